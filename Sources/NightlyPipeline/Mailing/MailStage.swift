internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportDelivery
internal import SnapshotArchive

/// Makes the mails of one night and sends them: customers' own as the customers pass by, then the digests, then the operator's.
struct MailStage {
  /// What a batch of customers came to.
  private struct Batch: Sendable {
    var mails: [(job: MailJob, built: BuiltMail)] = []
    /// What changed, with the places of the digests it belongs to.
    var entries: [(digest: Int, entry: DigestEntry)] = []
  }

  private let night: MailNight
  private let setup: MailSetup
  /// What everybody was last told.
  private let last: [MailAddressee: [UInt8]]
  private let stop: StopSignal

  init(
    _ night: MailNight, setup: MailSetup, last: [MailAddressee: [UInt8]], stop: StopSignal
  ) {
    (self.night, self.setup, self.last, self.stop) = (night, setup, last, stop)
  }

  /// Makes and sends mails.
  func send(_ jobs: [MailJob], by dispatch: inout MailDispatch) throws(PublishingError) {
    let digests = jobs.filter { $0.recipient.addressee.audience == .accountManager }
    let work = CustomerWork(jobs, digests: digests, places: night.places)
    for job in work.homeless {
      try dispatch.take(job, .quiet("the night does not have the customer, or knows it by its name alone"))
    }
    let entries = try sendCustomers(work, digests: digests, by: &dispatch)
    var builder = MailBuilder(night, setup: setup)
    for (place, job) in digests.enumerated() where !stop.isGiven {
      try dispatch.take(
        job, try builder.digest(of: entries[place], for: job, last: last[job.recipient.addressee]))
    }
    try dispatch.finish()
    for job in jobs where job.recipient.addressee.audience == .operations && !stop.isGiven {
      let built = try builder.operations(
        accepted: dispatch.outcomes.count { $0.state == .accepted },
        failed: dispatch.outcomes.count { $0.state.isFailure }, for: job)
      try dispatch.take(job, built)
    }
    try dispatch.finish()
  }

  /// Walks over the customers on all processors; returns what changed for each digest.
  private func sendCustomers(
    _ work: CustomerWork, digests: [MailJob], by dispatch: inout MailDispatch
  ) throws(PublishingError) -> [[DigestEntry]] {
    var entries = [[DigestEntry]](repeating: [], count: digests.count)
    let (night, setup, stop) = (night, setup, stop)
    // Large batches, so that others go on while mails are made durable.
    try inParallel(count: work.places.count, batchesOf: 32, worker: { MailBuilder(night, setup: setup) }) {
      (builder: inout MailBuilder, range) throws(PublishingError) in
      stop.isGiven ? Batch() : try batch(work.places[range], of: work, digests: digests, by: &builder)
    } inOrder: { (batch: Batch) throws(PublishingError) in
      for mail in batch.mails { try dispatch.take(mail.job, mail.built) }
      for entry in batch.entries { entries[entry.digest].append(entry.entry) }
    }
    return entries
  }

  private func batch(
    _ places: ArraySlice<Int>, of work: CustomerWork, digests: [MailJob], by builder: inout MailBuilder
  ) throws(PublishingError) -> Batch {
    var batch = Batch()
    for place in places {
      let record = builder.record(at: place)
      for job in work.jobs[place] ?? [] {
        batch.mails.append(
          (job, try builder.mail(of: record, at: place, for: job, last: last[job.recipient.addressee])))
      }
      for digest in work.digests[place] ?? [] {
        if let entry = builder.entry(of: record, at: place, language: digests[digest].recipient.language) {
          batch.entries.append((digest, entry))
        }
      }
    }
    return batch
  }
}

/// Which mails and digests each customer belongs to.
private struct CustomerWork: Sendable {
  /// The places of the customers that some mail tells of, ascending.
  let places: [Int]
  private(set) var jobs: [Int: [MailJob]] = [:]
  private(set) var digests: [Int: [Int]] = [:]
  /// Mails to customers who are not there.
  private(set) var homeless: [MailJob] = []

  init(_ all: [MailJob], digests ofManagers: [MailJob], places known: [Customer.ID: Int]) {
    for job in all where job.recipient.addressee.audience == .customer {
      if let place = job.recipient.customers.first.flatMap({ known[$0] }) {
        jobs[place, default: []].append(job)
      } else {
        homeless.append(job)
      }
    }
    for (digest, job) in ofManagers.enumerated() {
      for place in job.recipient.customers.compactMap({ known[$0] }) {
        digests[place, default: []].append(digest)
      }
    }
    places = Set(jobs.keys).union(digests.keys).sorted()
  }
}

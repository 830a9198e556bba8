internal import NightPublishing
internal import ReportDelivery
internal import SnapshotArchive

/// What became of one mail.
struct MailOutcome: Sendable {
  let mail: LedgerMail
  let state: MailState
  let reply: String?
}

/// The mails of a run on their way: hands them to a courier, keeps the ledger, and tries again what may succeed later.
struct MailDispatch {
  private var gate: any MailGate
  /// `nil` for a trial, of which nothing is noted.
  private let ledger: MailLedger?
  private let clock: MailClock
  private let stop: StopSignal
  private let policy: RetryPolicy
  private let deadline: Int64
  private var waiting: [OutgoingMail] = []
  private var waitingBytes = 0
  private var failures = 0
  /// What became of every mail that was tried, in that order.
  private(set) var outcomes: [MailOutcome] = []
  /// Why nothing can be handed over any more; `nil` as long as it can.
  private(set) var unreachable: String?

  /// More of what waits is not kept in memory; the next run makes it again.
  private static let mostWaitingBytes = 64 << 20

  init(_ gate: any MailGate, ledger: MailLedger?, clock: MailClock, stop: StopSignal, retrySeconds: Int) {
    (self.gate, self.ledger, self.clock, self.stop) = (gate, ledger, clock, stop)
    policy = RetryPolicy(cap: retrySeconds)
    deadline = clock.unixTime() + Int64(retrySeconds)
  }

  /// Sends a mail, or notes why there is none.
  mutating func take(_ job: MailJob, _ built: BuiltMail) throws(PublishingError) {
    switch built {
    case .quiet(let reason): try end(job, .quiet, reason)
    case .withheld(let reason): try end(job, .withheld, reason)
    case .ready(let ready): try send(OutgoingMail(mail: job.mail, ready: ready))
    }
  }

  /// Tries again what was not taken, until it is or the time for that is over.
  mutating func finish() throws(PublishingError) {
    try settle(gate.flush(ledger, clock))
    var round = 0
    while !waiting.isEmpty, unreachable == nil, !stop.isGiven {
      round += 1
      guard pause(afterAttempt: round) else { break }
      let again = waiting
      (waiting, waitingBytes) = ([], 0)
      for mail in again { try send(mail) }
      try settle(gate.flush(ledger, clock))
    }
    for mail in waiting {
      outcomes.append(MailOutcome(mail: mail.mail, state: .deferred, reply: "not taken in time"))
    }
    waiting = []
  }

  private mutating func send(_ mail: OutgoingMail) throws(PublishingError) {
    while true {
      guard unreachable == nil, !stop.isGiven else {
        outcomes.append(MailOutcome(mail: mail.mail, state: .planned, reply: unreachable))
        return
      }
      let result = try gate.send(mail, ledger, clock)
      settle(result.settled)
      guard let reason = result.unreachable else {
        failures = 0
        if result.isDeferred { wait(mail) }
        return
      }
      failures += 1
      // A server that cannot be reached takes no other mail either: all of them wait for it.
      if !pause(afterAttempt: failures) { unreachable = reason }
    }
  }

  private mutating func wait(_ mail: OutgoingMail) {
    guard waitingBytes + mail.ready.message.bytes.count <= Self.mostWaitingBytes else {
      outcomes.append(MailOutcome(mail: mail.mail, state: .deferred, reply: "to be made again"))
      return
    }
    waiting.append(mail)
    waitingBytes += mail.ready.message.bytes.count
  }

  /// Waits as long as it makes sense after so many attempts; returns whether another one may follow.
  private func pause(afterAttempt attempt: Int) -> Bool {
    guard let seconds = policy.pause(afterAttempt: attempt), clock.unixTime() + Int64(seconds) <= deadline
    else { return false }
    for _ in 0..<seconds where !stop.isGiven { clock.pause(1) }
    return !stop.isGiven
  }

  private mutating func settle(_ settled: [MailOutcome]) { outcomes += settled }

  private mutating func end(_ job: MailJob, _ state: MailState, _ reason: String) throws(PublishingError) {
    outcomes.append(MailOutcome(mail: job.mail, state: state, reply: reason))
    try note([MailChange(job.mail.number, state, reply: reason)], in: ledger, at: clock)
  }
}

/// The clock as mailing needs it; `main` reads it.
public struct MailClock: Sendable {
  /// The time in seconds since 1970.
  public var unixTime: @Sendable () -> Int64
  /// Waits so many seconds.
  public var pause: @Sendable (Int) -> Void
  /// The moment of a day (year, month, day, hour, minute) in the zone of nights: seconds since 1970, and how many minutes
  /// the zone's clock is ahead of UTC.
  public var moment: @Sendable (Int, Int, Int, Int, Int) -> (seconds: Int64, utcOffsetMinutes: Int)

  /// Creates a clock.
  public init(
    unixTime: @escaping @Sendable () -> Int64, pause: @escaping @Sendable (Int) -> Void,
    moment: @escaping @Sendable (Int, Int, Int, Int, Int) -> (seconds: Int64, utcOffsetMinutes: Int)
  ) {
    (self.unixTime, self.pause, self.moment) = (unixTime, pause, moment)
  }

  /// Now, in UTC.
  var now: String { Moment(seconds: unixTime()).description }
}

/// Notes changes in the ledger, if there is one.
func note(_ changes: [MailChange], in ledger: MailLedger?, at clock: MailClock) throws(PublishingError) {
  do throws(ArchiveError) {
    try ledger?.note(changes, at: clock.now)
  } catch {
    throw PublishingError(error, operation: "note what became of mails")
  }
}

internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportDelivery
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive

/// Makes mails: content, words, attachments, guard, MIME; each worker has one of its own.
struct MailBuilder {
  let night: MailNight
  let setup: MailSetup
  private let context: ReportContext
  private let wordings: Wordings
  private var mails: MailRenderer
  private var reports: ReportRenderer
  let composer: Result<MessageComposer, DeliveryError>

  /// More than this of HTML is cut off by mail programs.
  static let mostHTML = 100_000
  /// Larger messages are refused by many servers.
  static let mostBytes = 10_000_000

  init(_ night: MailNight, setup: MailSetup) {
    self.night = night
    self.setup = setup
    context = night.context.copied
    wordings = Wordings(night.prepared.settings)
    mails = MailRenderer(night.prepared.templates)
    reports = ReportRenderer(
      night.prepared.templates, validator: night.prepared.validator, known: KnownBranches())
    do throws(DeliveryError) {
      composer = .success(try MessageComposer())
    } catch {
      composer = .failure(error)
    }
  }

  /// The record of a customer in the words of a language; each is drawn up once for all mails about the customer.
  func record(at place: Int) -> CustomerRecord { night.record.customers.record(at: place, by: context) }

  /// A customer's own mail.
  mutating func mail(
    of record: CustomerRecord, at place: Int, for job: MailJob, last: [UInt8]?
  ) throws(PublishingError) -> BuiltMail {
    let customer = record.facts.customer
    let writer = CustomerWriter(
      record, context: context,
      wording: wordings.wording(for: job.recipient.language ?? customer.language))
    let frequency = setup.settings.customers
    let mail = customerMail(
      by: writer, newsOf: frequency.days, frame: frame(isAttached: !setup.settings.attachments.isEmpty),
      link: night.link(to: customer, below: setup.settings.links))
    if frequency == .changes, !mail.hasNews { return .quiet("nothing new") }
    let rendered = mails.render(mail)
    let content = try contentDigest(text(of: mail, rendered))
    if content == last { return .quiet("nothing changed") }
    let attachments: [MailAttachment]
    do throws(XMLFault) {
      attachments = try self.attachments(of: mail.report, named: customer.name)
    } catch {
      return .withheld("the report is not valid: \(error)")
    }
    return finish(
      rendered, attachments: attachments, for: job, language: writer.language, visible: [place],
      content: content, customers: [customer.id.text])
  }

  /// What changed about a customer, for the account manager's digest.
  func entry(of record: CustomerRecord, at place: Int, language: String?) -> DigestEntry? {
    let writer = CustomerWriter(record, context: context, wording: wordings.wording(for: language))
    return digestEntry(
      by: writer, standing: night.record.standings[place], night: night.record.night,
      newsOf: setup.settings.accountManagers.days,
      link: night.link(to: record.facts.customer, below: setup.settings.links))
  }

  /// An account manager's digest.
  mutating func digest(
    of entries: [DigestEntry], for job: MailJob, last: [UInt8]?
  ) throws(PublishingError) -> BuiltMail {
    let manager = job.recipient
    let wording = wordings.wording(for: manager.language)
    let digest = managerDigest(
      for: manager.name ?? manager.address.text, of: entries,
      customers: manager.customers.count { night.places[$0] != nil }, night: night.record.night,
      frame: frame(isAttached: false), wording: wording)
    guard let digest else { return .quiet("nothing changed") }
    let content = try contentDigest(Array(digest.rows.map { "\($0.customer) \($0.changes)" }.joined().utf8))
    if content == last { return .quiet("nothing changed") }
    return finish(
      mails.render(digest), attachments: [], for: job, language: wording.language,
      visible: Set(manager.customers.compactMap { night.places[$0] }),
      content: content, customers: digest.rows.map(\.customer.text))
  }

  /// The operator's summary of the night.
  mutating func operations(
    accepted: Int, failed: Int, for job: MailJob
  ) throws(PublishingError) -> BuiltMail {
    let mail = operationsMail(
      of: night.record, mails: (accepted, failed), frame: frame(isAttached: false),
      wording: wordings.ofPartner)
    if setup.settings.operations == .changes, !mail.hasProblems { return .quiet("all well") }
    let rendered = mails.render(mail)
    return finish(
      rendered, attachments: [], for: job, language: wordings.ofPartner.language,
      visible: Set(night.record.facts.customers.indices),
      content: try contentDigest(rendered.text), customers: [])
  }
}

extension MailBuilder {
  private func frame(isAttached: Bool) -> MailFrame {
    MailFrame(
      sender: setup.from.name ?? setup.from.address.text, contact: setup.contact, isAttached: isAttached)
  }

  /// What a mail says, without the address of the report, which changes with the night.
  private mutating func text(of mail: CustomerMail, _ rendered: RenderedMail) -> [UInt8] {
    guard mail.link != nil else { return rendered.text }
    var unlinked = mail
    unlinked.link = nil
    return mails.render(unlinked).text
  }

  private func contentDigest(_ bytes: [UInt8]) throws(PublishingError) -> [UInt8] {
    Array(try SHA256Digest.of(bytes).prefix(16))
  }

  private mutating func attachments(
    of report: CustomerReport, named name: String
  ) throws(XMLFault) -> [MailAttachment] {
    let wanted = setup.settings.attachments
    guard !wanted.isEmpty else { return [] }
    let (html, xml) =
      wanted.contains(.xml) ? try reports.render(report) : (reports.renderPage(report), [])
    let title = [name, report.dataDate].compactMap(\.self).joined(separator: " ")
    return wanted.map { kind in
      switch kind {
      case .html: MailAttachment(name: title + ".html", mediaType: .html, bytes: html)
      case .xml: MailAttachment(name: title + ".xml", mediaType: .xml, bytes: xml)
      case .csv: MailAttachment(name: title + ".csv", mediaType: .csv, bytes: figuresTable(of: report))
      }
    }
  }
}

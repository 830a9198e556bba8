internal import AdoptionDomain
internal import ReportContent
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive

/// A night as mails are made of it.
struct MailNight: Sendable {
  let record: NightRecord
  let context: ReportContext
  let prepared: PreparedNight
  /// The places of the customers who may be mailed about: those matched by name alone may not.
  let places: [Customer.ID: Int]
  /// Knows what tells of which customer, by the customers' places.
  let messageGuard: MessageGuard
  /// When the night was, in seconds since 1970, and how many minutes the clock was ahead of UTC.
  let moment: (seconds: Int64, utcOffsetMinutes: Int)

  init(
    _ record: NightRecord, context: ReportContext, prepared: PreparedNight,
    moment: (seconds: Int64, utcOffsetMinutes: Int)
  ) {
    (self.record, self.context, self.prepared, self.moment) = (record, context, prepared, moment)
    let customers = record.facts.customers
    places = Dictionary(
      customers.indices.lazy.filter { !customers[$0].isMatchedByNameOnly }.map {
        (customers[$0].customer.id, $0)
      },
      uniquingKeysWith: { first, _ in first })
    messageGuard = MessageGuard(
      parties: customers.map { facts in
        GuardedParty(
          names: [facts.customer.name], identifiers: [facts.customer.id.text] + facts.customer.domains)
      }, commonTexts: Self.commonTexts(of: prepared))
  }

  /// Words that are nobody's: those of templates, texts, rules and catalogs.
  private static func commonTexts(of prepared: PreparedNight) -> [String] {
    prepared.keptSettings.map { String(decoding: $0.content, as: UTF8.self) }
  }

  /// The address of a customer's report; `nil` where reports are not published anywhere.
  func link(to customer: Customer, below address: String?) -> String? {
    address.map { "\($0)\(record.night)/customers/\(pageName(of: customer)).html" }
  }
}

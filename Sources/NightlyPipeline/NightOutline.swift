internal import AdoptionDomain
internal import ReportContent

/// What is told of a night when it is over.
struct NightOutline: Sendable {
  let night: CalendarDay
  /// The latest data date of the exports.
  let dataDate: CalendarDay?
  /// How many customers there are.
  let customers: Int
  /// The exports, by path.
  let sources: [ExportSource]
  /// What is to be said about the exports, in its fixed order.
  let findings: [Finding]
  /// Reports that are not published.
  let unpublished: [UnpublishedReport]
}

extension NightOutline {
  init(_ record: NightRecord, unpublished: [UnpublishedReport]) {
    self.init(
      night: record.night, dataDate: record.dataDate, customers: record.customers.count,
      sources: record.sources, findings: record.findings, unpublished: unpublished)
  }
}

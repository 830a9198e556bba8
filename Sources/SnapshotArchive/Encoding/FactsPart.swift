internal import AdoptionDomain
internal import ByteEncoding

/// The parts in which the facts of a customer are kept, each for as long as it stays the same.
///
/// The days for which exports speak are none of them: they move every night, and stand in `data_dates`.
enum FactsPart: String, CaseIterable, Sendable {
  /// What the customer holds, as every family of exports tells it.
  case licenses
  /// The use of services that sources have counted themselves.
  case reportedUsage = "reported-usage"
  /// What the customer's people do.
  case activity
  /// The customer's requests.
  case support
  /// What became of the records that are about the customer.
  case tallies
  /// Of the portfolio as a whole: the products that exports taught.
  case learnedProducts = "learned-products"
}

/// The days for which the exports of a customer speak.
struct DataDates: Equatable, Sendable {
  /// The data date of the user exports.
  var activity: CalendarDay?
  /// The latest data date of reported usage.
  var reportedUsage: CalendarDay?
  /// The days that the help desk's exports cover.
  var support: ActivityWindow?

  init(activity: CalendarDay? = nil, reportedUsage: CalendarDay? = nil, support: ActivityWindow? = nil) {
    (self.activity, self.reportedUsage, self.support) = (activity, reportedUsage, support)
  }

  init(of facts: CustomerFacts) {
    self.init(
      activity: facts.activity?.dataDate, reportedUsage: facts.reportedUsage.map(\.dataDate).max(),
      support: facts.support?.coverage)
  }

  /// Stands for the data date of the night, which most customers share: so their rows stay the same while days go by.
  static let ofTheNight = "="

  /// A day as the archive has it in a night with this data date.
  static func day(_ text: String, on nightDataDate: CalendarDay?) throws(UnreadableBytes) -> CalendarDay {
    guard text == ofTheNight else { return try archivedDay(text) }
    guard let nightDataDate else { throw UnreadableBytes(offset: 0) }
    return nightDataDate
  }

  /// The day for which figures of use speak.
  var usage: CalendarDay? { activity ?? reportedUsage }
}

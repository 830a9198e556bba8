/// The tables whose rows hold from one night to another: what does not change is stored once.
///
/// A row holds for the nights `first_night ... last_night`, both by their number in `nights`, and on to the newest one where
/// `last_night` is null. Which rows hold for a night, and what they say, is covered by the night's digests.
enum IntervalTable: String, CaseIterable, Sendable {
  /// Who the customers are.
  case profiles
  /// The days for which the exports of customers speak.
  case dataDates = "data_dates"
  /// The facts of customers, in parts.
  case facts
  /// The figures of customers, by subject.
  case measures
  /// The advice to customers, with its state.
  case advice
  /// What the pages of customers were made from.
  case pages
  /// The exports that were read.
  case inputs
  /// What was found in the exports.
  case findings

  /// Whether its rows belong to customers.
  var isOfCustomers: Bool { self != .inputs && self != .findings }

  /// The columns that tell rows of one night apart, besides the customer.
  var keyColumns: [String] {
    switch self {
    case .profiles, .dataDates, .pages: []
    case .facts: ["part"]
    case .measures: ["scope", "subject"]
    case .advice: ["rule", "scope", "subject"]
    case .inputs: ["path"]
    case .findings:
      [
        "severity", "code", "file", "line", "column", "customer", "count", "expected", "found", "occurrence",
      ]
    }
  }

  /// The other columns, in the order in which their digest is taken.
  var valueColumns: [String] {
    switch self {
    case .profiles:
      [
        "name", "domains", "segment", "country", "language", "account_manager", "seats", "matched_by_name",
      ]
    case .dataDates: ["activity", "reported_usage", "support_start", "support_end"]
    case .facts: ["content"]
    case .measures: ["figures"]
    case .advice:
      [
        "version", "state", "since", "resolved_on", "measure", "basis", "numerator", "denominator",
      ]
    case .pages: ["name", "identity"]
    case .inputs:
      [
        "kind", "size", "fingerprint", "records", "rejected", "first_day", "last_day",
      ]
    case .findings: []
    }
  }
}

internal import AdoptionDomain

/// The kinds of exports that are delimited text.
enum DelimitedKind: CaseIterable {
  case activeUsers, graphActiveUserDetail, tickets, subscriptions, customers, licensingReference

  /// The kind among all exports.
  var exportKind: ExportKind {
    switch self {
    case .activeUsers: .activeUsers
    case .graphActiveUserDetail: .graphActiveUserDetail
    case .tickets: .tickets
    case .subscriptions: .subscriptions
    case .customers: .customers
    case .licensingReference: .licensingReference
    }
  }
}

/// The columns of one kind of delimited export.
struct ExportFormat: Sendable {
  /// What the export is.
  let kind: DelimitedKind
  /// Columns without which the export cannot be read.
  let required: [String]
  /// Columns that are read where they are there.
  let optional: [String]
  /// Groups of columns of which at least one must be whole; without a column of any group it is another export.
  var groups: [[String]] = []
  /// Columns that no export of this kind has: their presence means another kind.
  var foreign: [String] = []

  /// All known formats; where a header fits several, the first one is meant.
  static let all: [ExportFormat] = [
    .activeUsers, .graphActiveUserDetail, .tickets, .subscriptions, .licensingReference, .customers,
  ]
}

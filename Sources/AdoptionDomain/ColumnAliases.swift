/// Other spellings of column names that exports use; users extend the list.
public struct ColumnAliases: Equatable, Sendable {
  /// For each canonical column name the other names it goes by, compared without regard to case and spacing.
  public let names: [String: [String]]

  /// No aliases.
  public static let none = ColumnAliases([:])

  /// Creates a table of aliases: canonical name -> other names.
  public init(_ names: [String: [String]]) { self.names = names }
}

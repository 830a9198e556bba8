/// One cell of a table for machines and spreadsheets.
public enum Cell: Hashable, Sendable {
  /// Words, which may have been typed by anybody.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number that is already written with a decimal point.
  case decimal(String)
  /// Nothing is known.
  case absent

  /// A whole number, or nothing.
  static func optional(_ number: Int?) -> Cell { number.map(Cell.integer) ?? .absent }

  /// A number with a decimal point, or nothing.
  static func optional(decimal: String?) -> Cell { decimal.map(Cell.decimal) ?? .absent }
}

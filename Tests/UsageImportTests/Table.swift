/// A table that a test writes as a delimited file.
struct Table {
  var header: [String]
  var rows: [[String]]

  /// The table as text; cells are quoted where they must be, or all of them.
  func text(
    delimiter: String = ",", quotesAll: Bool = false, newline: String = "\n", mark: String = ""
  ) -> String {
    let lines = ([header] + rows).map { row in
      row.map { Self.quoted($0, delimiter: delimiter, always: quotesAll) }.joined(separator: delimiter)
    }
    return mark + lines.map { $0 + newline }.joined()
  }

  /// The table with its columns in another order.
  func withColumns(in order: [Int]) -> Table {
    Table(header: order.map { header[$0] }, rows: rows.map { row in order.map { row[$0] } })
  }

  private static func quoted(_ cell: String, delimiter: String, always: Bool) -> String {
    let needsQuotes = cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) }
    guard always || needsQuotes || cell.contains(delimiter) else { return cell }
    let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }
}

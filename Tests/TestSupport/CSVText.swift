/// A table read from CSV text by the plain rules of RFC 4180, for comparing what the program wrote.
public struct CSVText: Equatable, Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The rows, each with the cells by the name of their column.
  public let rows: [[String: String]]

  /// Reads a table; a byte order mark is passed over.
  public init(_ text: String) {
    var records = Self.records(
      of: text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
    columns = records.isEmpty ? [] : records.removeFirst()
    rows = records.map { [columns] cells in
      Dictionary(zip(columns, cells)) { first, _ in first }
    }
  }

  /// The records of a text, cell by cell.
  public static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.unicodeScalars.append(scalar)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(cell)
        cell = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        records.append(record + [cell])
        record = []
        cell = ""
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !cell.isEmpty || !record.isEmpty { records.append(record + [cell]) }
    return records
  }
}

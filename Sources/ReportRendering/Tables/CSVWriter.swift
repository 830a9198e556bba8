public import ReportContent

/// Writes a table as CSV: UTF-8, commas, LF, quotes where needed.
public struct CSVWriter: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []

  /// Begins a table with its column names.
  public init(columns: [String]) { write(columns.map(Cell.text)) }

  /// Writes a row.
  public mutating func write(_ row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      switch cell {
      case .text(let text): write(text: text)
      case .integer(let number): bytes.append(contentsOf: String(number).utf8)
      case .decimal(let digits): bytes.append(contentsOf: digits.utf8)
      case .absent: continue
      }
    }
    bytes.append(0x0A)
  }

  /// Writes words; those that a spreadsheet would take for a formula get an apostrophe in front (OWASP, CSV injection).
  private mutating func write(text: String) {
    let isFormula = text.utf8.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { bytes.append(0x22) }
    if isFormula { bytes.append(0x27) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte == 0 ? 0x20 : byte)
    }
    if needsQuotes { bytes.append(0x22) }
  }
}

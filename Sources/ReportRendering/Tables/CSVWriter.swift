public import ReportContent

/// Writes a table as CSV: UTF-8, commas, LF, quotes where needed.
public struct CSVWriter: Sendable {
  /// The bytes written so far.
  public private(set) var bytes: [UInt8] = []

  /// Begins a part of a table: rows without column names, to follow those of other parts.
  public init() {}

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
    var text = text
    text.withUTF8 { write(utf8: $0) }
  }

  private mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
    let isFormula = text.first.map(Self.beginsFormula) ?? false
    let needsQuotes = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { bytes.append(0x22) }
    if isFormula { bytes.append(0x27) }
    if needsQuotes || text.contains(0) {
      for byte in text {
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte == 0 ? 0x20 : byte)
      }
    } else {
      bytes.append(contentsOf: text)
    }
    if needsQuotes { bytes.append(0x22) }
  }

  /// Whether a spreadsheet takes a cell that begins with this byte for a formula.
  private static func beginsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    // = + - @, tab and line ends.
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A: true
    default: false
    }
  }
}

public import ReportContent

/// Writes a table as CSV: UTF-8, commas, LF, quotes where needed.
public struct CSVWriter: Sendable {
  /// The bytes written so far.
  public var bytes: [UInt8] { buffer.array }
  private var buffer = ByteBuffer()
  /// Whether the next cell is the first of its row.
  private var isAtStart = true

  /// Begins a part of a table: rows without column names, to follow those of other parts.
  public init() {}

  /// Begins a table with its column names.
  public init(columns: [String]) { write(columns.map(Cell.text)) }

  /// Writes a row.
  public mutating func write(_ row: [Cell]) {
    for cell in row {
      switch cell {
      case .text(let text): self.text(text)
      case .integer(let number): integer(number)
      case .decimal(let digits): word(digits)
      case .absent: absent()
      }
    }
    endRow()
  }

  private mutating func write(utf8 text: UnsafeBufferPointer<UInt8>) {
    let isFormula = text.first.map(Self.beginsFormula) ?? false
    var (needsQuotes, hasNUL) = (false, false)
    for byte in text where byte <= 0x2C {
      needsQuotes = needsQuotes || byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
      hasNUL = hasNUL || byte == 0
    }
    if needsQuotes { buffer.append(0x22) }
    if isFormula { buffer.append(0x27) }
    if needsQuotes || hasNUL {
      for byte in text {
        if byte == 0x22 { buffer.append(byte) }
        buffer.append(byte == 0 ? 0x20 : byte)
      }
    } else {
      buffer.append(text)
    }
    if needsQuotes { buffer.append(0x22) }
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

extension CSVWriter: TableSink {
  /// Writes words; those that a spreadsheet would take for a formula get an apostrophe in front (OWASP, CSV injection).
  public mutating func text(_ text: String) {
    beginCell()
    var text = text
    text.withUTF8 { write(utf8: $0) }
  }

  /// Writes a word of the program's own, which is as it should be.
  public mutating func word(_ word: String) {
    beginCell()
    var word = word
    word.withUTF8 { buffer.append($0) }
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int?) {
    beginCell()
    guard let number else { return }
    if number < 0 { buffer.append(0x2D) }
    buffer.append(digits: number.magnitude)
  }

  /// Writes tenths with one decimal and a point.
  public mutating func decimal(tenths: Int?) {
    beginCell()
    guard let tenths else { return }
    if tenths < 0 { buffer.append(0x2D) }
    buffer.append(digits: tenths.magnitude / 10)
    buffer.append(0x2E)
    buffer.append(0x30 + UInt8(tenths.magnitude % 10))
  }

  /// Leaves a cell empty.
  public mutating func absent() { beginCell() }

  /// Ends the row.
  public mutating func endRow() {
    buffer.append(0x0A)
    isAtStart = true
  }

  /// The number of bytes written so far.
  public var mark: Int { buffer.count }

  /// Writes the bytes of cells once more, which stood at the same place of another row.
  public mutating func again(_ cells: Range<Int>) {
    buffer.append(again: cells)
    isAtStart = false
  }

  private mutating func beginCell() {
    if !isAtStart { buffer.append(0x2C) }
    isAtStart = false
  }
}

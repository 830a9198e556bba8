public import ReportContent

/// Writes a table as CSV: UTF-8, commas, LF, quotes where needed.
public struct CSVWriter: Sendable {
  /// The bytes written so far.
  public var bytes: [UInt8] { buffer.array }
  private var buffer: ByteBuffer
  /// Whether the next cell is the first of its row.
  private var isAtStart = true

  /// Begins a part of a table: rows without column names, to follow those of other parts.
  ///
  /// - Parameter capacity: so many bytes are written without looking for more room.
  public init(reserving capacity: Int = 1024) { buffer = ByteBuffer(reserving: capacity) }

  /// Begins a table with its column names.
  public init(columns: [String]) {
    self.init()
    write(columns.map(Cell.text))
  }

  /// Hands over the bytes written so far, where they are.
  public func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try buffer.withBytes(body)
  }

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

  /// Writes a cell of bytes, whatever they are.
  private mutating func write(cell text: UnsafeBufferPointer<UInt8>) {
    let isFormula = text.first.map(Self.beginsFormula) ?? false
    var (needsQuotes, hasNUL) = (false, false)
    for byte in text where byte <= 0x2C {
      needsQuotes = needsQuotes || byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
      hasNUL = hasNUL || byte == 0
    }
    guard isFormula || needsQuotes || hasNUL else { return append(text) }
    beginCell()
    if needsQuotes { buffer.append(0x22) }
    if isFormula { buffer.append(0x27) }
    for byte in text {
      if byte == 0x22 { buffer.append(byte) }
      buffer.append(byte == 0 ? 0x20 : byte)
    }
    if needsQuotes { buffer.append(0x22) }
  }

  /// Writes a cell of bytes that are as they should be.
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    append(cellOf: bytes.count) { cell in
      if let first = bytes.baseAddress { cell.update(from: first, count: bytes.count) }
      return bytes.count
    }
  }

  /// Writes a cell in one go: the comma before it, and what the body writes.
  @inline(__always)
  private mutating func append(cellOf most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    let comma = isAtStart ? 0 : 1
    isAtStart = false
    buffer.append(atMost: 1 + most) { place in
      place.pointee = 0x2C
      return comma + body(place + comma)
    }
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
  public mutating func text(_ text: String) { text.withBytes { write(cell: $0) } }

  /// Writes a word of the program's own, which is as it should be.
  public mutating func word(_ word: String) {
    var word = word
    word.withUTF8 { append($0) }
  }

  /// Writes a whole number.
  public mutating func integer(_ number: Int?) {
    guard let number else { return absent() }
    append(cellOf: 1 + UnsafeMutablePointer<UInt8>.mostDigits) { cell in
      let sign = cell.put(signOf: number)
      return sign + (cell + sign).put(digits: number.magnitude)
    }
  }

  /// Writes tenths with one decimal and a point.
  public mutating func decimal(tenths: Int?) {
    guard let tenths else { return absent() }
    append(cellOf: 3 + UnsafeMutablePointer<UInt8>.mostDigits) { cell in
      var count = cell.put(signOf: tenths)
      count += (cell + count).put(digits: tenths.magnitude / 10)
      cell[count] = UInt8(ascii: ".")
      cell[count + 1] = UInt8(ascii: "0") + UInt8(tenths.magnitude % 10)
      return count + 2
    }
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

extension String {
  /// Calls the body with the text in UTF-8, without a copy.
  @inline(__always)
  fileprivate func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard utf8.withContiguousStorageIfAvailable(body) == nil else { return }
    Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes a hyphen before a negative number; returns how many bytes that are.
  @inline(__always)
  fileprivate func put(signOf number: Int) -> Int {
    guard number < 0 else { return 0 }
    pointee = UInt8(ascii: "-")
    return 1
  }
}

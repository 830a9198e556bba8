public import AdoptionDomain
public import AdoptionMetrics
internal import ByteEncoding

/// One figure of one subject as the archive has it.
public struct ArchivedFigure: Hashable, Sendable {
  /// What is measured.
  public let measure: MeasureID
  /// What the denominator counts.
  public let basis: Basis
  /// The length of the window in days; `nil` for figures of a day.
  public let windowDays: Int?
  /// The kind of the export that it rests on; `nil` for none.
  public let source: ExportKind?
  /// Both counts.
  public let ratio: Ratio
  /// The least and the most that the numerator can be; `nil` where the count is exact.
  public let bounds: ClosedRange<Int>?
}

extension ArchivedFigure {
  /// Reads the figures of a subject; figures of measures that this version does not know are passed over.
  ///
  /// - Parameter text: what `FigureText` has written.
  /// - Returns: the figures in their order.
  /// - Throws: `UnreadableBytes` where the text is anything else.
  static func figures(in text: String) throws(UnreadableBytes) -> [ArchivedFigure] {
    var figures: [ArchivedFigure] = []
    try read(text) { figures.append($0) }
    return figures
  }

  /// Reads the figures of a subject, as the function above.
  ///
  /// - Parameters:
  ///   - text: what `FigureText` has written.
  ///   - wanted: the only measure that is asked for; `nil` for all.
  ///   - take: takes each figure.
  /// - Throws: `UnreadableBytes` where the text is anything else, and what `take` throws.
  static func read(
    _ text: String, of wanted: MeasureID? = nil, _ take: (ArchivedFigure) throws(UnreadableBytes) -> Void
  ) throws(UnreadableBytes) {
    var text = text
    let result = text.withUTF8 { bytes in
      var reader = JSONNumbersReader(bytes)
      return Result { () throws(UnreadableBytes) in try read(&reader, of: wanted?.code, take) }
    }
    try result.get()
  }

  private static func read(
    _ reader: inout JSONNumbersReader, of wanted: Int?,
    _ take: (ArchivedFigure) throws(UnreadableBytes) -> Void
  ) throws(UnreadableBytes) {
    try reader.list { (reader) throws(UnreadableBytes) in
      try reader.expectOpen()
      let window = try reader.number()
      try reader.expectComma()
      let source = try reader.number()
      try reader.expectComma()
      try reader.list { (reader) throws(UnreadableBytes) in
        let numbers = try reader.figure()
        guard wanted == nil || numbers.code / 10 == wanted,
          let measure = FigureCodes.measures[numbers.code / 10],
          let basis = FigureCodes.bases[numbers.code % 10]
        else { return }
        try take(
          ArchivedFigure(
            measure: measure, basis: basis, windowDays: window == 0 ? nil : window,
            source: FigureCodes.sources[source], ratio: numbers.ratio, bounds: numbers.bounds))
      }
      try reader.expectClose()
    }
    guard reader.isAtEnd else { throw reader.failure }
  }
}

/// Reads nested lists of whole numbers.
private struct JSONNumbersReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var failure: UnreadableBytes { UnreadableBytes(offset: place) }
  var isAtEnd: Bool { place == bytes.count }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(UnreadableBytes) {
    guard take(byte) else { throw failure }
  }

  mutating func expectOpen() throws(UnreadableBytes) { try expect(UInt8(ascii: "[")) }
  mutating func expectClose() throws(UnreadableBytes) { try expect(UInt8(ascii: "]")) }
  mutating func expectComma() throws(UnreadableBytes) { try expect(UInt8(ascii: ",")) }

  /// Walks over a list.
  mutating func list(_ element: (inout Self) throws(UnreadableBytes) -> Void) throws(UnreadableBytes) {
    try expectOpen()
    if take(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    try expectClose()
  }

  /// A list of three numbers, or of five.
  mutating func figure() throws(UnreadableBytes) -> (code: Int, ratio: Ratio, bounds: ClosedRange<Int>?) {
    try expectOpen()
    let code = try number()
    try expectComma()
    let numerator = try number()
    try expectComma()
    let ratio = Ratio(numerator, of: try number())
    var bounds: ClosedRange<Int>?
    if take(UInt8(ascii: ",")) {
      let least = try number()
      try expectComma()
      let most = try number()
      guard least <= most else { throw failure }
      bounds = least...most
    }
    try expectClose()
    return (code, ratio, bounds)
  }

  /// A whole number of at most 15 digits.
  mutating func number() throws(UnreadableBytes) -> Int {
    let isNegative = take(UInt8(ascii: "-"))
    let start = place
    var number = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 15 {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > start else { throw failure }
    return isNegative ? -number : number
  }
}

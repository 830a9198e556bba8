internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding

/// The figures of one subject as the archive keeps them: JSON that SQL can read.
///
///     [[28,3,[[32,22,40],[22,25,40]]],[0,2,[[11,40,50]]]]
///
/// A group for each length of the window in days (0 for figures of a day) and kind of the export (0 for none), and in it a
/// list for each figure: ten times the measure's number plus the basis's, numerator, denominator, and the least and the most
/// that the numerator can be where it is no exact count.
enum FigureText {
  /// Whether the archive has anything of a figure: unknown ones and those of 0 of 0 are left out, as in tables.
  static func keeps(_ measure: Measure) -> Bool { measure.isKnown }

  /// Writes figures of one subject, in their order, as a text that is a value of a row.
  static func write(_ measures: ArraySlice<Measure>, sources: [ExportSource], to writer: inout ByteWriter) {
    JSONNumbers.write(atMost: 2 + measures.count * mostBytes, to: &writer) { numbers in
      numbers.open()
      var group: (window: Int, source: Int)?
      // Figures of one window and export stand next to each other nearly always; a group may come twice.
      for measure in measures where keeps(measure) {
        guard let ratio = measure.ratio else { continue }
        let window = measure.window.map { $0.end.days(since: $0.start) + 1 } ?? 0
        let source = measure.source.map { sources[$0].kind.code } ?? 0
        if group?.window != window || group?.source != source {
          if group != nil { numbers.close(); numbers.close() }
          numbers.open()
          numbers.write(window)
          numbers.write(source)
          numbers.open()
          group = (window, source)
        }
        numbers.open()
        numbers.write(measure.id.code * 10 + measure.basis.code)
        numbers.write(ratio.numerator)
        numbers.write(ratio.denominator)
        if let bounds = measure.bounds {
          numbers.write(bounds.lowerBound)
          numbers.write(bounds.upperBound)
        }
        numbers.close()
      }
      if group != nil { numbers.close(); numbers.close() }
      numbers.close()
    }
  }

  /// The most that one figure takes: five numbers of its own and two of its group, six brackets and three commas.
  private static var mostBytes: Int { 7 * JSONNumbers.mostBytes + 9 }
}

/// Lists of whole numbers as JSON without blanks, written into memory that has room for them.
private struct JSONNumbers {
  /// The most that a number takes, a comma before it included.
  static var mostBytes: Int { 21 }

  private var next: UnsafeMutablePointer<UInt8>
  private var needsComma = false

  private init(at start: UnsafeMutablePointer<UInt8>) { next = start }

  /// Writes what the body writes, at most so many bytes, as a text that is a value of a row.
  static func write(atMost count: Int, to writer: inout ByteWriter, _ body: (inout JSONNumbers) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { memory in
      guard let start = memory.baseAddress else { return }
      var numbers = JSONNumbers(at: start)
      body(&numbers)
      writer.write(utf8: UnsafeBufferPointer(rebasing: memory[..<(numbers.next - start)]))
    }
  }

  mutating func open() {
    separate()
    put(UInt8(ascii: "["))
    needsComma = false
  }

  mutating func close() {
    put(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func write(_ number: Int) {
    separate()
    guard (0...999).contains(number) else {
      for byte in String(number).utf8 { put(byte) }
      return
    }
    if number > 99 { put(digit: number / 100) }
    if number > 9 { put(digit: number / 10 % 10) }
    put(digit: number % 10)
  }

  private mutating func put(digit: Int) { put(UInt8(ascii: "0") + UInt8(digit)) }

  private mutating func put(_ byte: UInt8) {
    next.initialize(to: byte)
    next += 1
  }

  private mutating func separate() {
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }
}

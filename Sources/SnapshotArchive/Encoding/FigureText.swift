internal import AdoptionDomain
internal import AdoptionMetrics

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

  /// Writes figures of one subject, in their order.
  static func text(of measures: ArraySlice<Measure>, sources: [ExportSource]) -> String {
    var writer = JSONNumbers()
    var group: (window: Int, source: Int)?
    // Figures of one window and export stand next to each other nearly always; a group may come twice.
    for measure in measures where keeps(measure) {
      guard let ratio = measure.ratio else { continue }
      let window = measure.window.map { $0.end.days(since: $0.start) + 1 } ?? 0
      let source = measure.source.map { sources[$0].kind.code } ?? 0
      if group?.window != window || group?.source != source {
        if group != nil { writer.close(); writer.close() }
        writer.open()
        writer.write(window)
        writer.write(source)
        writer.open()
        group = (window, source)
      }
      writer.open()
      writer.write(measure.id.code * 10 + measure.basis.code)
      writer.write(ratio.numerator)
      writer.write(ratio.denominator)
      if let bounds = measure.bounds {
        writer.write(bounds.lowerBound)
        writer.write(bounds.upperBound)
      }
      writer.close()
    }
    if group != nil { writer.close(); writer.close() }
    return writer.closed()
  }
}

/// Lists of whole numbers as JSON without blanks.
private struct JSONNumbers {
  private var bytes: [UInt8] = []
  private var needsComma = false

  init() {
    bytes.reserveCapacity(512)
    bytes.append(UInt8(ascii: "["))
  }

  /// The text; nothing can be written behind it.
  mutating func closed() -> String {
    close()
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func open() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func write(_ number: Int) {
    separate()
    guard (0...999).contains(number) else { return bytes.append(contentsOf: String(number).utf8) }
    if number > 99 { append(digit: number / 100) }
    if number > 9 { append(digit: number / 10 % 10) }
    append(digit: number % 10)
  }

  private mutating func append(digit: Int) { bytes.append(UInt8(ascii: "0") + UInt8(digit)) }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}

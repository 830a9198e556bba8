/// The days that rows have named lately, found by their bytes: exports repeat a few hundred of them, and to look one up is
/// less work than to read it.
struct KnownDays: Sendable {
  /// A day `20yy-MM-dd`: the bytes behind the century, the first one lowest, and its ordinal.
  fileprivate struct Entry {
    let bytes: UInt64
    let ordinal: Int
  }

  private static let indexBits = 10

  /// The days by their place; none before the first row.
  ///
  /// Of two days for the same place the one that was read last stands there.
  private var entries: [Entry] = []
  private let months = MonthTable.shared
  /// 2000-01-01, which stands wherever no day was read yet: all that is ever found is a day.
  private let blank: Entry

  init() {
    let text: StaticString = "2000-01-01"
    blank = Entry(
      bytes: text.utf8Start.word(at: 2), ordinal: DayBytes(text.utf8Start, at: 0).day(months).ordinal)
  }

  /// Lends the days to a reader of a row.
  @inline(__always) mutating func withReader<Result>(_ body: (inout DayReader) -> Result) -> Result {
    let (months, blank) = (months, blank)
    if entries.isEmpty { entries = Array(repeating: blank, count: 1 << Self.indexBits) }
    return entries.withUnsafeMutableBufferPointer { entries in
      var reader = DayReader(known: entries, months: months, last: blank)
      return body(&reader)
    }
  }

  @inline(__always) fileprivate static func index(of bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - indexBits))
  }
}

/// Reads the days of a row.
struct DayReader {
  fileprivate let known: UnsafeMutableBufferPointer<KnownDays.Entry>
  fileprivate let months: MonthTable
  /// The day that was read last as one that repeats.
  private var last: KnownDays.Entry
  /// 1 while all days that were read are days, else 0.
  private(set) var areDays: UInt64 = 1

  fileprivate init(
    known: UnsafeMutableBufferPointer<KnownDays.Entry>, months: MonthTable, last: KnownDays.Entry
  ) {
    (self.known, self.months, self.last) = (known, months, last)
  }

  /// The ordinal of the day in a field `yyyy-MM-dd`; of what is no day the ordinal means nothing, and `areDays` says so.
  @inline(__always) mutating func ordinal(_ field: Range<Int>, in row: UnsafePointer<UInt8>) -> Int {
    areDays &= bit(field.count == 10)
    let bytes = row.word(at: field.lowerBound &+ 2)
    let entry = known[KnownDays.index(of: bytes)]
    if entry.bytes == bytes, Self.isOfCentury(field, in: row) { return entry.ordinal }
    return read(field, in: row)
  }

  /// The same for a day that stands several times in a row.
  @inline(__always) mutating func repeatedOrdinal(_ field: Range<Int>, in row: UnsafePointer<UInt8>) -> Int {
    let bytes = row.word(at: field.lowerBound &+ 2)
    let isOfCentury = Self.isOfCentury(field, in: row)
    if last.bytes == bytes, isOfCentury, field.count == 10 { return last.ordinal }
    let ordinal = ordinal(field, in: row)
    if areDays == 1, isOfCentury { last = KnownDays.Entry(bytes: bytes, ordinal: ordinal) }
    return ordinal
  }

  /// Whether a field begins with `20`.
  @inline(__always)
  private static func isOfCentury(_ field: Range<Int>, in row: UnsafePointer<UInt8>) -> Bool {
    row.pair(at: field.lowerBound) == 0x3032
  }

  private mutating func read(_ field: Range<Int>, in row: UnsafePointer<UInt8>) -> Int {
    let (ordinal, isDay) = DayBytes(row, at: field.lowerBound).day(months)
    areDays &= isDay
    if isDay == 1, Self.isOfCentury(field, in: row) {
      let bytes = row.word(at: field.lowerBound &+ 2)
      known[KnownDays.index(of: bytes)] = KnownDays.Entry(bytes: bytes, ordinal: ordinal)
    }
    return ordinal
  }
}

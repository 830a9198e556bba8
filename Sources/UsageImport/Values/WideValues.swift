internal import AdoptionDomain

/// Values read from several bytes at once, for rows of the usual kind; what they do not know is for the general readers.
extension UnsafePointer<UInt8> {
  /// Eight bytes from a place on, the first one lowest.
  @inline(__always) func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(self).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Two bytes from a place on, the first one lowest.
  @inline(__always) func pair(at place: Int) -> UInt16 {
    UInt16(littleEndian: UnsafeRawPointer(self).loadUnaligned(fromByteOffset: place, as: UInt16.self))
  }

  /// The truth of `True` and `False` as reports spell them; nothing is false.
  ///
  /// Reads eight bytes. What people have is as good as random: where processors cannot guess, one way for all is faster than a
  /// choice of ways.
  @inline(__always) func flag(_ field: Range<Int>) -> (isTrue: UInt64, isUsual: UInt64) {
    let word = word(at: field.lowerBound)
    let isTrue = bit(field.count == 4) & bit(word & 0xFFFF_FFFF == 0x6575_7254)
    let isFalse = bit(field.count == 5) & bit(word & 0xFF_FFFF_FFFF == 0x65_736C_6146)
    return (isTrue, isTrue | isFalse | bit(field.isEmpty))
  }
}

/// 1 for what is true, and 0.
@inline(__always) func bit(_ isTrue: Bool) -> UInt64 { isTrue ? 1 : 0 }

/// The ten bytes of a day `yyyy-MM-dd`.
struct DayBytes {
  /// The first eight bytes, the first one lowest, and the last two.
  let start: UInt64
  let end: UInt16

  @inline(__always) init(_ bytes: UnsafePointer<UInt8>, at place: Int) {
    start = bytes.word(at: place)
    end = bytes.pair(at: place + 8)
  }

  /// The day by a table of the months; `nil` for years that it does not have, and for what is no day.
  @inline(__always) func ordinal(_ months: MonthTable) -> Int? {
    let (ordinal, isDay) = day(months)
    return isDay == 1 ? ordinal : nil
  }

  /// The day by a table of the months, and whether it is one that the table has, 1 or 0: without that the ordinal means
  /// nothing.
  @inline(__always) func day(_ months: MonthTable) -> (ordinal: Int, isDay: UInt64) {
    let digits = start ^ 0x2D30_302D_3030_3030
    let last = UInt64(end ^ 0x3030)
    // Adding 6 carries into the upper half of a byte from 10 on; the two hyphens have become 0.
    let odd =
      ((digits &+ 0x0606_0606_0606_0606) | digits) & 0xF0F0_F0F0_F0F0_F0F0
      | (((last &+ 0x0606) | last) & 0xF0F0) | (digits & 0xFF00_00FF_0000_0000)
    // Each byte and the next one as a number of two digits: the year's halves and the month.
    let pairs = digits &* 10 &+ digits >> 8
    let year = (pairs & 0xFF) &* 100 &+ (pairs >> 16 & 0xFF) &- UInt64(MonthTable.firstYear)
    let month = pairs >> 40 & 0xFF
    let day = (last & 0xF) &* 10 &+ last >> 8
    let (first, days) = months.month(Int(truncatingIfNeeded: year << 4 | month))
    let isDay =
      bit(odd == 0) & bit(month < 16) & bit(year < UInt64(MonthTable.years)) & bit(day &- 1 < days)
    return (first &+ Int(truncatingIfNeeded: day) &- 1, isDay)
  }
}

/// The first day and the length of each month of the years that exports speak of.
struct MonthTable: Sendable {
  static let firstYear = 1970
  static let years = 128
  /// The table, made once.
  static let shared = MonthTable()

  /// The ordinal of the first day times 32, and the number of days, for sixteen months of each year, the first one 0.
  ///
  /// Months that do not exist have no day. The memory is never changed and never freed.
  nonisolated(unsafe) private let entries: UnsafePointer<Int32>

  private init() {
    let entries = UnsafeMutablePointer<Int32>.allocate(capacity: Self.years * 16)
    entries.initialize(repeating: 0, count: Self.years * 16)
    for place in 0..<(Self.years * 12) {
      let (year, month) = (place / 12, place % 12 + 1)
      let first = Self.firstDay(place)
      entries[year * 16 + month] = first * 32 + (Self.firstDay(place + 1) - first)
    }
    self.entries = UnsafePointer(entries)
  }

  /// The first day of a month, counted from the first month of all.
  private static func firstDay(_ month: Int) -> Int32 {
    CalendarDay(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.ordinal ?? 0
  }

  /// The ordinal of the first day of a month, and how many days it has; of a number that is none's, those of another one.
  @inline(__always) func month(_ index: Int) -> (first: Int, days: UInt64) {
    let entry = Int(entries[index & (Self.years * 16 - 1)])
    return (entry >> 5, UInt64(truncatingIfNeeded: entry & 31))
  }
}

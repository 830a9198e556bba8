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

  /// The truth of `True` and `False` as reports spell them, 1 or 0, and 2 for anything else; reads eight bytes.
  @inline(__always) func flag(_ field: Range<Int>) -> UInt64 {
    let word = word(at: field.lowerBound)
    if field.count == 5, word & 0xFF_FFFF_FFFF == 0x65_736C_6146 { return 0 }
    return field.count == 4 && word & 0xFFFF_FFFF == 0x6575_7254 ? 1 : 2
  }
}

/// The ten bytes of a day `yyyy-MM-dd`.
struct DayBytes: Equatable {
  /// The first eight bytes, the first one lowest, and the last two.
  let start: UInt64
  let end: UInt16

  /// No day.
  static let none = DayBytes(start: 0, end: 0)

  @inline(__always) init(_ bytes: UnsafePointer<UInt8>, at place: Int) {
    start = bytes.word(at: place)
    end = bytes.pair(at: place + 8)
  }

  private init(start: UInt64, end: UInt16) {
    self.start = start
    self.end = end
  }

  /// The day by a table of the months; `nil` for years that it does not have, and for what is no day.
  @inline(__always) func ordinal(_ months: MonthTable) -> Int? {
    let digits = start ^ 0x2D30_302D_3030_3030
    let last = end ^ 0x3030
    // Adding 6 carries into the upper half of a byte from 10 on; the two hyphens have become 0.
    let odd =
      ((digits &+ 0x0606_0606_0606_0606) | digits) & 0xF0F0_F0F0_F0F0_F0F0
      | UInt64(((last &+ 0x0606) | last) & 0xF0F0) | (digits & 0xFF00_00FF_0000_0000)
    guard odd == 0 else { return nil }
    let pairs = ((digits & 0xFFFF_FFFF) &* 10 &+ (digits >> 8)) & 0x00FF_00FF
    let year = Int(pairs & 0xFF) &* 100 &+ Int(pairs >> 16)
    let month = Int((digits >> 40) & 0xF) &* 10 &+ Int((digits >> 48) & 0xF)
    let day = Int(last & 0xF) &* 10 &+ Int(last >> 8)
    guard month &- 1 < 12, month > 0, year >= MonthTable.firstYear, year <= MonthTable.lastYear else {
      return nil
    }
    let (first, days) = months.month((year &- MonthTable.firstYear) &* 12 &+ month &- 1)
    return day > 0 && day <= days ? first &+ day &- 1 : nil
  }
}

/// The first day and the length of each month of the years that exports speak of.
struct MonthTable: Sendable {
  static let firstYear = 1970
  static let lastYear = 2099
  /// The table, made once.
  static let shared = MonthTable()

  /// The ordinal of the first day times 32, and the number of days.
  private let entries: [Int32]

  private init() {
    entries = (Self.firstYear...Self.lastYear).flatMap { year in
      (1...12).map { month in
        let first = CalendarDay(year: year, month: month, day: 1)?.ordinal ?? 0
        let days = (28...31).last { CalendarDay(year: year, month: month, day: $0) != nil } ?? 28
        return first * 32 + Int32(days)
      }
    }
  }

  /// The ordinal of the first day of a month, and how many days it has.
  @inline(__always) func month(_ index: Int) -> (first: Int, days: Int) {
    let entry = Int(entries[index])
    return (entry >> 5, entry & 31)
  }
}

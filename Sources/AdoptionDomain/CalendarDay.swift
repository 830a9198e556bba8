/// A calendar day without time or zone, as exports state it; days from help desks are UTC days.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, which is 0; earlier days are negative.
  public let ordinal: Int32

  /// Creates the day that lies `ordinal` days after 1970-01-01.
  public init(ordinal: Int32) { self.ordinal = ordinal }

  /// Creates the day of a proleptic Gregorian date; `nil` where the month or the day of the month does not exist.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.ordinal = Self.ordinal(year: year, month: month, day: day)
  }

  /// Creates the day written as `yyyy-MM-dd`; `nil` for anything else.
  public init?(iso8601 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let day = bytes.withUnsafeBufferPointer { CalendarDay(iso8601Bytes: $0) }
    guard let day else { return nil }
    self = day
  }

  /// Creates the day written as the ten ASCII bytes `yyyy-MM-dd`; `nil` for anything else.
  public init?(iso8601Bytes bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var digits = (0, 0, 0)
    for index in 0..<10 where index != 4 && index != 7 {
      let digit = Int(bytes[index]) - 0x30
      guard (0...9).contains(digit) else { return nil }
      switch index {
      case 0..<4: digits.0 = digits.0 * 10 + digit
      case 5..<7: digits.1 = digits.1 * 10 + digit
      default: digits.2 = digits.2 * 10 + digit
      }
    }
    self.init(year: digits.0, month: digits.1, day: digits.2)
  }

  /// Whether the left day comes first.
  public static func < (left: Self, right: Self) -> Bool { left.ordinal < right.ordinal }

  /// The day `days` later, or earlier where `days` is negative.
  public func advanced(by days: Int) -> Self { Self(ordinal: ordinal + Int32(days)) }

  /// The number of days from `start` to this day; 0 for the same day.
  public func days(since start: Self) -> Int { Int(ordinal) - Int(start.ordinal) }

  /// The year, month (1...12) and day of the month (1...31).
  public var components: (year: Int, month: Int, day: Int) {
    // The era arithmetic of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
    let shifted = Int(ordinal) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func ordinal(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDay: CustomStringConvertible {
  /// The day as `yyyy-MM-dd`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return "\(year)-\(month)-\(day)" }
    // Tables have three days in each row: the digits are written in place, and no string is built of others.
    return String(unsafeUninitializedCapacity: 10) { text in
      var rest = (year * 100 + month) * 100 + day
      for index in (0..<10).reversed() {
        if index == 4 || index == 7 {
          text[index] = UInt8(ascii: "-")
        } else {
          text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      return 10
    }
  }
}

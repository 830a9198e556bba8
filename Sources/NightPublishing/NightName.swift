/// A night as it stands in names: "2026-11-21", a day of the Gregorian calendar in years 0001 to 9999.
struct NightName: Sendable, Equatable, Comparable {
  /// Ten characters; their order is the order of the days.
  let text: String

  /// Nil for anything but an existing day in exactly this form.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), year >= 1,
      let month = Self.number(bytes[5..<7]), (1...12).contains(month),
      let day = Self.number(bytes[8..<10]), (1...Self.days(of: month, in: year)).contains(day)
    else { return nil }
    self.text = text
  }

  static func < (left: NightName, right: NightName) -> Bool {
    left.text < right.text
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

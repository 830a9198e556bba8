internal import AdoptionDomain

/// A moment in seconds since 1970-01-01 00:00 UTC.
struct Timestamp: Equatable {
  let seconds: Int

  /// The UTC day of the moment.
  var day: CalendarDay {
    CalendarDay(ordinal: Int32((seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400))
  }

  /// Reads `yyyy-MM-dd`, optionally with `T` or a space, `HH:mm`, `:ss`, a fraction, and `Z` or an offset `+HH:mm`.
  ///
  /// A time without a zone is UTC; `24:00` is the end of the day.
  init?(_ bytes: Field) {
    guard bytes.count >= 10, let start = bytes.baseAddress else { return nil }
    let known = DayBytes(start, at: 0).ordinal(.shared).map { CalendarDay(ordinal: Int32($0)) }
    guard let day = known ?? CalendarDay(iso8601Bytes: Field(rebasing: bytes[..<10])) else { return nil }
    var reader = DigitReader(bytes: bytes, index: 10)
    var total = Int(day.ordinal) * 86_400
    if !reader.isAtEnd {
      guard reader.skip(0x54) || reader.skip(0x20), let hours = reader.twoDigits(below: 25),
        reader.skip(0x3A),
        let minutes = reader.twoDigits(below: hours == 24 ? 1 : 60)
      else { return nil }
      total += hours * 3600 + minutes * 60
      if reader.skip(0x3A) {
        guard let seconds = reader.twoDigits(below: hours == 24 ? 1 : 61) else { return nil }
        total += seconds
        if reader.skip(0x2E) { reader.skipDigits() }
      }
      guard let offset = reader.zone(), reader.isAtEnd else { return nil }
      total -= offset
    }
    seconds = total
  }
}

/// Reads a timestamp's parts one after the other.
private struct DigitReader {
  let bytes: Field
  var index: Int

  var isAtEnd: Bool { index == bytes.count }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func skipDigits() {
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
  }

  mutating func twoDigits(below limit: Int) -> Int? {
    guard index + 2 <= bytes.count, (0x30...0x39).contains(bytes[index]),
      (0x30...0x39).contains(bytes[index + 1])
    else { return nil }
    let value = Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30)
    index += 2
    return value < limit ? value : nil
  }

  /// The seconds that local time is ahead of UTC; 0 where no zone stands.
  mutating func zone() -> Int? {
    if isAtEnd || skip(0x5A) || skip(0x7A) { return 0 }
    let sign = skip(0x2B) ? 1 : skip(0x2D) ? -1 : 0
    guard sign != 0, let hours = twoDigits(below: 19) else { return nil }
    _ = skip(0x3A)
    guard let minutes = isAtEnd ? 0 : twoDigits(below: 60) else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}

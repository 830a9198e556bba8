internal import AdoptionDomain

/// Reads typed values from the fields of a record; faults name the column and never what stood in it.
extension Record {
  /// The day of a field `yyyy-MM-dd`, which may go on with a time; `nil` where the field is blank.
  func day(_ place: Int?, _ column: String) throws(RecordFault) -> CalendarDay? {
    guard let place else { return nil }
    let bytes = field(place)
    if bytes.isEmpty { return nil }
    if bytes.count == 10, let start = bytes.baseAddress, let day = DayBytes(start, at: 0).ordinal(.shared) {
      return CalendarDay(ordinal: Int32(day))
    }
    if bytes.count == 10 || Timestamp(bytes) != nil,
      let day = CalendarDay(iso8601Bytes: Field(rebasing: bytes[..<10]))
    {
      return day
    }
    throw fault(place, "a date yyyy-MM-dd in \(column)")
  }

  /// The day of a field that must not be blank.
  func requiredDay(_ place: Int, _ column: String) throws(RecordFault) -> CalendarDay {
    guard let day = try day(place, column) else { throw fault(place, "a date yyyy-MM-dd in \(column)") }
    return day
  }

  /// The truth of a field: True or False, Yes or No, Y or N, 1 or 0, in any case; `nil` where the field is blank.
  func flag(_ place: Int?, _ column: String) throws(RecordFault) -> Bool? {
    guard let place else { return nil }
    let bytes = field(place)
    if bytes.isEmpty { return nil }
    if bytes.matches("true") || bytes.matches("yes") || bytes.matches("1") || bytes.matches("y") {
      return true
    }
    if bytes.matches("false") || bytes.matches("no") || bytes.matches("0") || bytes.matches("n") {
      return false
    }
    throw fault(place, "True or False in \(column)")
  }

  /// The count of a field, 0...1,000,000,000; `nil` where the field is blank.
  func count(_ place: Int?, _ column: String) throws(RecordFault) -> Int? {
    guard let place else { return nil }
    let bytes = field(place)
    if bytes.isEmpty { return nil }
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte), value <= 100_000_000 else {
        throw fault(place, "a count from 0 to 1000000000 in \(column)")
      }
      value = value * 10 + Int(byte - 0x30)
    }
    guard value <= 1_000_000_000 else { throw fault(place, "a count from 0 to 1000000000 in \(column)") }
    return value
  }

  /// The count of a field that must not be blank.
  func requiredCount(_ place: Int, _ column: String) throws(RecordFault) -> Int {
    guard let count = try count(place, column) else { throw fault(place, "a count in \(column)") }
    return count
  }

  /// The text of a field, without surrounding blanks, no-break spaces turned into spaces; `nil` where it is blank.
  func text(_ place: Int?, _ column: String) throws(RecordFault) -> String? {
    guard let place else { return nil }
    guard let text = String(validating: field(place), as: UTF8.self) else {
      throw fault(place, "UTF-8 in \(column)", found: "other bytes")
    }
    let plain = plainText(text)
    return plain.isEmpty ? nil : plain
  }

  /// The text of a field that must not be blank.
  func requiredText(_ place: Int, _ column: String) throws(RecordFault) -> String {
    guard let text = try text(place, column) else { throw fault(place, "\(column)", found: "a blank") }
    return text
  }

  /// A fault of one field; what is found is described by its length alone, since a shifted column may hold a name.
  func fault(_ place: Int, _ expected: String, found: String? = nil) -> RecordFault {
    let bytes = field(place)
    let description = bytes.isEmpty ? "a blank" : "\(bytes.count) other bytes"
    return RecordFault(field: place, expected: expected, found: found ?? description)
  }
}

extension Field {
  /// Whether the field is the lower-case ASCII word, in any case.
  func matches(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in indices where lowercase(self[index]) != word.utf8Start[index] { return false }
    return true
  }

  private func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

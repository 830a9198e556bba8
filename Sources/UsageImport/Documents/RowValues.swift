internal import AdoptionDomain

/// Reads typed values from the members of a row; faults name the member and never what stood in it.
///
/// A member that is missing, `null` or a blank text is not stated.
extension JSONValue {
  /// The member; `nil` where it is not stated.
  private func stated(_ name: String) -> JSONValue? {
    guard let member = self[name], member.content != .null else { return nil }
    return member
  }

  /// The text of a member, without surrounding blanks, no-break spaces turned into spaces.
  func text(_ name: String) throws(SetAside) -> String? {
    guard let member = stated(name) else { return nil }
    guard case .text(let text) = member.content else { throw member.setAside("a text in \(name)") }
    let plain = plainText(text)
    return plain.isEmpty ? nil : plain
  }

  /// The text of the first of some members that is stated.
  func text(anyOf names: [String]) throws(SetAside) -> String? {
    for name in names {
      if let text = try text(name) { return text }
    }
    return nil
  }

  /// The count of a member, 0...1,000,000,000.
  func count(_ name: String) throws(SetAside) -> Int? {
    guard let member = stated(name) else { return nil }
    guard let count = member.wholeNumber, (0...1_000_000_000).contains(count) else {
      throw member.setAside("a count from 0 to 1000000000 in \(name)")
    }
    return count
  }

  /// The count of a member that must be stated.
  func requiredCount(_ name: String) throws(SetAside) -> Int {
    guard let count = try count(name) else { throw setAside("a count in \(name)", found: "none") }
    return count
  }

  /// The truth of a member.
  func flag(_ name: String) throws(SetAside) -> Bool? {
    guard let member = stated(name) else { return nil }
    guard case .flag(let flag) = member.content else { throw member.setAside("true or false in \(name)") }
    return flag
  }

  /// The UTC day of a member's date and time; without a zone it is UTC.
  func day(_ name: String) throws(SetAside) -> CalendarDay? {
    guard var text = try text(name) else { return nil }
    guard let day = text.withUTF8({ Timestamp($0)?.day }) else {
      throw (self[name] ?? self).setAside("a date and time in \(name)")
    }
    return day
  }

  /// The value as a whole number; `nil` for fractions, exponents and what is no number.
  private var wholeNumber: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(digits)
  }

  /// Why the row that holds this value is set aside.
  func setAside(_ expected: String, found: String? = nil) -> SetAside {
    SetAside(offset: offset, expected: expected, found: found ?? description)
  }

  /// What the value is, without telling it.
  private var description: String {
    guard case .number(let digits) = content else { return kind }
    if digits.hasPrefix("-") { return "a negative number" }
    return digits.allSatisfy(\.isNumber) ? "a larger number" : "a number with a fraction or an exponent"
  }
}

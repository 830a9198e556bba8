extension SettingsNode {
  /// The text, whatever it looks like; it may be empty where it is quoted.
  func text(_ expected: String = "a text") throws(SettingsError) -> String {
    guard case .scalar(let text, _) = content, !isNothing else { throw error(expected: expected) }
    return text
  }

  /// The text, which must not be blank.
  func words(_ expected: String = "a text") throws(SettingsError) -> String {
    let text = try text(expected)
    guard !text.allSatisfy(\.isWhitespace) else {
      throw place.error(expected: expected, found: "an empty text")
    }
    return text
  }

  /// An id: lower-case ASCII letters, digits and hyphens.
  func slug() throws(SettingsError) -> String {
    let expected = "an id of lower-case letters, digits and hyphens"
    let text = try text(expected)
    guard isSlug(text) else { throw error(expected: expected) }
    return text
  }

  /// `true` or `false`.
  func flag() throws(SettingsError) -> Bool {
    switch content {
    case .scalar("true", isPlain: true): return true
    case .scalar("false", isPlain: true): return false
    default: throw error(expected: "true or false")
    }
  }

  /// A whole number of the range.
  func integer(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
    guard let number = decimal(fractionDigits: 0), range.contains(number) else {
      throw error(expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number with at most one decimal, in tenths; the range is in tenths too.
  func tenths(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
    guard let number = decimal(fractionDigits: 1), range.contains(number) else {
      throw error(
        expected:
          "a number from \(range.lowerBound / 10) to \(range.upperBound / 10) with at most one decimal")
    }
    return number
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of type: Choice.Type = Choice.self
  ) throws(SettingsError) -> Choice {
    guard case .scalar(let text, _) = content, let choice = Choice(rawValue: text) else {
      throw error(expected: "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  /// A plain decimal number, scaled to a whole one by ten for each fraction digit; integers all the way.
  private func decimal(fractionDigits: Int) -> Int? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "-" }
    let fraction = parts.count == 2 ? parts[1] : nil
    guard parts[0].count - whole.count <= 1, isDigits(whole), whole == "0" || whole.first != "0" else {
      return nil
    }
    if let fraction {
      guard isDigits(fraction), fraction.count <= fractionDigits else { return nil }
    }
    let missing = fractionDigits - (fraction?.count ?? 0)
    return Int("\(parts[0])\(fraction ?? "")\(String(repeating: "0", count: missing))")
  }
}

/// Whether the text has nothing but ASCII digits, at least one.
private func isDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
}

/// Whether the text is an id: lower-case ASCII letters, digits and hyphens.
func isSlug(_ text: String) -> Bool {
  !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
}

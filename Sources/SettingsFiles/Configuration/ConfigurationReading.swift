/// Reads single settings.
struct ConfigurationReading {
  let values: ConfiguredValues

  /// A value that the function understands; `nil` where the setting is not in force.
  func optional<Value>(
    _ key: ConfigurationKey, _ expected: String, _ read: (String) -> Value?
  ) throws(SettingsError) -> Value? {
    guard let value = values[key] else { return nil }
    guard let read = read(value.text) else { throw value.error(expected: expected) }
    return read
  }

  /// The same of a setting that always is in force.
  func required<Value>(
    _ key: ConfigurationKey, _ expected: String, _ read: (String) -> Value?
  ) throws(SettingsError) -> Value {
    guard let value = try optional(key, expected, read) else {
      throw ConfigurationSource.standard.error(expected: "the setting \(key.rawValue)", found: "nothing")
    }
    return value
  }

  /// A path, which is not empty.
  func path(_ key: ConfigurationKey) throws(SettingsError) -> String? {
    try optional(key, "a path") { $0.isEmpty || $0.utf8.contains(0) ? nil : $0 }
  }

  /// `true` or `false`.
  func flag(_ key: ConfigurationKey) throws(SettingsError) -> Bool {
    try required(key, "true or false") { Bool($0) }
  }

  /// One of the cases of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: ConfigurationKey, of type: Choice.Type = Choice.self
  ) throws(SettingsError) -> Choice {
    let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return try required(key, "one of \(words)") { Choice(rawValue: $0) }
  }

  /// A mode of files in octal digits, which lets the owner do what the program has to.
  func mode(_ key: ConfigurationKey) throws(SettingsError) -> UInt32 {
    let least: UInt32 = key == .folderMode ? 0o700 : 0o600
    return try required(key, "a mode of four octal digits from 0\(String(least, radix: 8)) to 0777") { text in
      guard text.utf8.count == 4, let mode = UInt32(text, radix: 8), mode <= 0o777, mode & least == least
      else { return nil }
      return mode
    }
  }

  /// The name of a time zone.
  func timeZone() throws(SettingsError) -> String? {
    try optional(.timeZone, "the name of a time zone such as Europe/Berlin") { text in
      let isName = text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "+"):
          true
        default: false
        }
      }
      return isName && text.first?.isLetter == true ? text : nil
    }
  }

  /// Where a secret is to be found.
  func secret(_ key: ConfigurationKey) throws(SettingsError) -> SecretReference? {
    guard let value = values[key] else { return nil }
    return try SecretReference(value)
  }

  /// Counts of nights to keep; `nil` where none of the four is given.
  func kept(
    _ daily: ConfigurationKey, _ weekly: ConfigurationKey, _ monthly: ConfigurationKey,
    _ yearly: ConfigurationKey
  ) throws(SettingsError) -> KeptCounts? {
    var counts: [Int] = []
    let given = [daily, weekly, monthly, yearly].compactMap { values[$0] }
    guard let first = given.first else { return nil }
    for key in [daily, weekly, monthly, yearly] {
      counts.append(
        try optional(key, "a whole number from 0 to 100000") { text in
          Int(text).flatMap { (0...100_000).contains($0) ? $0 : nil }
        } ?? 0)
    }
    guard counts.contains(where: { $0 > 0 }) else {
      throw first.source.error(expected: "at least one number above 0 beside it", found: "none")
    }
    return KeptCounts(daily: counts[0], weekly: counts[1], monthly: counts[2], yearly: counts[3])
  }
}

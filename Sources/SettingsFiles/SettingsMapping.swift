/// A mapping whose keys are all known.
struct SettingsMapping: Sendable {
  /// Where the mapping begins.
  let place: Place
  /// The keys with their values, in the order of the file.
  let entries: [SettingsNode.Entry]

  /// The value of a key; `nil` where the key is missing.
  subscript(key: String) -> SettingsNode? { entries.first { $0.key == key }?.value }

  /// The value of a key that must be there.
  func required(_ key: String) throws(SettingsError) -> SettingsNode {
    guard let value = self[key] else {
      throw place.error(
        expected: "the key \(quoted(key))",
        found: entries.isEmpty ? "no key" : "only \(keyList(entries.map(\.key)))")
    }
    return value
  }

  /// Where a key stands, or the mapping where the key is missing.
  func place(of key: String) -> Place { entries.first { $0.key == key }?.keyPlace ?? place }

  /// The flag of a key; the key must be there unless a default is given.
  func flag(_ key: String, default value: Bool? = nil) throws(SettingsError) -> Bool {
    if let value, self[key] == nil { return value }
    return try required(key).flag()
  }

  /// The whole number of a key; the key must be there unless a default is given.
  func integer(
    _ key: String, in range: ClosedRange<Int>, default value: Int? = nil
  ) throws(SettingsError) -> Int {
    if let value, self[key] == nil { return value }
    return try required(key).integer(in: range)
  }

  /// The number of a key in tenths; the key must be there unless a default is given.
  func tenths(
    _ key: String, in range: ClosedRange<Int>, default value: Int? = nil
  ) throws(SettingsError) -> Int {
    if let value, self[key] == nil { return value }
    return try required(key).tenths(in: range)
  }

  /// The choice of a key; the key must be there unless a default is given.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, default value: Choice? = nil
  ) throws(SettingsError) -> Choice {
    if let value, self[key] == nil { return value }
    return try required(key).choice()
  }
}

extension SettingsNode {
  /// The value as a mapping of known keys.
  ///
  /// - Parameter keys: the keys it may have.
  /// - Returns: the mapping.
  /// - Throws: an error where it is no mapping, or at the first key that is not known.
  func mapping(of keys: [String]) throws(SettingsError) -> SettingsMapping {
    let mapping = try openMapping(expected: "a mapping with \(keyList(keys))")
    for entry in mapping.entries where !keys.contains(entry.key) {
      throw entry.keyPlace.error(expected: "one of the keys \(keyList(keys))", found: quoted(entry.key))
    }
    return mapping
  }

  /// The value as a mapping whose keys are not known beforehand.
  func openMapping(expected: String) throws(SettingsError) -> SettingsMapping {
    guard case .mapping(let entries) = content else { throw error(expected: expected) }
    return SettingsMapping(place: place, entries: entries)
  }

  /// The value as a list.
  func list(of what: String) throws(SettingsError) -> [SettingsNode] {
    guard case .list(let nodes) = content else { throw error(expected: "a list of \(what)") }
    return nodes
  }

  /// The value as a list that is not empty.
  func filledList(of what: String) throws(SettingsError) -> [SettingsNode] {
    let nodes = try list(of: what)
    guard !nodes.isEmpty else {
      throw place.error(expected: "a list of \(what), at least one", found: "an empty list")
    }
    return nodes
  }
}

/// Keys in the words of errors.
private func keyList(_ keys: [String]) -> String { keys.joined(separator: ", ") }

/// Names of which each may stand once, compared without regard to case and spacing.
struct DistinctNames {
  /// The names in the order of the files.
  private(set) var names: [String] = []
  private var seen: Set<String> = []
  private let each: String

  /// No names yet.
  ///
  /// - Parameter each: what may stand once, such as "each workload".
  init(_ each: String) { self.each = each }

  /// Adds the name that a value holds.
  ///
  /// - Parameters:
  ///   - node: the value.
  ///   - expected: what the value should be.
  /// - Returns: the name.
  /// - Throws: an error where the value is no name, or the name has been added before.
  @discardableResult
  mutating func insert(_ node: SettingsNode, _ expected: String) throws(SettingsError) -> String {
    let name = try node.words(expected)
    try insert(name, at: node.place)
    return name
  }

  /// Adds a name.
  mutating func insert(_ name: String, at place: Place) throws(SettingsError) {
    guard seen.insert(Self.compared(name)).inserted else {
      throw place.error(expected: "\(each) once", found: "\(quoted(name)) a second time")
    }
    names.append(name)
  }

  /// The name in lower case and without blanks; names of ASCII take a way without characters, which are slow to tell apart.
  private static func compared(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(name.lowercased().filter { !$0.isWhitespace })
    }
    return String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x09...0x0D, 0x20: nil
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
      }, as: UTF8.self)
  }

  /// Adds the names of a list.
  ///
  /// - Parameters:
  ///   - what: what the list holds, in the plural.
  ///   - node: the list.
  /// - Returns: the names of the list.
  /// - Throws: an error where the value is no list of names, or a name has been added before.
  mutating func insert(listOf what: String, _ node: SettingsNode) throws(SettingsError) -> [String] {
    var added: [String] = []
    for element in try node.list(of: what) { added.append(try insert(element, "a name")) }
    return added
  }
}

/// Reads a file of recipients.
///
/// - Parameter path: the file.
/// - Returns: the recipients; addresses are not looked at.
/// - Throws: the first mistake, with its place.
package func readRecipients(_ path: String) throws(SettingsError) -> Recipients {
  let root = try readYAML(path)
  guard !root.isNothing else { return .none }
  let mapping = try root.mapping(of: ["accountManagers", "customers", "operations"])
  var managers: [Recipients.AccountManager] = []
  for node in try list(mapping["accountManagers"], of: "account managers") {
    managers.append(try readManager(node))
  }
  var customers: [Recipients.Customer] = []
  for node in try list(mapping["customers"], of: "customers") {
    customers.append(try readCustomer(node))
  }
  try checkOnce(managers.map(\.name), "each account manager once")
  try checkOnce(customers.map(\.id), "each customer once")
  return Recipients(
    accountManagers: managers, customers: customers,
    operations: try readTexts(mapping["operations"], of: "addresses"))
}

private func readManager(_ node: SettingsNode) throws(SettingsError) -> Recipients.AccountManager {
  let mapping = try node.mapping(of: ["name", "to", "language"])
  return Recipients.AccountManager(
    name: try located(mapping.required("name")), to: try located(mapping.required("to")),
    language: try mapping["language"]?.words())
}

private func readCustomer(_ node: SettingsNode) throws(SettingsError) -> Recipients.Customer {
  let mapping = try node.mapping(of: ["id", "send", "to", "language"])
  return Recipients.Customer(
    id: try located(mapping.required("id")), isSending: try mapping.flag("send"),
    to: try readTexts(mapping["to"], of: "addresses"), language: try mapping["language"]?.words())
}

private func readTexts(
  _ node: SettingsNode?, of what: String
) throws(SettingsError) -> [Recipients.Located] {
  var texts: [Recipients.Located] = []
  for node in try list(node, of: what) { texts.append(try located(node)) }
  return texts
}

/// The entries of a list; none where nothing stands there, such as comments alone.
private func list(_ node: SettingsNode?, of what: String) throws(SettingsError) -> [SettingsNode] {
  guard let node, !node.isNothing else { return [] }
  return try node.list(of: what)
}

private func located(_ node: SettingsNode) throws(SettingsError) -> Recipients.Located {
  Recipients.Located(text: try node.words(), place: node.place)
}

private func checkOnce(_ texts: [Recipients.Located], _ expected: String) throws(SettingsError) {
  var seen: Set<String> = []
  for text in texts where !seen.insert(text.text.lowercased()).inserted {
    throw text.place.error(expected: expected, found: "one a second time")
  }
}

/// Reads the addresses that are sent nothing: one a line, empty lines and those that begin with `#` aside.
///
/// - Parameter path: the file.
/// - Returns: the addresses in lower case.
/// - Throws: an error where the file cannot be read.
package func readOptOut(_ path: String) throws(SettingsError) -> Set<String> {
  let text = try decodeText(readFile(path), path: path)
  let lines = text.split(whereSeparator: \.isNewline).map { line in
    line.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
  }
  return Set(lines.filter { !$0.isEmpty && !$0.hasPrefix("#") })
}

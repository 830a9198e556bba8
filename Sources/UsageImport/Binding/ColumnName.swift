/// A column name as it is compared: letters and digits in lower case, spaces, hyphens and underscores left out.
struct ColumnName: Hashable {
  let folded: String

  init(_ name: String) {
    folded = String(
      name.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" && $0 != "_" })
  }
}

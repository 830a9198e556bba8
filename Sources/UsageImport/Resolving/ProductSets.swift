/// The sets of assigned products that cells name, each kept once.
struct ProductSets {
  /// The sets in the order of first sight; the empty one comes first.
  private(set) var sets: [[String]] = [[]]
  private var places: [[String]: Int32] = [[]: 0]

  /// The place of the set that a cell of assigned products names.
  mutating func place(ofCell cell: String) -> Int32 {
    let products = Self.products(in: cell)
    if let known = places[products] { return known }
    let place = Int32(sets.count)
    sets.append(products)
    places[products] = place
    return place
  }

  /// Splits a cell at each `+` that has no blank beside it.
  ///
  /// Names such as `ENTERPRISE MOBILITY + SECURITY E5` hold one with blanks. Names are put in upper case, sorted, and
  /// stand once.
  static func products(in cell: String) -> [String] {
    var products: Set<String> = []
    var name: [Character] = []
    let characters = Array(cell)
    for (index, character) in characters.enumerated() {
      let isSeparator =
        character == "+" && (index == 0 || characters[index - 1] != " ")
        && (index + 1 == characters.count || characters[index + 1] != " ")
      if isSeparator {
        insert(name, into: &products)
        name = []
      } else {
        name.append(character)
      }
    }
    insert(name, into: &products)
    return products.sorted()
  }

  private static func insert(_ name: [Character], into products: inout Set<String>) {
    let trimmed = name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    if !trimmed.isEmpty { products.insert(String(trimmed).uppercased()) }
  }
}

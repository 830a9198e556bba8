/// The sets of assigned products that cells name, each kept once.
struct ProductSets: Sendable {
  /// The sets: product names in upper case, sorted; the empty one comes first.
  private(set) var sets: [[String]] = [[]]
  private var places: [[String]: Int32] = [[]: 0]
  /// The places by cell: the cells of all customers are much the same.
  private var placesOfCells: [String: Int32] = [:]
  /// The places by the number of the cell, -1 where it is not known: those of one table after those of the other.
  private var placesInTables: [Int32] = []
  /// Where the places of each table begin.
  private var starts: [Int] = []

  /// Begins with tables of counted people that have so many cells.
  mutating func beginTables(cells: [Int]) {
    var sum = 0
    starts = cells.map { count in
      defer { sum += count }
      return sum
    }
    placesInTables = Array(repeating: -1, count: sum)
  }

  /// Notes that people of a table have the products of a cell.
  mutating func note(_ number: Int, of table: Int, _ cell: @autoclosure () -> String) {
    let slot = starts[table] + number
    if placesInTables[slot] < 0 { placesInTables[slot] = place(ofCell: cell()) }
  }

  /// The place of the set that a noted cell names.
  func place(ofCell number: Int, of table: Int) -> Int32 { placesInTables[starts[table] + number] }

  private mutating func place(ofCell cell: String) -> Int32 {
    if let known = placesOfCells[cell] { return known }
    let products = Self.products(in: cell)
    let place = places[products] ?? Int32(sets.count)
    if place == sets.count { sets.append(products) }
    places[products] = place
    placesOfCells[cell] = place
    return place
  }

  /// Sorts the sets, the empty one first, so that their places do not tell the order of the rows.
  mutating func sort() {
    let order = sets.indices.sorted { sets[$0].lexicographicallyPrecedes(sets[$1]) }
    var moved = [Int32](repeating: 0, count: sets.count)
    for (new, old) in order.enumerated() { moved[old] = Int32(new) }
    sets = order.map { sets[$0] }
    placesInTables = placesInTables.map { $0 < 0 ? $0 : moved[Int($0)] }
    places = [:]
    placesOfCells = [:]
  }

  /// Splits a cell at each `+` that has no blank beside it.
  ///
  /// Names such as `ENTERPRISE MOBILITY + SECURITY E5` hold one with blanks. Names are put in upper case, sorted, and
  /// stand once.
  static func products(in cell: String) -> [String] {
    var products: Set<String> = []
    var name: [Character] = []
    let characters = Array(plainText(cell))
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

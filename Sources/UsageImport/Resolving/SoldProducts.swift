internal import AdoptionDomain

/// The products of subscriptions by the numbers that their files give them, each made once.
struct SoldProducts {
  /// What subscriptions of one customer must share to be one holding.
  struct Kind: Equatable {
    /// The number of the part number in upper case: exports differ in its case.
    let partNumber: Int32
    let terms: SubscriptionTerms
    let isTenantWide: Bool
  }

  private let files: [SubscriptionRows]
  /// The numbers of the part numbers in upper case, by file and part number.
  private let partNumbers: [[Int32]]
  /// The products by file, part number and name.
  private var products: [[UInt64: (product: Product, names: [SharedText])]]

  init(_ files: [SubscriptionRows]) {
    self.files = files
    var numbering = Numbering<String>()
    partNumbers = files.map { file in file.partNumbers.map { numbering.place(of: upperCase($0)) } }
    products = Array(repeating: [:], count: files.count)
  }

  func kind(of row: SubscriptionRows.Row, in file: Int) -> Kind {
    Kind(
      partNumber: partNumbers[file][Int(row.partNumber)], terms: row.terms, isTenantWide: row.isTenantWide)
  }

  /// The product of a row and every name that the row has for it.
  mutating func product(of row: SubscriptionRows.Row, in file: Int) -> (product: Product, names: [SharedText])
  {
    let key = UInt64(UInt32(bitPattern: row.partNumber)) << 32 | UInt64(UInt32(bitPattern: row.name))
    if let known = products[file][key] { return known }
    let partNumber = files[file].partNumbers[Int(row.partNumber)]
    let name = files[file].names[Int(row.name)]
    let made = (
      Product(partNumber: partNumber, name: name.isEmpty ? partNumber : name),
      name.isEmpty ? [] : [SharedText(name)]
    )
    products[file][key] = made
    return made
  }
}

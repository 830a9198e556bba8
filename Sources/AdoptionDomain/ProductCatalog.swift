/// The products that are known by name, and the services that they entitle to.
///
/// Exports call a product by its id, its part number or one of its names, in any case and with stray blanks: a
/// no-break space for a space, a tab at the end. All of these lookups see through that. What two products share
/// stands for neither of them.
public struct ProductCatalog: Equatable, Sendable {
  /// A product that customers hold: a SKU.
  public struct Product: Hashable, Sendable {
    /// The vendor's id (`skuId`), a GUID in lower case; `nil` where none is known.
    public let id: String?
    /// The vendor's name for machines, such as `O365_BUSINESS_PREMIUM`.
    public let partNumber: SharedText
    /// What the product is called today.
    public let name: String
    /// Older and shorter names, which exports still use.
    public let otherNames: [String]
    /// The core services that one unit entitles one person to; none for add-ons.
    public let services: [Service.ID]

    /// Creates a product.
    public init(
      id: String?, partNumber: String, name: String, otherNames: [String] = [], services: [Service.ID]
    ) {
      self.id = id?.lowercased()
      self.partNumber = SharedText(partNumber)
      self.name = name
      self.otherNames = otherNames
      self.services = services
    }
  }

  /// A catalog that knows no product.
  public static let empty = Self([])

  /// The products in the order of their file.
  public let products: [Product]
  private let ids: Index
  private let partNumbers: Index
  private let names: Index

  /// Creates a catalog.
  public init(_ products: [Product]) {
    self.products = products
    ids = Index(products) { [$0.id].compactMap(\.self) }
    partNumbers = Index(products) { [$0.partNumber.text] }
    names = Index(products) { [$0.name] + $0.otherNames }
  }

  /// The product of an id, in upper or lower case; `nil` where the catalog knows none.
  public func product(id: String) -> Product? { ids[id].map { products[$0] } }

  /// The product of a part number; `nil` where the catalog knows none, or two.
  public func product(partNumber: String) -> Product? { partNumbers[partNumber].map { products[$0] } }

  /// The product that has this name today or had it before; `nil` where the catalog knows none, or two.
  public func product(named name: String) -> Product? { names[name].map { products[$0] } }

  /// The product of a name that is shared; `nil` as for other names.
  public func product(named name: SharedText) -> Product? {
    names[folded: name.folded.text].map { products[$0] }
  }

  /// The core services of a part number, which may be none; `nil` where the catalog does not know the product.
  public func services(of partNumber: SharedText) -> [Service.ID]? {
    partNumbers[folded: partNumber.folded.text].map { products[$0].services }
  }
}

extension ProductCatalog {
  /// The places of products by what they are called.
  private struct Index: Equatable {
    /// The place of the product, 0-based; `nil` where two products share the name.
    private var places: [String: Int?] = [:]

    init(_ products: [Product], _ names: (Product) -> [String]) {
      for (place, product) in products.enumerated() {
        for name in names(product) {
          let name = ProductCatalog.folded(name)
          if let other = places[name], other != place {
            places[name] = .some(nil)
          } else {
            places[name] = place
          }
        }
      }
    }

    subscript(name: String) -> Int? { self[folded: ProductCatalog.folded(name)] }

    subscript(folded name: String) -> Int? { places[name] ?? nil }
  }

  /// A name as it is compared: in lower case, without blanks around it and with single spaces within.
  public static func folded(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return name.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0).lowercased() }
        .joined(separator: " ")
    }
    // Nearly all names are ASCII, and there are many: the same byte by byte.
    return String(unsafeUninitializedCapacity: name.utf8.count) { folded in
      var count = 0
      var isSpacePending = false
      for byte in name.utf8 {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
          isSpacePending = count > 0
          continue
        }
        if isSpacePending {
          folded[count] = 0x20
          count += 1
          isSpacePending = false
        }
        folded[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }
}

extension ServiceCatalog {
  /// The services of a product as a set of places; those that this catalog does not have are left out.
  public func serviceSet(of product: ProductCatalog.Product) -> ServiceSet {
    product.services.compactMap(place).reduce(into: ServiceSet()) { $0.insert($1) }
  }
}

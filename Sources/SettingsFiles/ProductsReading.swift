internal import AdoptionDomain

/// The keys of `catalog.yaml`.
package enum ProductsKeys {
  /// The keys of the file.
  package static let file = ["products"]
  /// The keys of a product.
  package static let product = ["partNumber", "id", "name", "otherNames", "services"]
}

/// The services that products may name.
struct KnownServices {
  /// The ids of the services in effect.
  let ids: [String]
  /// The path of the `services.yaml` in effect.
  let path: String
}

/// Reads `catalog.yaml` of the last layer that has it.
///
/// A `services.yaml` of a later layer may drop services that the catalog below it names; products then entitle to
/// the rest. Otherwise a service that is not known is a slip.
///
/// - Parameters:
///   - layers: the folders of templates.
///   - known: the services that products may name.
/// - Returns: the products.
/// - Throws: the first error found.
func readProducts(
  from layers: TemplateLayers, services known: KnownServices
) throws(SettingsError) -> ProductCatalog {
  let paths = try layers.files("catalog.yaml", holding: "the products")
  let path = paths[paths.count - 1]
  let file = try readYAML(path).mapping(of: ProductsKeys.file)
  let mayBeDropped = layers.layer(of: known.path) > layers.layer(of: path)
  var reading = ProductsReading(services: known.ids, mayBeDropped: mayBeDropped)
  for node in try file.required("products").filledList(of: "products") { try reading.add(node) }
  return ProductCatalog(reading.products)
}

/// The products while their file is read.
private struct ProductsReading {
  let services: [String]
  let mayBeDropped: Bool
  var products: [ProductCatalog.Product] = []
  private var ids = DistinctNames("each id")
  private var partNumbers = DistinctNames("each part number")
  private var names = DistinctNames("each name of a product")

  init(services: [String], mayBeDropped: Bool) {
    self.services = services
    self.mayBeDropped = mayBeDropped
  }

  mutating func add(_ node: SettingsNode) throws(SettingsError) {
    let product = try node.mapping(of: ProductsKeys.product)
    let partNumber = try partNumbers.insert(product.required("partNumber"), "a part number")
    let id = try readID(product["id"])
    let name = try names.insert(product.required("name"), "a name")
    var others: [String] = []
    if let node = product["otherNames"] { others = try names.insert(listOf: "names", node) }
    products.append(
      ProductCatalog.Product(
        id: id, partNumber: partNumber, name: name, otherNames: others,
        services: try readServices(product.required("services"))))
  }

  private mutating func readID(_ node: SettingsNode?) throws(SettingsError) -> String? {
    guard let node else { return nil }
    let expected = "a GUID in lower case, such as 05e9a617-0261-4cee-bb44-138d3ef5d965"
    let id = try node.text(expected)
    guard isGUID(id) else { throw node.error(expected: expected) }
    try ids.insert(id, at: node.place)
    return id
  }

  private func readServices(_ node: SettingsNode) throws(SettingsError) -> [Service.ID] {
    var distinct = DistinctNames("each service of a product")
    var found: [Service.ID] = []
    for node in try node.list(of: "services") {
      let id = try node.slug()
      try distinct.insert(id, at: node.place)
      if services.contains(id) {
        found.append(Service.ID(id))
      } else if !mayBeDropped {
        throw node.error(expected: "a service of services.yaml: \(services.joined(separator: ", "))")
      }
    }
    return found
  }
}

/// Whether the text is a GUID in lower case.
private func isGUID(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
    && parts.joined().utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
      default: false
      }
    }
}

extension TemplateLayers {
  /// The place of the last layer that a path lies in, 0-based.
  fileprivate func layer(of path: String) -> Int { folders.lastIndex { path.hasPrefix($0 + "/") } ?? 0 }
}

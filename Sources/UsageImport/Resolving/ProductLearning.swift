internal import AdoptionDomain

/// The products that the catalog does not know and whose service plans an export states.
///
/// Statements about one product are united: exports of different tenants may list different plans. Where one says that
/// the product is not for people, it entitles nobody.
///
/// - Returns: the products by part number, then id; the catalog's own are not among them.
func learnedProducts(of counts: [FileCounts], catalog: ServiceCatalog) -> [ProductCatalog.Product] {
  var learning = ProductLearning()
  for file in counts {
    switch file.content {
    case .licenses(let rows): for stated in rows.stated { learning.add(stated, isReference: false) }
    case .reference(let products): for stated in products { learning.add(stated, isReference: true) }
    case .customers, .subscriptions, .users, .requests, .deployment, .usage: continue
    }
  }
  return learning.products(catalog: catalog)
}

/// What exports say about products.
private struct ProductLearning {
  private struct Statement {
    var partNumbers: Set<String> = []
    var names: Set<String> = []
    /// Names of the vendor's list: those of other exports may be in another language.
    var referenceNames: Set<String> = []
    var plans: Set<String> = []
    var isForPeople = true
  }

  private var statements: [String?: [String: Statement]] = [:]

  mutating func add(_ stated: StatedProduct, isReference: Bool) {
    let id = stated.product.id?.lowercased()
    guard let key = id ?? stated.product.partNumber?.uppercased() else { return }
    var statement = statements[id]?[key] ?? Statement()
    if let partNumber = stated.product.partNumber { statement.partNumbers.insert(partNumber) }
    if let name = stated.product.name {
      if isReference { statement.referenceNames.insert(name) } else { statement.names.insert(name) }
    }
    statement.plans.formUnion(stated.plans)
    statement.isForPeople = statement.isForPeople && stated.isForPeople
    statements[id, default: [:]][key] = statement
  }

  func products(catalog: ServiceCatalog) -> [ProductCatalog.Product] {
    var found: [ProductCatalog.Product] = []
    for (id, statements) in statements {
      for (key, statement) in statements {
        let partNumber = statement.partNumbers.min() ?? key
        found.append(
          ProductCatalog.Product(
            id: id, partNumber: partNumber,
            name: statement.referenceNames.min() ?? statement.names.min() ?? partNumber,
            services: statement.isForPeople ? catalog.services(ofPlans: statement.plans) : []))
      }
    }
    // A statement without an id is about the product that another one names with its id.
    let identified = Set(found.filter { $0.id != nil }.map { $0.partNumber.uppercased.text })
    return
      found
      .filter { $0.id != nil || !identified.contains($0.partNumber.uppercased.text) }
      .filter { !catalog.products.knows($0) }
      .sorted { ($0.partNumber, $0.id ?? "") < ($1.partNumber, $1.id ?? "") }
  }
}

extension ProductCatalog {
  /// The product that an export means: by its id, else by its part number, else by its name.
  func product(_ key: ProductKey) -> Product? {
    key.id.flatMap { product(id: $0) } ?? key.partNumber.flatMap { product(partNumber: $0) }
      ?? key.name.flatMap { product(named: $0) }
  }
}

extension Product {
  /// The product that an export means, as the catalog calls it, or as the export does where the catalog does not know
  /// it.
  init(_ key: ProductKey, catalog: ProductCatalog) {
    if let known = catalog.product(key) {
      self.init(partNumber: known.partNumber, name: SharedText(known.name))
    } else {
      let partNumber = key.partNumber ?? key.name ?? key.id?.lowercased() ?? ""
      self.init(partNumber: partNumber, name: key.name ?? partNumber)
    }
  }
}

extension ServiceCatalog {
  /// The core services to which a product with these service plans entitles, in the order of the catalog.
  ///
  /// A product for an application of Dynamics 365 brings plans of Microsoft 365 along for which nobody buys it: beside
  /// an application, they entitle to nothing.
  ///
  /// - Parameter plans: part numbers of service plans, in any case.
  /// - Returns: the ids of the services.
  public func services(ofPlans plans: some Sequence<String>) -> [Service.ID] {
    let plans = Set(plans.map { $0.lowercased() })
    let found = services.filter { $0.corePlans.contains { plans.contains($0.lowercased()) } }.map(\.id)
    let applications = found.filter(\.isDynamicsApplication)
    return applications.isEmpty ? found : applications
  }

  /// The catalog with products that exports describe; what the catalog knows by id or part number stays as it is.
  ///
  /// A learned product whose name the catalog gives to another one gets its part number behind the name, so that the
  /// name goes on to mean what the catalog says.
  ///
  /// - Parameter learned: products with what they entitle to, in any order.
  /// - Returns: the catalog that knows both.
  public func learning(_ learned: [ProductCatalog.Product]) -> ServiceCatalog {
    let new = learned.filter { !products.knows($0) }
    guard !new.isEmpty else { return self }
    let named = Set(products.products.flatMap { [$0.name] + $0.otherNames }.map(ProductCatalog.folded))
    let added = new.map { product in
      guard named.contains(ProductCatalog.folded(product.name)) else { return product }
      return ProductCatalog.Product(
        id: product.id, partNumber: product.partNumber.text, name: "\(product.name) (\(product.partNumber))",
        otherNames: product.otherNames, services: product.services)
    }
    return ServiceCatalog(
      services: services, freePartNumbers: freePartNumbers, minimumToJudge: minimumToJudge,
      products: ProductCatalog(products.products + added))
  }
}

extension ProductCatalog {
  /// Whether the catalog has the product of this id, or else of this part number.
  public func knows(_ other: Product) -> Bool {
    other.id.map { product(id: $0) != nil } ?? false || product(partNumber: other.partNumber.text) != nil
  }
}

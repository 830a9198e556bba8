/// The services a run knows, in the order in which reports show them, the products that entitle to them, and those that
/// nobody pays for.
public struct ServiceCatalog: Equatable, Sendable {
  /// The services in report order; at most 64.
  public let services: [Service]
  /// The ids of the services, in their order.
  public let ids: [Service.ID]
  /// The ids of the services that rules look at, in their order.
  public let judged: [Service.ID]
  /// Part numbers, in upper case, of free and viral SKUs: their own rows stay, but totals, rankings and rules leave
  /// them out.
  public let freePartNumbers: Set<SharedText>
  /// The smallest denominator that is judged alone; figures below it are `insufficient`.
  public let minimumToJudge: Int
  /// The products that exports name, with the services that they entitle to.
  public let products: ProductCatalog

  /// Creates a catalog.
  /// - Precondition: at most 64 services, so that a set of them fits a word.
  public init(
    services: [Service], freePartNumbers: Set<SharedText>, minimumToJudge: Int,
    products: ProductCatalog = .empty
  ) {
    precondition(services.count <= 64, "a catalog holds at most 64 services")
    self.services = services
    ids = services.map(\.id)
    judged = services.filter(\.isJudged).map(\.id)
    self.minimumToJudge = minimumToJudge
    self.products = products
    self.freePartNumbers = Set(freePartNumbers.map(\.uppercased))
  }

  /// The 0-based place of a service; `nil` where the catalog does not know it.
  public func place(of id: Service.ID) -> Int? { ids.firstIndex(of: id) }

  /// Whether nobody pays for the SKU.
  public func isFree(partNumber: SharedText) -> Bool { freePartNumbers.contains(partNumber.uppercased) }
}

extension ServiceCatalog {
  /// The same catalog in memory of its own, for another thread.
  package var copied: ServiceCatalog {
    ServiceCatalog(
      services: services.map { $0 }, freePartNumbers: Set(freePartNumbers.map { $0 }),
      minimumToJudge: minimumToJudge, products: ProductCatalog(products.products.map(\.copied)))
  }
}

extension ProductCatalog.Product {
  /// The same product in memory of its own.
  fileprivate var copied: Self {
    Self(
      id: id, partNumber: partNumber.text, name: name, otherNames: otherNames.map { $0 },
      services: services.map { $0 })
  }
}

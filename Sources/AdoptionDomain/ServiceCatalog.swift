/// The services a run knows, in the order in which reports show them, the products that entitle to them, and those that
/// nobody pays for.
public struct ServiceCatalog: Equatable, Sendable {
  /// The services in report order; at most 64.
  public let services: [Service]
  /// Part numbers, in upper case, of free and viral SKUs: their own rows stay, but totals, rankings and rules leave
  /// them out.
  public let freePartNumbers: Set<String>
  /// The smallest denominator that is judged alone; figures below it are `insufficient`.
  public let minimumToJudge: Int
  /// The products that exports name, with the services that they entitle to.
  public let products: ProductCatalog

  /// Creates a catalog.
  /// - Precondition: at most 64 services, so that a set of them fits a word.
  public init(
    services: [Service], freePartNumbers: Set<String>, minimumToJudge: Int, products: ProductCatalog = .empty
  ) {
    precondition(services.count <= 64, "a catalog holds at most 64 services")
    self.services = services
    self.minimumToJudge = minimumToJudge
    self.products = products
    self.freePartNumbers = Set(freePartNumbers.map { $0.uppercased() })
  }

  /// The 0-based place of a service; `nil` where the catalog does not know it.
  public func place(of id: Service.ID) -> Int? { services.firstIndex { $0.id == id } }

  /// Whether nobody pays for the SKU.
  public func isFree(partNumber: String) -> Bool { freePartNumbers.contains(partNumber.uppercased()) }
}

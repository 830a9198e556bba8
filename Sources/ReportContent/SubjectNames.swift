internal import AdoptionDomain
internal import AdoptionMetrics

/// The names that people know subjects by, and what is held of them.
struct SubjectNames {
  private let services: [Service.ID: String]
  private let products: [String: HeldProduct]
  private let customer: String

  init(record: CustomerRecord, catalog: ServiceCatalog) {
    services = Dictionary(uniqueKeysWithValues: catalog.services.map { ($0.id, $0.name) })
    products = Dictionary(
      uniqueKeysWithValues: record.facts.heldProducts.map { ($0.product.partNumber, $0) })
    customer = record.facts.customer.name
  }

  func name(of subject: Subject) -> String {
    switch subject {
    case .customer: customer
    case .service(let id): services[id] ?? id.slug
    case .product(let partNumber): products[partNumber]?.product.name ?? partNumber
    }
  }

  /// What the customer holds of a product; `nil` for other subjects.
  func held(_ subject: Subject) -> HeldProduct? {
    if case .product(let partNumber) = subject { products[partNumber] } else { nil }
  }
}

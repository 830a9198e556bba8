internal import AdoptionDomain
internal import AdoptionMetrics

/// The names that people know subjects by.
struct SubjectNames {
  private let services: [Service.ID: String]
  private let products: [String: String]
  private let customer: String

  init(record: CustomerRecord, catalog: ServiceCatalog) {
    services = Dictionary(uniqueKeysWithValues: catalog.services.map { ($0.id, $0.name) })
    products = Dictionary(
      record.facts.holdings.map { ($0.product.partNumber, $0.product.name) }, uniquingKeysWith: min)
    customer = record.facts.customer.name
  }

  func name(of subject: Subject) -> String {
    switch subject {
    case .customer: customer
    case .service(let id): services[id] ?? id.slug
    case .product(let partNumber): products[partNumber] ?? partNumber
    }
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics

/// The names that people know subjects by, and what is held of them.
struct SubjectNames {
  private let services: [Service.ID: String]
  private let products: [String: HeldProduct]
  private let customer: String

  init(record: CustomerRecord, catalog: ServiceCatalog) {
    // A service that the catalog does not know keeps the name that its source gives it.
    let reported = record.facts.reportedUsage.map { ($0.service, $0.name) }
    services = Dictionary(catalog.services.map { ($0.id, $0.name) } + reported) { known, _ in known }
    let held = record.facts.heldProducts + heldProducts(of: record.facts.otherHoldings)
    products = Dictionary(held.map { ($0.product.partNumber.uppercased(), $0) }) { known, _ in known }
    customer = record.facts.customer.name
  }

  func name(of subject: Subject) -> String {
    switch subject {
    case .customer: customer
    case .service(let id): services[id] ?? id.slug
    case .product(let partNumber): products[partNumber.uppercased()]?.product.name ?? partNumber
    }
  }

  /// What the customer holds of a product; `nil` for other subjects.
  func held(_ subject: Subject) -> HeldProduct? {
    if case .product(let partNumber) = subject { products[partNumber.uppercased()] } else { nil }
  }
}

extension CustomerMeasures {
  /// The services of which anything is computed, in the order of the figures.
  var services: [Service.ID] {
    var found: [Service.ID] = []
    for measure in measures {
      if case .service(let id) = measure.subject, found.last != id { found.append(id) }
    }
    return found
  }
}

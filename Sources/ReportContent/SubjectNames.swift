internal import AdoptionDomain
internal import AdoptionMetrics

/// The names that people know subjects by, and what is held of them.
struct SubjectNames: Sendable {
  private let catalog: ServiceCatalog
  private let reported: [ReportedUsage]
  private let customer: String
  /// The products that are held, also by sources of lower precedence, those of the best sources first.
  private let held: [HeldProduct]
  /// Those of the best sources.
  let ownHeld: [HeldProduct]

  init(record: CustomerRecord, catalog: ServiceCatalog) {
    self.catalog = catalog
    reported = record.facts.reportedUsage
    customer = record.facts.customer.name
    ownHeld = record.facts.heldProducts
    held = ownHeld + heldProducts(of: record.facts.otherHoldings)
  }

  func name(of subject: Subject) -> String {
    switch subject {
    case .customer: customer
    case .service(let id): name(of: id)
    case .product(let partNumber): held(partNumber)?.product.name.text ?? partNumber.text
    }
  }

  /// A service that the catalog does not know keeps the name that its source gives it.
  private func name(of service: Service.ID) -> String {
    if let place = catalog.place(of: service) { return catalog.services[place].name }
    return reported.first { $0.service == service }?.name ?? service.slug
  }

  private func held(_ partNumber: SharedText) -> HeldProduct? {
    let key = partNumber.uppercased
    return held.first { $0.product.partNumber.uppercased == key }
  }

  /// What the customer holds of a product; `nil` for other subjects.
  func held(_ subject: Subject) -> HeldProduct? {
    if case .product(let partNumber) = subject { held(partNumber) } else { nil }
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

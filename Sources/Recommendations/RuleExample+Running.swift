internal import AdoptionDomain
internal import AdoptionMetrics

extension Rule {
  /// What the rule says of the figures of an example.
  ///
  /// The figures belong to the rule's own subject; those that a condition asks of every service or product belong to
  /// one judged service or one paid product.
  public func outcome(of example: RuleExample) -> RuleOutcome {
    let service = Service(
      id: Service.ID("example"), name: "Example", isJudged: true, workloads: [], supportProducts: [])
    let measures = example.given.map { given in
      Measure(
        given.measure, of: subject(of: given, service: service.id), basis: given.basis, ratio: given.ratio,
        minimumToJudge: 0)
    }
    let id = Customer.ID("example")
    let customer = CustomerCase(
      facts: CustomerFacts(customer: Customer(id: id, name: "Example")),
      measures: CustomerMeasures(customer: id, measures: measures), productSets: [[]],
      catalog: ServiceCatalog(services: [service], freePartNumbers: [], minimumToJudge: 0), day: nil)
    return customer.outcome(of: self, for: ownSubject(service: service.id))
  }

  private func subject(of given: GivenMeasure, service: Service.ID) -> Subject {
    let quantifier = conditions.first { $0.measure == given.measure }?.quantifier ?? .subject
    return switch quantifier {
    case .subject: ownSubject(service: service)
    case .everyJudgedService: .service(service)
    case .everyProduct: .product("EXAMPLE")
    }
  }

  private func ownSubject(service: Service.ID) -> Subject {
    switch scope {
    case .customer: .customer
    case .service: .service(service)
    case .product: .product("EXAMPLE")
    }
  }
}

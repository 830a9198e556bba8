public import AdoptionDomain

/// Computes all figures of one customer.
///
/// - Parameters:
///   - facts: what the exports say about the customer.
///   - productSets: the sets that the cohorts point at.
///   - catalog: the services and the minimum to judge.
///   - nightDataDate: the data date of the night, on which the support window ends; `nil` where no export has one.
/// - Returns: the figures, in their fixed order.
public func measures(
  of facts: CustomerFacts, productSets: [[String]], catalog: ServiceCatalog, nightDataDate: CalendarDay?
) -> CustomerMeasures {
  let seats = seats(of: facts, productSets: productSets, catalog: catalog)
  func support(of subject: Subject) -> [Measure] {
    supportMeasures(of: subject, facts: facts, seats: seats, catalog: catalog, dataDate: nightDataDate)
  }
  var found = support(of: .customer)
  for place in catalog.services.indices {
    let isExpected = isUsageExpected(ofServiceAt: place, facts: facts, catalog: catalog)
    if isExpected {
      found += usageMeasures(ofServiceAt: place, facts: facts, productSets: productSets, catalog: catalog)
    }
    if isExpected || facts.support?.counts.contains(where: { $0.service == place }) ?? false {
      found += support(of: .service(catalog.services[place].id))
    }
  }
  found += deploymentMeasures(of: facts.heldProducts, catalog: catalog)
  return CustomerMeasures(customer: facts.customer.id, measures: found)
}

/// Whether the use of a service is a question at all: an export of the customer covers it, or user exports could.
///
/// A service that no user export has columns for says nothing about a customer, not even that its use is unknown.
private func isUsageExpected(ofServiceAt place: Int, facts: CustomerFacts, catalog: ServiceCatalog) -> Bool {
  facts.activity?.coveredServices.contains(place) ?? false || !catalog.services[place].workloads.isEmpty
}

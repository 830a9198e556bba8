public import AdoptionDomain

/// Computes all figures of one customer.
///
/// Where several sources cover a figure, user detail comes before what sources have counted themselves; the others are
/// kept beside it (`CustomerMeasures.others`).
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
  let skus = TenantSKUs(of: facts, productSets: productSets, catalog: catalog)
  var figures = CustomerFigures()
  func addSupport(of subject: Subject) {
    figures.add(
      supportMeasures(of: subject, facts: facts, seats: seats, catalog: catalog, dataDate: nightDataDate))
  }
  addSupport(of: .customer)
  for (place, service) in catalog.services.enumerated() {
    let isExpected = isUsageExpected(ofServiceAt: place, facts: facts, catalog: catalog)
    if isExpected {
      let usage = ServiceUsage(
        ofServiceAt: place, facts: facts, productSets: productSets, skus: skus, catalog: catalog)
      figures.add(usage.measures)
      if usage.isUnfit { figures.unfitServices.append(service.id) }
    }
    if isExpected || facts.support?.counts.contains(where: { $0.service == place }) ?? false {
      addSupport(of: .service(service.id))
    }
  }
  figures.add(reportedMeasures(facts.reportedUsage, catalog: catalog))
  figures.add(deploymentMeasures(of: facts.heldProducts, catalog: catalog))
  for family in facts.otherFamilies {
    figures.add(deploymentMeasures(of: heldProducts(of: family), catalog: catalog))
  }
  return CustomerMeasures(
    customer: facts.customer.id, measures: figures.inOrder(of: catalog), others: figures.others,
    isExportCut: facts.activity != nil && skus.isExportCut, unfitServices: figures.unfitServices,
    support: nightDataDate.flatMap { supportSummary(of: facts, dataDate: $0) })
}

/// Whether the use of a service is a question at all: an export of the customer covers it, or user exports could.
///
/// A service that no user export has columns for says nothing about a customer, not even that its use is unknown.
private func isUsageExpected(ofServiceAt place: Int, facts: CustomerFacts, catalog: ServiceCatalog) -> Bool {
  facts.activity?.coveredServices.contains(place) ?? false || !catalog.services[place].workloads.isEmpty
}

/// The figures of a customer in the making, those of higher precedence first.
private struct CustomerFigures {
  private struct Key: Hashable {
    let id: MeasureID
    let basis: Basis
    let subject: Subject
  }

  private var measures: [Measure] = []
  private var places: [Key: Int] = [:]
  /// Known figures that another source tells already.
  private(set) var others: [Measure] = []
  var unfitServices: [Service.ID] = []

  /// Adds figures; one that is known already keeps its source.
  mutating func add(_ new: [Measure]) {
    for measure in new {
      let key = Key(id: measure.id, basis: measure.basis, subject: measure.subject.caseFolded)
      guard let place = places[key] else {
        places[key] = measures.count
        measures.append(measure)
        continue
      }
      guard measure.ratio != nil else { continue }
      let spelled = measure.spelled(as: measures[place].subject)
      if measures[place].ratio == nil { measures[place] = spelled } else { others.append(spelled) }
    }
  }

  /// The figures by subject: the customer, services in catalog order, other services and products by name.
  func inOrder(of catalog: ServiceCatalog) -> [Measure] {
    measures.enumerated()
      .map {
        (order: ($0.element.subject.rank(in: catalog), $0.element.subject.orderName, $0.offset), $0.element)
      }
      .sorted { $0.order < $1.order }
      .map(\.1)
  }
}

extension Subject {
  /// The name that orders subjects of one rank: services of the catalog are in an order of their own.
  fileprivate var orderName: String { if case .product(let name) = self { name.uppercased() } else { name } }
}

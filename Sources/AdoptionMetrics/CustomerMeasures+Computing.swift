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
  of facts: CustomerFacts, productSets: [[SharedText]], catalog: ServiceCatalog, nightDataDate: CalendarDay?
) -> CustomerMeasures {
  let seats = seats(of: facts, productSets: productSets, catalog: catalog)
  let skus = TenantSKUs(of: facts, productSets: productSets, catalog: catalog)
  let people =
    facts.activity.map {
      ServicePeople.counted($0, productSets: productSets, skus: skus, catalog: catalog)
    } ?? []
  var figures = CustomerFigures()
  func addSupport(of subject: Subject, activePeople: Int?) {
    figures.add(
      supportMeasures(
        of: subject, facts: facts, seats: seats, activePeople: activePeople, catalog: catalog,
        dataDate: nightDataDate))
  }
  addSupport(
    of: .customer, activePeople: facts.activity?.cohorts.reduce(0) { $0 + Int($1.activePeople) })
  for (place, service) in catalog.services.enumerated() {
    let isExpected = isUsageExpected(ofServiceAt: place, facts: facts, catalog: catalog)
    if isExpected {
      let usage = ServiceUsage(
        ofServiceAt: place, facts: facts, people: people, skus: skus, catalog: catalog)
      figures.add(usage.measures)
      if usage.isUnfit { figures.unfitServices.append(service.id) }
    }
    if isExpected || facts.support?.counts.contains(where: { $0.service == place }) ?? false {
      let isCovered = facts.activity?.coveredServices.contains(place) ?? false
      addSupport(of: .service(service.id), activePeople: isCovered ? people[place].active : nil)
    }
  }
  figures.add(reportedMeasures(facts.reportedUsage, catalog: catalog))
  figures.add(deploymentMeasures(of: facts.heldProducts, catalog: catalog))
  for family in facts.otherFamilies {
    figures.add(deploymentMeasures(of: heldProducts(of: family), catalog: catalog))
  }
  let inOrder = figures.inOrder(of: catalog)
  return CustomerMeasures(
    customer: facts.customer.id, measures: inOrder.measures, places: inOrder.places, others: figures.others,
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
  private var measures: [Measure] = {
    var measures: [Measure] = []
    measures.reserveCapacity(192)
    return measures
  }()
  private var places = FigurePlaces()
  /// Whether some subject is spelled otherwise than in upper case.
  private var hasOtherSpellings = false
  /// Known figures that another source tells already.
  private(set) var others: [Measure] = []
  var unfitServices: [Service.ID] = []

  /// Adds figures; one that is known already keeps its source.
  mutating func add(_ new: [Measure]) {
    for measure in new {
      let subject = measure.subject.caseFolded
      if subject != measure.subject { hasOtherSpellings = true }
      let key = FigurePlaces.key(measure.id, subject, measure.basis)
      guard let place = places.insert(key, measures.count) else {
        measures.append(measure)
        continue
      }
      guard measure.ratio != nil else { continue }
      let spelled = measure.spelled(as: measures[place].subject)
      if measures[place].ratio == nil { measures[place] = spelled } else { others.append(spelled) }
    }
  }

  /// The figures by subject: the customer, services in catalog order, other services and products by name; those of one
  /// subject stay in their order.
  ///
  /// The places are `nil` where they are not known yet.
  func inOrder(of catalog: ServiceCatalog) -> (measures: [Measure], places: FigurePlaces?) {
    if isInOrder(of: catalog) { return (measures, hasOtherSpellings ? nil : places) }
    var groups: [(subject: Subject, rank: Int, measures: [Measure])] = []
    for measure in measures {
      if let last = groups.indices.last, groups[last].subject == measure.subject {
        groups[last].measures.append(measure)
      } else if let known = groups.firstIndex(where: { $0.subject == measure.subject }) {
        groups[known].measures.append(measure)
      } else {
        groups.append((measure.subject, measure.subject.rank(in: catalog), [measure]))
      }
    }
    let sorted = groups.sorted {
      $0.rank != $1.rank ? $0.rank < $1.rank : $0.subject.orderName < $1.subject.orderName
    }
    return (sorted.flatMap(\.measures), nil)
  }

  /// Whether the figures stand in order already, as they do unless sources of several kinds tell of services or products.
  private func isInOrder(of catalog: ServiceCatalog) -> Bool {
    var last = Subject.customer
    var lastRank = 0
    for measure in measures where measure.subject != last {
      let rank = measure.subject.rank(in: catalog)
      guard rank > lastRank || rank == lastRank && last.orderName < measure.subject.orderName else {
        return false
      }
      (last, lastRank) = (measure.subject, rank)
    }
    return true
  }
}

extension Subject {
  /// The name that orders subjects of one rank: services of the catalog are in an order of their own.
  fileprivate var orderName: String {
    if case .product(let partNumber) = self { partNumber.uppercased.text } else { name }
  }
}

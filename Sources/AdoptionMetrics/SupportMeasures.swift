internal import AdoptionDomain

/// The requests of the window, of the whole customer or of one service, over seats and over the people active in anything,
/// or in the service, in the window.
func supportMeasures(
  of subject: Subject, facts: CustomerFacts, seats: Int?, activePeople: Int?, catalog: ServiceCatalog,
  dataDate: CalendarDay?
) -> [Measure] {
  let window = dataDate.map(ActivityWindow.init(endingOn:))
  let requests = requestNumerators(of: subject, support: facts.support, window: window, catalog: catalog)
  let source = facts.support?.sources.first
  var measures: [Measure] = []
  measures.reserveCapacity(2 * requests.count)
  func add(_ id: MeasureID, _ basis: Basis, _ numerator: Int?, of denominator: Int?) {
    let ratio = numerator.flatMap { count in denominator.map { Ratio(count, of: $0) } }
    let isKnown = ratio != nil
    measures.append(
      Measure(
        id, of: subject, basis: basis, ratio: ratio, minimumToJudge: catalog.minimumToJudge,
        window: isKnown ? window : nil, dataDate: isKnown ? dataDate : nil, source: isKnown ? source : nil))
  }
  for (id, numerator) in requests {
    add(id, .seats, numerator, of: seats)
    add(id, .activeUsers, numerator, of: activePeople)
  }
  return measures
}

/// The requests in the window by measure; `nil` where no export covers a day of it.
private func requestNumerators(
  of subject: Subject, support: SupportVolume?, window: ActivityWindow?, catalog: ServiceCatalog
) -> [(MeasureID, Int?)] {
  let ids: [MeasureID] = [.howToRequests, .helpRequests, .assistanceRequests, .incidents, .allRequests]
  guard let support, let window, support.coverage.end >= window.start, support.coverage.start <= window.end
  else { return ids.map { ($0, nil) } }
  var (howTo, help, incidents, all) = (0, 0, 0, 0)
  for count in support.counts where window.contains(count.day) && concerns(count, subject, catalog) {
    all += count.requests
    switch count.kind {
    case .howTo: howTo += count.requests
    case .help: help += count.requests
    case .incident: incidents += count.requests
    case .billing, .request, .unknown: continue
    }
  }
  return zip(ids, [howTo, help, howTo + help, incidents, all]).map { ($0, $1) }
}

private func concerns(_ count: SupportCount, _ subject: Subject, _ catalog: ServiceCatalog) -> Bool {
  switch subject {
  case .service(let id): count.service.map { catalog.services[$0].id == id } ?? false
  case .customer: true
  case .product: false
  }
}

/// The stated seats, or else the people who are not deleted and have a counted product.
///
/// A product that the holdings know only as free, trial, suspended or gone gives nobody a seat; one that they do not
/// know counts.
func seats(of facts: CustomerFacts, productSets: [[SharedText]], catalog: ServiceCatalog) -> Int? {
  if let stated = facts.customer.seatCount { return stated }
  guard let activity = facts.activity else { return nil }
  let skus = TenantSKUs(of: facts, productSets: productSets, catalog: catalog, includingOwn: true)
  return activity.cohorts.lazy.filter { !$0.isDeleted && skus.givesSeat(set: $0.productSet) }
    .reduce(0) { $0 + Int($1.people) }
}

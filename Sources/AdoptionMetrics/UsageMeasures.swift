internal import AdoptionDomain

/// A numerator with what it can be at least and at most; `nil` where it is not known.
typealias Numerator = (id: MeasureID, span: Span?)

/// The figures of one service from user detail: over the people whom the export says are licensed (basis `assigned`),
/// and over the tenant's counted units (basis `entitled`).
///
/// Where no export covers the service, each of them is unknown: a rule that asks for one must not take its absence for
/// a service that nobody holds.
struct ServiceUsage {
  /// The figures.
  let measures: [Measure]
  /// Whether the entitled units are unknown because units and people do not fit each other.
  let isUnfit: Bool

  init(
    ofServiceAt place: Int, facts: borrowing CustomerFacts, people counted: [ServicePeople], skus: TenantSKUs,
    catalog: borrowing ServiceCatalog
  ) {
    let service = catalog.services[place].id
    let activity = facts.activity.flatMap { $0.coveredServices.contains(place) ? $0 : nil }
    let people = activity == nil ? nil : counted[place]
    let attribution = people.map { Attribution(of: $0.covered, skus: skus.skus) }
    let gap = people.flatMap { people in
      attribution.map { EntitledGap.Outcome(of: service, people: people, attribution: $0, skus: skus) }
    }
    let (dataDate, source) = (activity?.dataDate, activity?.sources.first)
    let window = dataDate.map(ActivityWindow.init(endingOn:))
    let minimumToJudge = catalog.minimumToJudge
    let classes = assignedNumerators(
      people, skus.skus.isEmpty ? nil : attribution, areTermsStated: skus.areTermsStated(for: service))
    let parts = entitledNumerators(gap?.known)
    var measures: [Measure] = []
    measures.reserveCapacity(classes.count + parts.count)
    func add(_ numerators: [Numerator], _ basis: Basis, of denominator: Int?) {
      for (id, span) in numerators {
        let ratio = denominator.flatMap { denominator in span.map { Ratio($0.count, of: denominator) } }
        let isKnown = ratio != nil
        measures.append(
          Measure(
            id, of: .service(service), basis: basis, ratio: ratio, bounds: isKnown ? span?.bounds : nil,
            minimumToJudge: minimumToJudge, window: isKnown ? window : nil,
            dataDate: isKnown ? dataDate : nil, source: isKnown ? source : nil))
      }
    }
    add(classes, .assigned, of: people?.licensed)
    add(parts, .entitled, of: gap?.known?.entitled)
    self.measures = measures
    isUnfit = gap?.isUnfit ?? false
  }
}

/// The numerators over the licensed people, classes of active people included; all unknown where no export tells of
/// people, and those of covered people where no tenant-wide source tells what covers them.
private func assignedNumerators(
  _ people: ServicePeople?, _ attribution: Attribution?, areTermsStated: Bool
) -> [Numerator] {
  func exactly(_ count: (ServicePeople) -> Int) -> Span? { people.map { .exactly(count($0)) } }
  let uncovered = attribution?.activeUncovered ?? 0
  return [
    (.usage, exactly(\.active)), (.adjustedUsage, exactly { $0.licensed(.active) }),
    (.idle, exactly { $0.licensed(.idle) }), (.active, exactly { $0.licensed(.active) }),
    (.newlyLicensed, exactly { $0.licensed(.newlyLicensed) }),
    (.activeCounted, attribution?.counted(.active)), (.activeTurnover, exactly(\.turnover)),
    (.activeTrial, areTermsStated ? attribution?.activeTrial : nil),
    (.activeLapsed, attribution?.activeLapsed), (.activeYammer, exactly(\.yammer)),
    (.activeUnexplained, exactly { $0.unlicensed + uncovered }), (.dormant60, exactly(\.dormant60)),
    (.dormant90, exactly(\.dormant90)),
  ]
}

/// The numerators over the entitled units; all unknown where the units are.
private func entitledNumerators(_ gap: EntitledGap?) -> [Numerator] {
  [
    (.usage, gap.map { .exactly($0.active) }), (.adjustedUsage, gap?.people(.active)),
    (.unassigned, gap.map { .exactly($0.unassigned) }),
    (.overAssigned, gap.map { .exactly($0.overAssigned) }),
    (.overlap, gap.map { .exactly($0.overlap) }), (.idle, gap?.people(.idle)),
    (.active, gap?.people(.active)), (.newlyLicensed, gap?.people(.newlyLicensed)),
  ]
}

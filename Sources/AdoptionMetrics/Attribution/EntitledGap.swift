internal import AdoptionDomain

/// How the units that entitle to a service come down to active people:
/// `entitled + over-assigned = unassigned + idle + active + newly licensed`, in units and people, where `entitled` is
/// already less the overlap; with all counted units on the left, the overlap stands on the right.
struct EntitledGap {
  /// Counted units of all SKUs that entitle to the service, less the overlap.
  let entitled: Int
  /// Units assigned to nobody.
  let unassigned: Int
  /// Units assigned beyond those that were sold.
  let overAssigned: Int
  /// Assigned units beside another one of the same person.
  let overlap: Int
  /// All people active in the window, deleted and unlicensed ones included.
  let active: Int
  private let attribution: Attribution

  /// What the attempt to draw up a gap comes to.
  enum Outcome {
    /// The gap.
    case known(EntitledGap)
    /// The units are not known, or the export was cut.
    case unknown
    /// More people stand under counted units than units are assigned, or units are missing otherwise.
    case unfit

    /// The gap; `nil` where it is not known.
    var known: EntitledGap? { if case .known(let gap) = self { gap } else { nil } }

    /// Whether units and people do not fit each other.
    var isUnfit: Bool { if case .unfit = self { true } else { false } }

    /// Draws up the gap of a service.
    init(of service: Service.ID, people: ServicePeople, attribution: Attribution, skus: TenantSKUs) {
      guard !skus.skus.isEmpty, !skus.isExportCut,
        let gap = EntitledGap(of: service, people: people, attribution: attribution, skus: skus.skus)
      else {
        self = .unknown
        return
      }
      self = gap.overlap >= 0 && gap.entitled >= 0 ? .known(gap) : .unfit
    }
  }

  /// Draws up the gap; `nil` where it is not known how many units of an entitling SKU are assigned.
  private init?(of service: Service.ID, people: ServicePeople, attribution: Attribution, skus: [TenantSKU]) {
    var (counted, assigned, unassigned, overAssigned) = (0, 0, 0, 0)
    for sku in skus where sku.entitles(to: service) {
      guard let units = sku.assigned else { return nil }
      counted += sku.counted
      assigned += units
      unassigned += max(sku.counted - units, 0)
      overAssigned += max(units - sku.counted, 0)
    }
    let covered = LicenseUse.allCases.reduce(0) { $0 + attribution.counted($1).count }
    overlap = assigned - covered
    entitled = counted - overlap
    (self.unassigned, self.overAssigned) = (unassigned, overAssigned)
    active = people.active
    self.attribution = attribution
  }

  /// People under counted units who do this.
  func people(_ use: LicenseUse) -> Span { attribution.counted(use) }
}

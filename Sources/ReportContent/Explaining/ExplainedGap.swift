internal import AdoptionDomain
internal import AdoptionMetrics

/// How the units that entitle to a service come down to active people, or why that is not known.
public enum ExplainedGap: Hashable, Sendable {
  /// The gap in units and people:
  /// `entitled + over-assigned = unassigned + overlap + idle + active + newly licensed`.
  public struct Known: Hashable, Sendable {
    /// Counted units of all SKUs that entitle to the service.
    public let entitled: Int
    /// Units assigned beyond those that were sold.
    public let overAssigned: Int
    /// Units assigned to nobody.
    public let unassigned: Int
    /// Assigned units beside another one of the same person; the denominator of usage leaves them out.
    public let overlap: Int
    /// People with counted cover who were not active.
    public let idle: Int
    /// People with counted cover who were active.
    public let active: Int
    /// People with counted cover who were licensed within the window and have not been active.
    public let newlyLicensed: Int

    /// Whether both sides are equal, as they must be.
    public var sums: Bool {
      entitled + overAssigned == unassigned + overlap + idle + active + newlyLicensed
    }
  }

  /// Why a gap is not known; the first that holds is named.
  public enum Obstacle: String, CaseIterable, Sendable {
    /// No export tells what people do with the service.
    case noUserDetail = "no-user-detail"
    /// No source tells what the tenant holds as a whole.
    case noTenantWideSource = "no-tenant-wide-source"
    /// The user export holds too few of the people to whom units are assigned.
    case cutExport = "cut-export"
    /// More people stand under counted units than units are assigned, or the other way about.
    case unitsDoNotFit = "units-do-not-fit"
    /// No source tells how many units are assigned.
    case assignedUnknown = "assigned-unknown"
  }

  /// The gap.
  case known(Known)
  /// It is not known.
  case unknown(Obstacle)

  /// The gap; `nil` where it is not known.
  var known: Known? { if case .known(let gap) = self { gap } else { nil } }
}

extension Explainer {
  /// The gap of a service over its entitled units.
  func gap(of service: Service.ID) -> ExplainedGap {
    let found = record.measures.measure(.unassigned, of: .service(service), basis: .entitled)?.ratio
    guard let found else { return .unknown(obstacle(to: service)) }
    func count(_ id: MeasureID) -> Int {
      record.measures.measure(id, of: .service(service), basis: .entitled)?.ratio?.numerator ?? 0
    }
    // The denominator of usage is less the overlap; the sum begins with all counted units.
    return .known(
      ExplainedGap.Known(
        entitled: found.denominator + count(.overlap), overAssigned: count(.overAssigned),
        unassigned: found.numerator, overlap: count(.overlap), idle: count(.idle), active: count(.active),
        newlyLicensed: count(.newlyLicensed)))
  }

  private func obstacle(to service: Service.ID) -> ExplainedGap.Obstacle {
    let facts = record.facts
    guard let activity = facts.activity, let place = context.catalog.place(of: service),
      activity.coveredServices.contains(place)
    else { return .noUserDetail }
    guard facts.holdings.contains(where: \.isTenantWide) else { return .noTenantWideSource }
    if record.measures.isExportCut { return .cutExport }
    return record.measures.unfitServices.contains(service) ? .unitsDoNotFit : .assignedUnknown
  }
}

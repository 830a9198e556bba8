/// The use of one service by one customer as a source has already aggregated it: counts without people behind them.
public struct ReportedUsage: Hashable, Sendable {
  /// The days that the source looks at; windows of different sources are never equated.
  public enum Period: String, CaseIterable, Sendable {
    /// The 28 calendar days that end with the data date.
    case days28 = "28-days"
    /// The 30 calendar days that end with the data date.
    case days30 = "30-days"
    /// The calendar month of the data date.
    case month
  }

  /// What the denominator counts.
  public enum Units: String, CaseIterable, Sendable {
    /// Entitlements of the whole tenant (`licensesQualified`).
    case entitled
    /// What the source calls available.
    case available
  }

  /// The service; one that the catalog does not know keeps the slug of its own name.
  public var service: Service.ID
  /// The service's name as the source spells it.
  public var name: String
  /// Active entitlements or users: one count, or a span where only separate workloads are known.
  public var active: ClosedRange<Int>
  /// The denominator; 0 leaves the figure undefined.
  public var units: Int
  /// What the denominator counts.
  public var unitsKind: Units
  /// The days looked at.
  public var period: Period
  /// The day for which the source speaks.
  public var dataDate: CalendarDay
  /// The place of the export in the facts' sources, 0-based.
  public var source: Int

  /// Creates the use of a service.
  public init(
    service: Service.ID, name: String, active: ClosedRange<Int>, units: Int, unitsKind: Units, period: Period,
    dataDate: CalendarDay, source: Int
  ) {
    self.service = service
    self.name = name
    self.active = active
    self.units = units
    self.unitsKind = unitsKind
    self.period = period
    self.dataDate = dataDate
    self.source = source
  }
}

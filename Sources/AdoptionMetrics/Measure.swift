public import AdoptionDomain

/// What can be said of a figure; none of the states is 0.
public enum MeasureState: String, CaseIterable, Sendable {
  /// A figure to judge by.
  case value
  /// A figure whose denominator is below the minimum to judge.
  case insufficient
  /// The denominator is 0.
  case undefined
  /// No export covers it.
  case unknown
}

/// One figure of a report with everything that it rests on.
public struct Measure: Hashable, Sendable {
  /// What is measured.
  public let id: MeasureID
  /// What it is measured of.
  public let subject: Subject
  /// What the denominator counts.
  public let basis: Basis
  /// Both counts; `nil` where no export covers the figure.
  public let ratio: Ratio?
  /// The least and the most that the numerator can be, where people share a pool of units and the figure is an allocation
  /// ("pooled"), or where a source counts workloads apart; `nil` where the count is exact.
  public let bounds: ClosedRange<Int>?
  /// What can be said of the figure.
  public let state: MeasureState
  /// The days that activity or requests were looked for in; `nil` for figures of one day.
  public let window: ActivityWindow?
  /// The day for which the export speaks; `nil` where no export does or the export has no date.
  public let dataDate: CalendarDay?
  /// The place of the first export it rests on in the facts' sources, 0-based.
  public let source: Int?

  /// The same figure under another spelling of its subject.
  func spelled(as subject: Subject) -> Measure {
    Measure(
      id, of: subject, basis: basis, ratio: ratio, bounds: bounds, state: state, window: window,
      dataDate: dataDate, source: source)
  }

  private init(
    _ id: MeasureID, of subject: Subject, basis: Basis, ratio: Ratio?, bounds: ClosedRange<Int>?,
    state: MeasureState, window: ActivityWindow?, dataDate: CalendarDay?, source: Int?
  ) {
    (self.id, self.subject, self.basis) = (id, subject, basis)
    (self.ratio, self.bounds, self.state) = (ratio, bounds, state)
    (self.window, self.dataDate, self.source) = (window, dataDate, source)
  }

  /// Creates a measure; its state follows from the counts and the minimum to judge.
  public init(
    _ id: MeasureID, of subject: Subject, basis: Basis, ratio: Ratio?, bounds: ClosedRange<Int>? = nil,
    minimumToJudge: Int, window: ActivityWindow? = nil, dataDate: CalendarDay? = nil, source: Int? = nil
  ) {
    self.id = id
    self.subject = subject
    self.basis = basis
    self.ratio = ratio
    self.bounds = bounds
    self.window = window
    self.dataDate = dataDate
    self.source = source
    self.state =
      switch ratio {
      case nil: .unknown
      case let ratio? where ratio.denominator == 0: .undefined
      case let ratio? where ratio.denominator < minimumToJudge: .insufficient
      default: .value
      }
  }

  /// Whether the table of measures has a row for it: figures of 0 of 0 and unknown ones are left out.
  public var isKnown: Bool { ratio.map { $0.numerator != 0 || $0.denominator != 0 } ?? false }
}

/// All figures of one customer, in a fixed order: customer, services in catalog order, products by part number.
public struct CustomerMeasures: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// The figures.
  public let measures: [Measure]
  /// The same figures as sources of lower precedence tell them; each stands in `measures` too.
  public let others: [Measure]
  /// Whether the user export holds too few of the people to whom units are assigned: figures over `assigned` are those
  /// of the people it holds, and figures over `entitled` are unknown.
  public let isExportCut: Bool
  /// Services whose entitled units are unknown because units and people do not fit each other, in catalog order.
  public let unfitServices: [Service.ID]
  /// What can be said of the requests beyond their number; `nil` where no help desk's export covers the customer.
  public let support: SupportSummary?
  /// Where each figure stands in `measures`.
  private let places: FigurePlaces

  /// Creates the figures of a customer.
  public init(
    customer: Customer.ID, measures: [Measure], others: [Measure] = [], isExportCut: Bool = false,
    unfitServices: [Service.ID] = [], support: SupportSummary? = nil
  ) {
    self.init(
      customer: customer, measures: measures, places: nil, others: others, isExportCut: isExportCut,
      unfitServices: unfitServices, support: support)
  }

  /// Creates the figures of a customer whose places may be known.
  init(
    customer: Customer.ID, measures: [Measure], places: FigurePlaces?, others: [Measure], isExportCut: Bool,
    unfitServices: [Service.ID], support: SupportSummary?
  ) {
    self.customer = customer
    self.measures = measures
    self.others = others
    self.isExportCut = isExportCut
    self.unfitServices = unfitServices
    self.support = support
    self.places = places ?? FigurePlaces(of: measures)
  }

  /// The headline figure of a service, `usage.adjusted`: over the entitled units where they are known, else over the
  /// licensed people; `nil` where its use is no question.
  public func headline(of service: Service.ID) -> Measure? {
    measure(.adjustedUsage, of: .service(service), firstOf: [.entitled, .assigned])
  }

  /// The figure of a measure, subject and basis; `nil` where it is not computed.
  public func measure(_ id: MeasureID, of subject: Subject, basis: Basis) -> Measure? {
    place(of: id, subject: subject, basis: basis).map { measures[$0] }
  }

  /// The figure over the first of the bases for which it is known, or else the first that is computed at all.
  public func measure(_ id: MeasureID, of subject: Subject, firstOf bases: [Basis]) -> Measure? {
    var first: Int?
    for basis in bases {
      guard let place = place(of: id, subject: subject, basis: basis) else { continue }
      if measures[place].state != .unknown { return measures[place] }
      first = first ?? place
    }
    return first.map { measures[$0] }
  }

  private func place(of id: MeasureID, subject: Subject, basis: Basis) -> Int? {
    places[FigurePlaces.key(id, subject, basis)]
  }
}

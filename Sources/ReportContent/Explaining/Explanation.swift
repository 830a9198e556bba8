public import AdoptionDomain
public import AdoptionMetrics

/// How figures of one customer came about: what was counted, of what, from which files, and who looked at it.
public struct Explanation: Hashable, Sendable {
  /// The customer's id.
  public let customer: Customer.ID
  /// The customer's name.
  public let name: String
  /// The night.
  public let night: CalendarDay
  /// The night's data date; `nil` where no export has one.
  public let dataDate: CalendarDay?
  /// What is explained, in the order of reports.
  public let subjects: [ExplainedSubject]
  /// The files that hold records of the customer, by path; those of which no record was used included.
  public let sources: [ExplainedSource]
}

/// The figures of one subject, and what stands behind all of them.
public struct ExplainedSubject: Hashable, Sendable {
  /// The customer as a whole, a service or a product.
  public let subject: Subject
  /// The name that people know it by.
  public let name: String
  /// The figures; at least one.
  public let figures: [ExplainedFigure]
  /// Who the active people of a service are; `nil` for other subjects, and where no export tells of people.
  public let attribution: ExplainedAttribution?
  /// Why more people are active than the denominator counts; `nil` where that is not so.
  public let excess: ExplainedExcess?
  /// How the entitled units of a service come down to active people; `nil` for other subjects.
  public let gap: ExplainedGap?
  /// The units behind a product, or behind the entitled units of a service.
  public let holdings: [ExplainedSKU]
}

/// Which figures are asked for; without either, the headline figures are.
public struct FigureSelection: Hashable, Sendable {
  /// The one service; `nil` for every subject.
  public let service: Service.ID?
  /// The one measure; `nil` for all that are known of the service.
  public let measure: MeasureID?

  /// Creates a selection.
  public init(service: Service.ID? = nil, measure: MeasureID? = nil) {
    self.service = service
    self.measure = measure
  }
}

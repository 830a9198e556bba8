internal import AdoptionDomain
internal import AdoptionMetrics

/// The use of one service by one customer, held against the licenses sold where they are known.
public struct ServiceShare: Hashable, Sendable {
  /// The service's slug.
  public let id: String
  /// The service's name.
  public let name: String
  /// What the denominator counts.
  public let basis: String
  /// The use in percent, or what can be said instead.
  public let value: String
  /// Both counts in words, with what the denominator counts; `nil` where nothing is known.
  public let counts: String?
  /// Both counts; `nil` where nothing is known.
  public let numerator, denominator: Int?
  /// The least and the most that the numerator can be; `nil` where it is exact.
  public let least, most: Int?
  /// The percentage with one decimal and a point.
  public let percent: String?
  /// What adoption and requests say together; `nil` where they say nothing.
  public let quadrant: String?
  /// The same in words.
  public let quadrantWords: String?

  init?(_ service: borrowing Service, measures: borrowing CustomerMeasures, wording: Wording) {
    guard let measure = measures.headline(of: service.id) else { return nil }
    let headline = Headline(measure, wording: wording)
    let quadrant = Quadrant(
      adoption: measure,
      assistance: measures.measure(.assistanceRequests, of: .service(service.id), basis: .seats))
    id = service.id.slug
    name = service.name
    basis = measure.basis.rawValue
    value = headline.percent ?? wording.text(.state(measure.state))
    counts = headline.counts
    numerator = measure.ratio?.numerator
    denominator = measure.ratio?.denominator
    least = measure.bounds?.lowerBound
    most = measure.bounds?.upperBound
    percent = measure.ratio?.tenthsOfPercent.map(plainDecimal)
    self.quadrant = quadrant?.rawValue
    quadrantWords = quadrant.map { wording.text(.quadrant($0)) }
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// How much help the customer's people asked for in the window.
public struct SupportSection: Hashable, Sendable {
  /// The window in words.
  public let window: String
  /// The requests by kind, of the customer as a whole.
  public let kinds: [SupportLine]
  /// The requests for assistance by service, where there are any.
  public let services: [SupportLine]
  /// How well the window is covered, in a sentence.
  public let coveredWords: String?
  /// Whether requests for assistance became more or fewer, in a sentence; `nil` where that is not known.
  public let changeWords: String?
  /// How requests were rated, in words; `nil` where none was, or too few were to be told.
  public let satisfactionWords: String?
}

/// What can be said of the requests beyond their number, for machines.
public struct SupportFigures: Hashable, Sendable {
  /// Days of the window that the help desk's exports cover.
  public let coveredDays: Int
  /// Requests for assistance in the window and in the 28 days before; `nil` where the days before are not covered.
  public let current, previous: Int?
  /// Whether they became more or fewer: `more`, `less` or `no-clear-change`.
  public let change: String?
  /// Good ratings, and all; `nil` where there are none, or too few to be told.
  public let good, rated: Int?
  /// The good ones in percent, with one decimal and a point.
  public let percent: String?

  init(_ summary: SupportSummary, disclosure: Disclosure) {
    let satisfaction = summary.satisfaction(by: disclosure)
    coveredDays = summary.coveredDays
    (current, previous) = (summary.change?.current, summary.change?.previous)
    change = summary.change?.direction.rawValue
    (good, rated) = (satisfaction?.numerator, satisfaction?.denominator)
    percent = satisfaction?.tenthsOfPercent.map(plainDecimal)
  }
}

extension SupportSummary {
  /// The ratings that an audience may be told: few of them would tell single persons apart.
  func satisfaction(by disclosure: Disclosure) -> Ratio? {
    satisfaction.flatMap { disclosure.withholds(groupOf: $0.denominator) ? nil : $0 }
  }
}

/// Requests of one kind or about one service.
public struct SupportLine: Hashable, Sendable {
  /// The kind or the service, in words.
  public let name: String
  /// How many requests.
  public let requests: String
  /// Per 100 seats, or why there is no rate; `nil` where seats are unknown.
  public let perSeats: String?
  /// Per 100 active people, or why there is no rate; `nil` where activity is unknown, and for single services.
  public let perActiveUsers: String?
}

/// The requests of the window; `nil` where no help desk's export covers it.
func supportSection(
  of record: CustomerRecord, by disclosure: Disclosure, catalog: ServiceCatalog, wording: Wording
) -> SupportSection? {
  guard let total = record.measures.known(.assistanceRequests, of: .customer), let window = total.window
  else { return nil }
  let summary = record.measures.support
  let kinds: [MeasureID] = [.howToRequests, .helpRequests, .assistanceRequests, .incidents, .allRequests]
  return SupportSection(
    window: wording.span(window),
    kinds: kinds.compactMap {
      supportLine(
        $0, of: .customer, name: wording.text(.measure($0)), in: record.measures, disclosure, wording: wording
      )
    },
    services: catalog.services.compactMap { service in
      let known = record.measures.known(.assistanceRequests, of: .service(service.id))
      guard known?.ratio?.numerator != 0 else { return nil }
      return supportLine(
        .assistanceRequests, of: .service(service.id), name: service.name, in: record.measures, disclosure,
        wording: wording)
    },
    coveredWords: summary.map { wording.text(.coveredDays, wording.number($0.coveredDays)) },
    changeWords: summary?.change.map {
      wording.text(
        .supportChange, wording.text(.change($0.direction)), wording.number($0.current),
        wording.number($0.previous))
    },
    satisfactionWords: summary?.satisfaction(by: disclosure).map(wording.satisfaction))
}

private func supportLine(
  _ id: MeasureID, of subject: Subject, name: String, in measures: CustomerMeasures,
  _ disclosure: Disclosure, wording: Wording
) -> SupportLine? {
  guard let known = measures.known(id, of: subject), let requests = known.ratio?.numerator else { return nil }
  func rate(_ basis: Basis) -> String? {
    guard let measure = measures.measure(id, of: subject, basis: basis), let ratio = measure.ratio
    else { return nil }
    if disclosure.withholds(measure) { return wording.text(.state(.insufficient)) }
    return ratio.tenthsOfPercent.map(wording.decimal) ?? wording.text(.state(measure.state))
  }
  return SupportLine(
    name: name, requests: wording.number(requests), perSeats: rate(.seats),
    perActiveUsers: subject == .customer ? rate(.activeUsers) : nil)
}

extension CustomerMeasures {
  /// The figure of requests over whichever basis is known.
  fileprivate func known(_ id: MeasureID, of subject: Subject) -> Measure? {
    let found = measure(id, of: subject, firstOf: [.seats, .activeUsers])
    return found?.ratio == nil ? nil : found
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics

/// How much help the customer's people asked for in the window.
public struct SupportSection: Hashable, Sendable {
  /// The window in words.
  public let window: String
  /// The requests by kind, of the customer as a whole.
  public let kinds: [SupportLine]
  /// The requests for assistance by service, where there are any.
  public let services: [SupportLine]
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
  of record: CustomerRecord, catalog: ServiceCatalog, wording: Wording
) -> SupportSection? {
  guard let total = record.measures.known(.assistanceRequests, of: .customer), let window = total.window
  else { return nil }
  let kinds: [MeasureID] = [.howToRequests, .helpRequests, .assistanceRequests, .incidents, .allRequests]
  return SupportSection(
    window: wording.span(window),
    kinds: kinds.compactMap {
      supportLine($0, of: .customer, name: wording.text(.measure($0)), in: record.measures, wording: wording)
    },
    services: catalog.services.compactMap {
      let line = supportLine(
        .assistanceRequests, of: .service($0.id), name: $0.name, in: record.measures, wording: wording)
      return line?.requests == wording.number(0) ? nil : line
    })
}

private func supportLine(
  _ id: MeasureID, of subject: Subject, name: String, in measures: CustomerMeasures, wording: Wording
) -> SupportLine? {
  guard let known = measures.known(id, of: subject), let requests = known.ratio?.numerator else { return nil }
  func rate(_ basis: Basis) -> String? {
    guard let measure = measures.measure(id, of: subject, basis: basis), let ratio = measure.ratio
    else { return nil }
    if isTooSmallToBreakDown(measure) { return wording.text(.state(.insufficient)) }
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

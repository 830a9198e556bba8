public import AdoptionDomain

/// The last night on which the same facts come to the same as on this one: until then no commitment enters or leaves the
/// list of renewals, and no data become too old.
///
/// - Parameters:
///   - night: the night.
///   - facts: its facts.
///   - staleness: from when on data are too old.
/// - Returns: the night itself or a later one, no more than a year ahead; `nil` where every night differs: where no export
///   has a date, so that advice is dated by the night, or where some record lies after it.
public func lastEqualNight(
  from night: CalendarDay, facts: Facts, staleness: Staleness
) -> CalendarDay? {
  guard facts.dataDate != nil, facts.sources.allSatisfy({ $0.dataDates.map { $0.end <= night } ?? true })
  else {
    return nil
  }
  var last = night.advanced(by: 365)
  func end(on day: CalendarDay) { if day >= night { last = min(last, day) } }
  for source in facts.sources {
    if let day = source.dataDates?.end { end(on: staleness.lastFreshNight(of: day)) }
  }
  func note(_ customer: CustomerFacts) {
    // A customer's data are too old once the newest of them are.
    if let day = customer.dataDays.max() { end(on: staleness.lastFreshNight(of: day)) }
    for commitment in customer.holdings.lazy.compactMap(\.commitmentEnd) {
      end(on: commitment.advanced(by: -Renewal.daysAhead - 1))
      end(on: commitment.advanced(by: -1))
    }
  }
  // Handed on from their places: facts are large, and would be copied.
  for place in facts.customers.indices { note(facts.customers[place]) }
  return last
}

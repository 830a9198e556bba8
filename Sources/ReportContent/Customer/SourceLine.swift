internal import AdoptionDomain

/// One kind of export that a customer's report rests on.
public struct SourceLine: Hashable, Sendable {
  /// The kind's id.
  public let kind: String
  /// The kind in words.
  public let name: String
  /// The day for which it speaks of the customer, `yyyy-MM-dd`; `nil` for exports without a date of their own.
  public let dataDate: String?
  /// The same day in words.
  public let dataDateWords: String?
}

/// The exports that one customer's facts came from.
func sourceLines(of record: CustomerRecord, sources: [ExportSource], wording: Wording) -> [SourceLine] {
  var found: [(kind: ExportKind, day: CalendarDay?)] = []
  func add(_ place: Int, _ day: CalendarDay?) {
    let kind = sources[place].kind
    if !found.contains(where: { $0.kind == kind && $0.day == day }) { found.append((kind, day)) }
  }
  for place in record.facts.activity?.sources ?? [] { add(place, record.facts.activity?.dataDate) }
  for usage in record.facts.reportedUsage { add(usage.source, usage.dataDate) }
  for holding in record.facts.holdings + record.facts.otherHoldings { add(holding.source, nil) }
  // The last day of a help desk's export is that of whichever customer asked last, and none of this customer's business.
  for place in record.facts.support?.sources ?? [] { add(place, nil) }
  return found.map { kind, day in
    SourceLine(
      kind: kind.rawValue, name: wording.text(.export(kind)), dataDate: day?.description,
      dataDateWords: day.map(wording.day))
  }
}

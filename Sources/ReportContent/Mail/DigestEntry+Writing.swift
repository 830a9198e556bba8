public import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// Says what changed about one customer for the customer's account manager; `nil` where nothing did.
///
/// - Parameters:
///   - writer: the customer's record in the words of the manager's language.
///   - standing: how the customer stands in the night.
///   - night: the night, after which commitments end.
///   - days: how many days back something is a change, above 0.
///   - link: the address of the customer's report, if it has one.
/// - Returns: the entry.
public func digestEntry(
  by writer: CustomerWriter, standing: CustomerStanding, night: CalendarDay, newsOf days: Int, link: String?
) -> DigestEntry? {
  let news = CustomerNews(of: writer, within: days, for: .internal)
  let moves = recentMoves(of: writer.record, standing: standing, within: days, context: writer.context)
  let words = DigestWriter(writer: writer)
  let reasons = words.reasons(
    news.given, moves: moves, renewals: standing.renewals.filter { isNew($0, on: night, within: days) })
  let changes = reasons + words.goodNews(news.resolved)
  guard !changes.isEmpty else { return nil }
  let advice = news.given.first ?? writer.advisor.sections.first
  let row = DigestRow(
    customer: writer.customer.id, name: writer.customer.name, link: link, urgency: news.given.first?.urgency,
    urgencyWords: news.given.first?.urgencyWords, changes: changes, reason: reasons.first,
    action: advice?.actions.first?.title)
  return DigestEntry(
    row: row, urgency: news.given.first.flatMap { Urgency(rawValue: $0.urgency) }, ranking: standing.ranking)
}

/// Whether a commitment came within sight, or nearly to its end, within some days before the night.
private func isNew(_ renewal: Renewal, on night: CalendarDay, within days: Int) -> Bool {
  let left = renewal.end.days(since: night)
  return [90, 30].contains { (($0 - days + 1)...$0).contains(left) }
}

/// Words what changed about one customer.
private struct DigestWriter {
  let writer: CustomerWriter

  private var wording: Wording { writer.wording }

  /// New advice, moves, ends of commitments.
  func reasons(_ given: [AdviceSection], moves: [Mover], renewals: [Renewal]) -> [String] {
    let advice = given.map { advice in
      let isAgain = advice.standing?.state == AdviceState.regressed.rawValue
      return wording.text(isAgain ? .digestAgain : .digestNew, advice.title)
    }
    return advice + moves.map(words) + renewals.map(words)
  }

  func goodNews(_ resolved: [ResolvedAdvice]) -> [String] {
    resolved.map { wording.text(.digestResolved, $0.title) }
  }

  private func words(_ mover: Mover) -> String {
    wording.text(
      .digestMove, writer.names.name(of: .service(mover.service)),
      wording.change(tenths: mover.changeInTenths),
      wording.counts(mover.past.ratio), wording.counts(mover.present.ratio),
      wording.text(.moverReason(mover.reason)))
  }

  private func words(_ renewal: Renewal) -> String {
    wording.text(
      .digestRenewal, renewal.product.name.text, wording.number(renewal.units), wording.day(renewal.end))
  }
}

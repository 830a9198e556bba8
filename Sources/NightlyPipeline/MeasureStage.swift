internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations
internal import ReportContent
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// Computes and judges the figures of all customers, and says where exports do not fit each other or are old.
struct MeasureStage {
  /// What a batch of customers came to.
  private struct Batch: Sendable {
    var standings: [CustomerStanding] = []
    var findings: [Finding] = []
    var pasts: [CustomerPast] = []
    var rows: CustomerRows?
  }

  /// What a thread needs for itself, and the figures of all customers that it measured.
  private struct Worker {
    let context: ReportContext
    var columns = PortfolioColumns()
  }

  private let facts: Facts
  private let importFindings: [Finding]
  private let night: DatedNight
  private let staleness: Staleness
  private let context: ReportContext
  private let history: HistoryReader?
  /// What the archive's snapshots share; `nil` where there is no archive.
  private let snapshots: SnapshotContext?

  init(
    _ imported: ImportResult, prepared: PreparedNight, night: CalendarDay, snapshots: SnapshotContext? = nil,
    history: HistoryReader? = nil, renderedAgain: RenderedAgain? = nil
  ) {
    self.snapshots = snapshots
    self.history = history
    let facts = imported.facts
    self.facts = facts
    importFindings = imported.findings
    self.night = DatedNight(night: night, dataDate: facts.dataDate)
    staleness = Staleness(night: night, staleAfter: prepared.settings.staleAfter)
    context = prepared.context(of: facts, renderedAgain: renderedAgain)
  }

  /// Draws up the night.
  ///
  /// - Parameters:
  ///   - observer: is told what is found.
  ///   - isWriting: whether anybody wants the tables with a row a figure.
  ///   - write: takes their rows, in the order of the customers.
  /// - Returns: the night.
  /// - Throws: what `write` throws.
  func night<Failure: Error>(
    observer: NightObserver, isWriting: Bool = true, write: (CustomerRows) throws(Failure) -> Void
  ) throws(Failure) -> NightRecord {
    var (columns, standings, found) = (PortfolioColumns(), [CustomerStanding](), [Finding]())
    var pasts: [CustomerPast] = []
    standings.reserveCapacity(facts.customers.count)
    if history != nil { pasts.reserveCapacity(facts.customers.count) }
    let stop = observer.stop
    try inParallel(count: facts.customers.count, batchesOf: 8, worker: { Worker(context: context.copied) }) {
      (worker: inout Worker, places) throws(Failure) in
      stop.isGiven ? Batch() : batch(of: places, by: &worker, isWriting: isWriting)
    } inOrder: { (batch: Batch) throws(Failure) in
      standings += batch.standings
      found += batch.findings
      pasts += batch.pasts
      if let rows = batch.rows { try write(rows) }
    } ended: { worker in
      columns.add(worker.columns)
    }
    found += staleness.findings(about: facts.sources)
    for finding in found { observer.found(FoundLine(finding)) }
    found += importFindings
    return NightRecord(
      night: night.night, dataDate: night.dataDate, staleness: staleness, facts: facts,
      findings: inFixedOrder(consume found),
      portfolio: PortfolioMeasures(of: columns, catalog: context.catalog), standings: standings,
      customers: records(pasts: pasts), hasEarlierData: history?.hasData(before: night.dataDate))
  }

  /// The records, to be drawn up again; what earlier nights say was read once and is kept.
  private func records(pasts: [CustomerPast]) -> CustomerRecords {
    let (facts, context, night) = (facts, context, night)
    return CustomerRecords(count: facts.customers.count) { place, own in
      customerRecord(
        of: facts.customers[place], in: facts, context: own ?? context,
        past: place < pasts.count ? pasts[place] : nil, night: night)
    }
  }

  /// Draws up the night without its tables.
  func night(observer: NightObserver) -> NightRecord {
    night(observer: observer, isWriting: false) { _ in }
  }

  private func batch(of places: Range<Int>, by worker: inout Worker, isWriting: Bool) -> Batch {
    let context = worker.context
    var batch = Batch()
    var rows = CustomerRows(customers: isWriting ? places.count : 0)
    for place in places {
      let customer = facts.customers[place]
      let past = history?.past(of: customer.customer.id, on: customer.usageDate)
      let record = customerRecord(of: customer, in: facts, context: context, past: past, night: night)
      if let past { batch.pasts.append(past) }
      worker.columns.add(record.measures)
      batch.standings.append(
        CustomerStanding(of: record, catalog: context.catalog, sources: context.sources, night: night.night))
      batch.findings += reconciliationFindings(of: record.measures, sources: context.sources)
      if isWriting { rows.add(record, context: context, snapshots: snapshots) }
    }
    if isWriting { batch.rows = rows }
    return batch
  }
}

/// A night and the day for which its exports speak.
private struct DatedNight {
  let night: CalendarDay
  let dataDate: CalendarDay?
}

/// Computes and judges the figures of one customer, beside those of earlier nights.
private func customerRecord(
  of customer: CustomerFacts, in facts: Facts, context: ReportContext, past: CustomerPast?,
  night: DatedNight
) -> CustomerRecord {
  let figures = measures(
    of: customer, productSets: facts.productSets, catalog: context.catalog, nightDataDate: night.dataDate)
  // The customer's own data date where there is one: a newer export of another customer must not age this one.
  let day = customer.activity?.dataDate ?? night.dataDate
  let judged = judge(
    customer, measures: figures, productSets: facts.productSets, by: context.playbook,
    catalog: context.catalog, on: day, history: past?.advice ?? .none)
  return CustomerRecord(
    facts: customer, measures: figures, judged: judged, history: past?.figures,
    adviceStates: past.map {
      adviceStates(of: judged, history: $0.advice, by: context.playbook, on: day ?? night.night)
    } ?? [])
}

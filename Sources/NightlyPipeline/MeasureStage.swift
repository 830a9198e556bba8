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
    var rows: CustomerRows?
  }

  /// What a thread needs for itself, and the figures of all customers that it measured.
  private struct Worker {
    let context: ReportContext
    var columns = PortfolioColumns()
  }

  private let facts: Facts
  private let importFindings: [Finding]
  private let night: CalendarDay
  private let staleness: Staleness
  private let context: ReportContext
  private let records: CustomerRecords
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
    self.night = night
    staleness = Staleness(night: night, staleAfter: prepared.settings.staleAfter)
    let context = prepared.context(of: facts, renderedAgain: renderedAgain)
    self.context = context
    let night = DatedNight(night: night, dataDate: facts.dataDate)
    records = CustomerRecords(count: facts.customers.count) { place, own in
      customerRecord(
        of: facts.customers[place], in: facts, context: own ?? context, history: history, night: night)
    }
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
    let stop = observer.stop
    try inParallel(count: records.count, batchesOf: 8, worker: { Worker(context: context.copied) }) {
      (worker: inout Worker, places) throws(Failure) in
      stop.isGiven ? Batch() : batch(of: places, by: &worker, isWriting: isWriting)
    } inOrder: { (batch: Batch) throws(Failure) in
      standings += batch.standings
      found += batch.findings
      if let rows = batch.rows { try write(rows) }
    } ended: { worker in
      columns.add(worker.columns)
    }
    found += staleness.findings(about: facts.sources)
    for finding in found { observer.found(FoundLine(finding)) }
    return NightRecord(
      night: night, dataDate: facts.dataDate, staleness: staleness, facts: facts,
      findings: inFixedOrder(importFindings + found),
      portfolio: PortfolioMeasures(of: columns, catalog: context.catalog), standings: standings,
      customers: records, hasEarlierNights: history?.hasNights)
  }

  /// Draws up the night without its tables.
  func night(observer: NightObserver) -> NightRecord {
    night(observer: observer, isWriting: false) { _ in }
  }

  private func batch(of places: Range<Int>, by worker: inout Worker, isWriting: Bool) -> Batch {
    let context = worker.context
    var batch = Batch()
    var rows = CustomerRows()
    for place in places {
      let record = records.record(at: place, by: context)
      worker.columns.add(record.measures)
      batch.standings.append(
        CustomerStanding(of: record, catalog: context.catalog, sources: context.sources, night: night))
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
  of customer: CustomerFacts, in facts: Facts, context: ReportContext, history: HistoryReader?,
  night: DatedNight
) -> CustomerRecord {
  let figures = measures(
    of: customer, productSets: facts.productSets, catalog: context.catalog, nightDataDate: night.dataDate)
  // The customer's own data date where there is one: a newer export of another customer must not age this one.
  let day = customer.activity?.dataDate ?? night.dataDate
  let past = history?.history(of: customer.customer.id, on: customer.usageDate)
  let judged = judge(
    customer, measures: figures, productSets: facts.productSets, by: context.playbook,
    catalog: context.catalog, on: day, history: past?.advice ?? .none)
  return CustomerRecord(
    facts: customer, measures: figures, judged: judged, history: past?.figures,
    adviceStates: past.map {
      adviceStates(of: judged, history: $0.advice, by: context.playbook, on: day ?? night.night)
    } ?? [])
}

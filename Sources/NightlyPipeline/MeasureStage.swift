internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations
internal import ReportContent
internal import SettingsFiles
internal import UsageImport

/// Computes and judges the figures of all customers, and says where exports do not fit each other or are old.
func record(
  _ imported: Facts, findings: [Finding], prepared: PreparedNight, night: CalendarDay,
  observer: NightObserver
) -> NightRecord {
  let staleness = Staleness(night: night, staleAfter: prepared.settings.staleAfter)
  let catalog = prepared.settings.catalog.learning(imported.learnedProducts)
  let dataDate = imported.dataDate
  let customers = inParallel(imported.customers[...], batchesOf: 32) { customers in
    customers.map { facts in
      let figures = measures(
        of: facts, productSets: imported.productSets, catalog: catalog, nightDataDate: dataDate)
      // The customer's own data date where there is one: a newer export of another customer must not age this one.
      let judged = judge(
        facts, measures: figures, productSets: imported.productSets, by: prepared.settings.playbook,
        catalog: catalog, on: facts.activity?.dataDate ?? dataDate)
      return CustomerRecord(facts: facts, measures: figures, judged: judged)
    }
  }
  let found =
    customers.flatMap { reconciliationFindings(of: $0.measures, sources: imported.sources) }
    + staleness.findings(about: imported.sources)
  for finding in found { observer.found(FoundLine(finding)) }
  return NightRecord(
    night: night, dataDate: dataDate, staleness: staleness, sources: imported.sources,
    learnedProducts: imported.learnedProducts, tallies: imported.tallies,
    findings: inFixedOrder(findings + found),
    portfolio: PortfolioMeasures(of: customers.map(\.measures), catalog: catalog),
    customers: customers)
}

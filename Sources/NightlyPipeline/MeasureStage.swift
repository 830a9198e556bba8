internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations
internal import ReportContent
internal import SettingsFiles

/// Computes and judges the figures of all customers.
func record(
  _ imported: Facts, findings: [Finding], prepared: PreparedNight, night: CalendarDay
) -> NightRecord {
  let catalog = prepared.settings.catalog.learning(imported.learnedProducts)
  let dataDate = imported.dataDate
  let customers = imported.customers.map { facts in
    let figures = measures(
      of: facts, productSets: imported.productSets, catalog: catalog, nightDataDate: dataDate)
    // The customer's own data date where there is one: a newer export of another customer must not age this one.
    let judged = judge(
      facts, measures: figures, productSets: imported.productSets, by: prepared.settings.playbook,
      catalog: catalog, on: facts.activity?.dataDate ?? dataDate)
    return CustomerRecord(facts: facts, measures: figures, judged: judged)
  }
  return NightRecord(
    night: night, dataDate: dataDate, sources: imported.sources, tallies: imported.tallies,
    findings: findings, portfolio: PortfolioMeasures(of: customers.map(\.measures), catalog: catalog),
    customers: customers)
}

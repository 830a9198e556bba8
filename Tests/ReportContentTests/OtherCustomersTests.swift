import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

/// Nothing of a customer's report can be changed by another customer's data (DESIGN section 8).
///
/// One thing is the whole night's by definition: the support window ends on the latest data date of all usage exports
/// (DESIGN section 5).
@Suite("Other customers' data")
struct OtherCustomersTests {
  private func own(
    supportThrough end: CalendarDay = ReportFixture.dataDate, night: CalendarDay? = nil
  )
    -> CustomerRecord
  {
    ReportFixture.record(
      seats: 40, uses: [Use(active: 15, idle: 25), Use(active: 30, deleted: 2)], activePeople: 32,
      nightDataDate: night, holdings: [ReportFixture.holding("E3", sold: 60, assigned: 40)],
      support: ReportFixture.support([.help: 9], through: end))
  }

  @Test("a later request of another customer lengthens the help desk's export, and changes nothing here")
  func laterRequest() {
    let report = ReportFixture.report(of: own())
    #expect(report == ReportFixture.report(of: own(supportThrough: ReportFixture.dataDate.advanced(by: 1))))
    #expect(report.support != nil)
  }

  @Test("a newer data date of another customer changes nothing where no request is told")
  func newerDataDate() {
    func report(_ night: CalendarDay) -> CustomerReport {
      ReportFixture.report(
        of: ReportFixture.record(
          uses: [Use(active: 15, idle: 25)], nightDataDate: night,
          holdings: [
            ReportFixture.holding(
              "E3", sold: 60, assigned: 30, start: ReportFixture.dataDate.advanced(by: -59))
          ]))
    }
    #expect(report(ReportFixture.dataDate) == report(ReportFixture.dataDate.advanced(by: 2)))
  }

  @Test("rank, night, account manager and the portfolio's figures have no place in the report")
  func portfolio() {
    let alone = ReportFixture.night([own()])
    let crowded = ReportFixture.night([own(), ReportFixture.record("b", uses: [Use(active: 900)])])
    #expect(alone.portfolio != crowded.portfolio)
    #expect(ReportFixture.report(of: alone.customers[0]) == ReportFixture.report(of: crowded.customers[0]))
    let words = String(describing: ReportFixture.report(of: own()))
    #expect(!words.contains("portfolio"))
    #expect(!words.contains(alone.night.description))
  }

  @Test("other exports of the same kinds change nothing, wherever their files stand")
  func sources() {
    let other = ExportSource(
      path: "a/other.csv", kind: .graphActiveUserDetail, size: 9, fingerprint: "z", records: 9,
      rejectedRecords: 0, dataDates: nil)
    let context = ReportContext(
      catalog: ReportFixture.catalog, playbook: ReportFixture.playbook,
      sources: ReportFixture.sources + [other])
    #expect(
      customerReport(of: own(), context: context, wording: ReportFixture.wording)
        == ReportFixture.report(of: own()))
  }
}

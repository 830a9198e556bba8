import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("More than 100 %")
struct ExcessTests {
  private func excesses(_ uses: Use...) -> [ExcessSection] {
    ReportFixture.report(of: ReportFixture.record(uses: uses)).excesses
  }

  @Test("people who left or lost the license, and people nobody can explain, are told apart")
  func causes() throws {
    let section = try #require(excesses(Use(active: 20, unlicensed: 2, former: 1, deleted: 2)).first)
    #expect(section.summary == "customer.excess<Exchange|25|20|125.0%>")
    #expect(
      section.causes == [
        "customer.excess-turnover<3 people>", "customer.excess-unexplained<2 people>",
        "customer.excess-units-unknown",
      ])
  }

  @Test("Yammer needs no license")
  func yammer() throws {
    let section = try #require(excesses(Use(), Use(), Use(active: 10, unlicensed: 1)).first)
    #expect(section.service == "yammer")
    #expect(section.summary == "customer.excess<Yammer|11|10|110.0%>")
    #expect(section.causes == ["customer.excess-yammer<1 person>", "customer.excess-units-unknown"])
  }

  @Test("up to 100 % nothing needs an explanation")
  func border() {
    #expect(excesses(Use(active: 10)).isEmpty)
    #expect(excesses(Use(active: 9, idle: 1, deleted: 1)).isEmpty)
    #expect(excesses(Use(active: 9, idle: 1, deleted: 2)).count == 1)
  }

  @Test("activity where nobody is licensed has no percentage")
  func nobodyLicensed() {
    #expect(
      excesses(Use(), Use(), Use(unlicensed: 7)).map(\.summary)
        == ["customer.excess<Yammer|7|0|state.undefined>"])
  }

  @Test("the figures say the same: usage above 100 %, adjusted usage never")
  func figures() throws {
    let report = ReportFixture.report(of: ReportFixture.record(uses: [Use(active: 20, deleted: 3)]))
    let group = try #require(report.groups.first { $0.subject == "exchange" })
    let percents = Dictionary(uniqueKeysWithValues: group.figures.map { ($0.measure, $0.percent) })
    #expect(percents["usage"] == "115.0")
    #expect(percents["usage.adjusted"] == "100.0")
    // Causes are told as counts.
    #expect(percents["active.turnover"] == .some(nil))
    #expect(group.figures.first { $0.measure == "active.turnover" }?.count == 3)
    #expect(report.services[0].allActive == "23 (115.0%)")
    #expect(report.services[0].percent == "100.0%")
  }
}

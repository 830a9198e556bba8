import AdoptionDomain
import ReportContent
import Testing

@Suite("The products of a customer's report")
struct ProductSectionTests {
  private let autumn = ReportFixture.dataDate.advanced(by: 30)  // 2026-11-30

  private func sections(_ holdings: Holding...) -> [ProductSection] {
    ReportFixture.report(of: ReportFixture.record(holdings: holdings)).products
  }

  @Test("sold, assigned and unassigned licenses are told, with the end of the commitment")
  func deployment() throws {
    let section = try #require(
      sections(ReportFixture.holding("E3", sold: 1_200, assigned: 900, commitmentEnd: autumn)).first)
    #expect(section.name == "Product E3")
    #expect([section.sold, section.assigned, section.unassigned] == ["1,200", "900", "300"])
    #expect(section.overAssigned == nil)
    #expect(section.percent == "75.0%")
    #expect(section.barWidth == 750)
    #expect(section.counts == "900 of 1,200")
    #expect(section.commitmentEnd == "30/m11/2026")
    #expect(!section.isExpiring)
  }

  @Test("more assigned than sold is told as it is; only the bar ends at its end")
  func overAssigned() throws {
    let section = try #require(sections(ReportFixture.holding("E3", sold: 5, assigned: 6)).first)
    #expect(section.percent == "120.0%")
    #expect([section.unassigned, section.overAssigned] == ["0", "1"])
    #expect(section.barWidth == 1000)
  }

  @Test("units in their grace period alone are marked as expiring")
  func expiring() throws {
    let section = try #require(
      sections(ReportFixture.holding("E3", sold: 5, assigned: 5, state: .gracePeriod)).first)
    #expect(section.isExpiring)
  }

  @Test("trials, suspended units and products of nothing have no row")
  func uncounted() {
    #expect(
      sections(
        ReportFixture.holding("A", sold: 5, assigned: 5, terms: .trial),
        ReportFixture.holding("B", sold: 5, assigned: 5, state: .suspended),
        ReportFixture.holding("C", sold: 0, assigned: 0)
      ).isEmpty)
  }

  @Test("assigned licenses of which none were sold have no share")
  func nothingSold() throws {
    let section = try #require(sections(ReportFixture.holding("A", sold: 0, assigned: 3)).first)
    #expect(section.percent == nil)
    #expect([section.sold, section.assigned, section.overAssigned] == ["0", "3", "3"])
    #expect(section.barWidth == 0)
  }

  @Test("the rows of free products stay")
  func free() {
    #expect(sections(ReportFixture.holding("FLOW_FREE", sold: 10_000, assigned: 3)).map(\.sold) == ["10,000"])
  }

  @Test("what this partner alone sold is told to the partner, not to the customer")
  func soldByUs() {
    let own = ReportFixture.holding("OWN", sold: 20, assigned: 2, isTenantWide: false)
    let whole = ReportFixture.holding("WHOLE", sold: 20, assigned: 2)
    let record = ReportFixture.record(holdings: [own, whole])
    let report = ReportFixture.report(of: record)
    #expect(report.products.map(\.partNumber) == ["WHOLE"])
    #expect(report.groups.filter { $0.scope == "product" }.map(\.subject) == ["WHOLE"])
    #expect(report.advice.map(\.subject) == ["WHOLE"])
    let ranked = ReportFixture.ranked(in: ReportFixture.night([record]))
    #expect(ranked[0].advice.map(\.subject) == ["OWN", "WHOLE"])
  }
}

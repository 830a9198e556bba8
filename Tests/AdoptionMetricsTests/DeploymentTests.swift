import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Deployment")
struct DeploymentTests {
  @Test(
    "assigned, unassigned and over-assigned units of sold ones",
    arguments: [
      (sold: 60, assigned: 22, unassigned: 38, over: 0, tenths: 367),
      (sold: 5, assigned: 6, unassigned: 0, over: 1, tenths: 1200),
      (sold: 20, assigned: 20, unassigned: 0, over: 0, tenths: 1000),
      (sold: 20, assigned: 0, unassigned: 20, over: 0, tenths: 0),
    ])
  func table(sold: Int, assigned: Int, unassigned: Int, over: Int, tenths: Int) {
    let figures = Sample.figures(
      Sample.facts(holdings: [Sample.holding("ENTERPRISEPACK", sold: sold, assigned: assigned, source: 7)]))
    let product = Subject.product("ENTERPRISEPACK")
    let deployment = figures.measure(.deployment, of: product, basis: .sold)
    #expect(deployment?.ratio == Ratio(assigned, of: sold))
    #expect(deployment?.ratio?.tenthsOfPercent == tenths)
    #expect(figures.measure(.unassigned, of: product, basis: .sold)?.ratio == Ratio(unassigned, of: sold))
    #expect(figures.measure(.overAssigned, of: product, basis: .sold)?.ratio == Ratio(over, of: sold))
  }

  @Test("deployment names its source and has neither window nor data date")
  func provenance() {
    let figures = Sample.figures(
      Sample.facts(holdings: [Sample.holding("ENTERPRISEPACK", sold: 60, assigned: 22, source: 7)]))
    let measure = figures.measure(.deployment, of: .product("ENTERPRISEPACK"), basis: .sold)
    #expect(measure?.source == 7)
    #expect(measure?.window == nil && measure?.dataDate == nil)
  }

  @Test("what does not count as sold has no figure, not even 0")
  func uncounted() {
    let holdings = [
      Sample.holding("TRIAL", terms: .trial, sold: 10, assigned: 4),
      Sample.holding("SUSPENDED", state: .suspended, sold: 5, assigned: 2),
      Sample.holding("DISABLED", state: .disabled, sold: 5, assigned: 2),
      Sample.holding("DELETED", state: .deleted, sold: 5, assigned: 2),
      Sample.holding("PENDING", state: .unknown, sold: 5, assigned: 2),
      Sample.holding("GRACE", state: .gracePeriod, sold: 25, assigned: 21),
    ]
    let figures = Sample.figures(Sample.facts(holdings: holdings))
    let deployed = figures.measures.filter { $0.id == .deployment }
    #expect(deployed.map(\.subject) == [.product("GRACE")])
    #expect(deployed.map(\.ratio) == [Ratio(21, of: 25)])
  }

  @Test("the rows of a free SKU stay")
  func free() {
    let figures = Sample.figures(
      Sample.facts(holdings: [Sample.holding("TEAMS_FREE", sold: 10_000, assigned: 3)]))
    #expect(
      figures.measure(.deployment, of: .product("TEAMS_FREE"), basis: .sold)?.ratio == Ratio(3, of: 10_000))
  }

  @Test("one SKU has one row, whatever its spelling and terms, by part number")
  func oneRow() {
    let figures = Sample.figures(
      Sample.facts(holdings: [
        Sample.holding("visioclient", sold: 3, assigned: 2),
        Sample.holding("enterprisepack", terms: .unstated, sold: 5, assigned: 4),
        Sample.holding("ENTERPRISEPACK", sold: 20, assigned: 10),
      ]))
    let deployed = figures.measures.filter { $0.id == .deployment }
    #expect(deployed.map(\.subject.name) == ["ENTERPRISEPACK", "visioclient"])
    #expect(deployed.map(\.ratio) == [Ratio(14, of: 25), Ratio(2, of: 3)])
  }

  @Test("units in grace do not count beside active ones of other terms")
  func graceBesideActive() {
    let figures = Sample.figures(
      Sample.facts(holdings: [
        Sample.holding("ENTERPRISEPACK", state: .gracePeriod, sold: 30, assigned: 30),
        Sample.holding("ENTERPRISEPACK", terms: .unstated, sold: 25, assigned: 20),
      ]))
    #expect(figures.measures.filter { $0.id == .deployment }.map(\.ratio) == [Ratio(20, of: 25)])
  }

  @Test("without holdings there is no figure of a product")
  func nothing() {
    #expect(!Sample.figures(Sample.facts()).measures.contains { $0.id == .deployment })
  }
}

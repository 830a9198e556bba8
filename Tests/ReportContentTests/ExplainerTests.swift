import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent
import Testing

/// A customer whose use only Partner Center tells, or user detail and Partner Center both.
private enum Reported {
  static let exchange = Service.ID("exchange")
  static let day = CalendarDay(ordinal: 20_757)  // 2026-10-31
  static let catalog = ServiceCatalog(
    services: [
      Service(id: exchange, name: "Exchange", isJudged: true, workloads: ["Exchange"], supportProducts: [])
    ], freePartNumbers: ["FREE"], minimumToJudge: 10,
    products: ProductCatalog(
      ["E3", "FREE"].map { .init(id: nil, partNumber: $0, name: "Product \($0)", services: [exchange]) }))
  static let sources = [
    source("customers.csv", .customers), source("detail.csv", .activeUsers),
    source("subscriptions.csv", .subscriptions), source("usage.json", .partnerCenterUsage),
  ]
  static let context = ReportContext(
    catalog: catalog, playbook: Playbook(rules: [], actions: []), sources: sources)

  private static func source(_ path: String, _ kind: ExportKind) -> ExportSource {
    ExportSource(
      path: path, kind: kind, size: 1, fingerprint: "a", records: 1, rejectedRecords: 0, dataDates: nil)
  }

  /// 100 paid units that are active, 6 of the same SKU in grace, 3 suspended, 20 under trial, and 7 free ones.
  static let holdings = [
    holding(
      "E3", .paid,
      [
        .active: LicenseUnits(sold: 100, assigned: 100), .gracePeriod: LicenseUnits(sold: 6, assigned: 0),
        .suspended: LicenseUnits(sold: 3, assigned: 0),
      ]),
    holding("E3", .trial, [.active: LicenseUnits(sold: 20, assigned: 10)]),
    holding("FREE", .paid, [.active: LicenseUnits(sold: 7, assigned: 0)]),
  ]

  private static func holding(
    _ partNumber: String, _ terms: SubscriptionTerms, _ units: UnitsByState
  ) -> Holding {
    Holding(
      product: Product(partNumber: partNumber, name: "Product \(partNumber)"), terms: terms,
      isTenantWide: true, units: units, source: 2)
  }

  /// Explains the use of Exchange where a source has counted so many active entitlements of 100.
  static func explained(
    active: ClosedRange<Int>, activity: UserActivity? = nil, measure: MeasureID = .usage, name: String = "A"
  ) -> Explanation {
    let usage = ReportedUsage(
      service: exchange, name: "EXO", active: active, units: 100, unitsKind: .entitled, period: .days28,
      dataDate: day, source: 3)
    let facts = CustomerFacts(
      customer: Customer(id: Customer.ID("a"), name: name), holdings: holdings, reportedUsage: [usage],
      activity: activity)
    let record = CustomerRecord(
      facts: facts,
      measures: measures(of: facts, productSets: [[], ["PRODUCT E3"]], catalog: catalog, nightDataDate: day),
      judged: [])
    let tallies = [
      SourceTally(source: 2, customer: Customer.ID("a"), used: 3),
      SourceTally(source: 3, customer: Customer.ID("a"), used: 1, leftOut: [.lowerPrecedence: 2]),
      SourceTally(source: 3, customer: Customer.ID("other"), used: 9),
    ]
    return Explainer(record: record, tallies: tallies, context: context)
      .explanation(of: FigureSelection(service: exchange, measure: measure), night: day, dataDate: day)
  }

  /// 110 people under E3, of whom so many are active.
  static func detail(active: Int) -> UserActivity {
    UserActivity(
      dataDate: day, coveredServices: ServiceSet(bits: 1),
      cohorts: [
        UserCohort(
          dataDate: day, productSet: 1, licensedServices: ServiceSet(bits: 1), isDeleted: false, people: 110,
          activePeople: Int32(active),
          counts: [
            CohortCount(service: 0, standing: .licensed, recency: .inWindow, people: active),
            CohortCount(service: 0, standing: .licensed, recency: .never, people: 110 - active),
          ])
      ], sources: [1], isConcealed: false)
  }
}

@Suite("Explaining figures that sources have counted")
struct ExplainerTests {
  @Test("with aggregated exports only, causes are bounded, never told apart")
  func limits() throws {
    let subject = try #require(Reported.explained(active: 130...130).subjects.first)
    #expect(subject.attribution == nil)
    #expect(subject.gap == .unknown(.noUserDetail))
    let excess = try #require(subject.excess)
    #expect(excess.usage.ratio == Ratio(130, of: 100))
    #expect(excess.causes == [])
    // 20 of the trial and 7 free ones; 3 suspended and 6 in grace beside active ones.
    #expect(excess.limits?.trial == 27)
    #expect(excess.limits?.lapsed == 9)
  }

  @Test("100 of 100 is no excess")
  func border() throws {
    #expect(try #require(Reported.explained(active: 100...100).subjects.first).excess == nil)
  }

  @Test("bounds by workloads that are counted apart are told from those of a pool")
  func spread() throws {
    let figure = try #require(Reported.explained(active: 60...90).subjects.first?.figures.last)
    #expect(figure.spread == .workloads)
    #expect(figure.measure.bounds == 60...90)
    let exact = try #require(Reported.explained(active: 60...60).subjects.first?.figures.last)
    #expect(exact.spread == nil)
  }

  @Test("the same figure of a source of lower precedence stands beside it, and names its file")
  func others() throws {
    let explanation = Reported.explained(active: 88...88, activity: Reported.detail(active: 95))
    let figure = try #require(explanation.subjects.first?.figures.first { $0.measure.basis == .entitled })
    #expect(figure.measure.ratio?.numerator == 95)
    #expect(figure.others.map(\.ratio) == [Ratio(88, of: 100)])
    #expect(figure.others.map(\.source) == [3])
    #expect(figure.sources == [1, 2])
    let text = ExplanationWriter(context: Reported.context, wording: ReportFixture.wording)
      .text(of: explanation)
    #expect(text.contains("explain.other<usage.json|88 of 100|88.0%>"))
  }

  @Test("only the customer's own records are told, with what was left out and why")
  func sources() {
    let sources = Reported.explained(active: 50...50).sources
    #expect(sources.map(\.path) == ["customers.csv", "subscriptions.csv", "usage.json"])
    #expect(sources.map(\.used) == [nil, 3, 1])
    #expect(sources.last?.leftOut.map(\.reason) == [.lowerPrecedence])
    #expect(sources.last?.leftOut.map(\.records) == [2])
  }

  @Test("a name from an export can neither color nor erase a line of a terminal")
  func hostileName() {
    let writer = ExplanationWriter(context: Reported.context, wording: ReportFixture.wording)
    let text = writer.text(of: Reported.explained(active: 50...50, name: "A\u{1B}[31m\rB\nC\u{202E}D 한"))
    #expect(text.hasPrefix("explain.heading<A\u{FFFD}[31m\u{FFFD}B\u{FFFD}C\u{FFFD}D 한|a>\n"))
  }

  @Test("shares have Wilson's interval, counts beyond the denominator none")
  func intervals() throws {
    func interval(_ measure: MeasureID) throws -> Interval? {
      let explanation = Reported.explained(
        active: 50...50, activity: Reported.detail(active: 55), measure: measure)
      let figures = try #require(explanation.subjects.first?.figures)
      return try #require(figures.first { $0.measure.basis == .assigned }).interval
    }
    // 55 of 110.
    let wilson = try #require(try interval(.adjustedUsage))
    #expect(wilson.tenths(wilson.lower) == 408 && wilson.tenths(wilson.upper) == 592)
    #expect(try interval(.usage) == nil)
  }

  @Test("the gap of people and units sums, overlap included")
  func gap() throws {
    let explanation = Reported.explained(active: 50...50, activity: Reported.detail(active: 55))
    guard case .known(let gap)? = explanation.subjects.first?.gap else {
      Issue.record("no gap")
      return
    }
    #expect(gap.sums)
    // 110 people share 100 paid and 20 trial units: 100 of them have a paid one.
    #expect(
      [gap.entitled, gap.overAssigned, gap.unassigned, gap.overlap, gap.active, gap.idle] == [
        100, 0, 0, 0, 55, 45,
      ])
  }
}

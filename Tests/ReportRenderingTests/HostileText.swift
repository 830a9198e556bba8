import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent
import Testing

/// A text that somebody may have typed, with what could break a page or a document.
struct HostileText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  static let all = [
    HostileText("markup", "<script>alert('x')</script>\"><img src=x onerror=\"y\"><!-- -->"),
    HostileText("the end of a CDATA section, and entities", "]]>&amp;&lt;&#0;&bogus;&"),
    HostileText("a document type", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"),
    HostileText("control characters", "a\u{0}\u{1}\u{8}\u{B}\u{C}\u{E}\u{1B}\u{1F}\u{7F}\u{80}\u{9F}b"),
    HostileText("noncharacters", "a\u{FFFE}\u{FFFF}\u{1FFFE}\u{10FFFF}b"),
    HostileText("emoji and right-to-left marks", "👩‍👩‍👧\u{202E}txt.exe\u{200F}\u{2066}\u{FEFF}é\u{0301}"),
    HostileText("line ends and tabs", "a\r\nb\nc\td\u{85}\u{2028}e"),
    HostileText("template tags and placeholders", "{{#x}}{{{y}}}{{/x}}{subject}{number}{{!"),
    HostileText("quotes of all kinds", "'\"`´‘’“”«»"),
    HostileText("a megabyte", "<&\"'" + String(repeating: "Contoso 𝒜한 ", count: 70_000) + "]]>"),
  ]

  init(_ testDescription: String, _ text: String) {
    self.testDescription = testDescription
    self.text = text
  }
}

/// A night in which one text stands in every place that takes a text of exports, settings or files.
struct TextNight {
  let record: NightRecord
  let context: ReportContext
  static let dataDate = CalendarDay(ordinal: 20_757)  // 2026-10-31

  init(_ text: String) {
    let service = Service(
      id: Service.ID("teams"), name: text, isJudged: true, workloads: [], supportProducts: [])
    let catalog = ServiceCatalog(services: [service], freePartNumbers: [], minimumToJudge: 10)
    let sources = [ExportKind.activeUsers, .subscriptions, .tickets].map {
      ExportSource(
        path: text, kind: $0, size: 1, fingerprint: text, records: 1, rejectedRecords: 0, dataDates: nil)
    }
    let playbook = Self.playbook(text)
    context = ReportContext(catalog: catalog, playbook: playbook, sources: sources)
    let facts = Self.facts(text)
    let figures = measures(
      of: facts, productSets: [[], ["A"]], catalog: catalog, nightDataDate: Self.dataDate)
    let customer = CustomerRecord(
      facts: facts, measures: figures,
      judged: judge(
        facts, measures: figures, productSets: [[], ["A"]], by: playbook, catalog: catalog, on: Self.dataDate)
    )
    record = NightRecord(
      night: Self.dataDate, dataDate: Self.dataDate,
      staleness: Staleness(night: Self.dataDate, staleAfter: 45),
      sources: sources, tallies: [],
      findings: [
        Finding(
          .warning, .rejectedRecord, file: text, line: 1, column: 1, customer: facts.customer.id, count: 1,
          expected: text, found: text)
      ],
      customers: [customer], catalog: catalog)
  }

  /// 40 licensed people of whom 10 are active and 3 more unlicensed ones; a product hardly assigned; many requests.
  private static func facts(_ text: String) -> CustomerFacts {
    let counts = [
      CohortCount(service: 0, standing: .licensed, recency: .inWindow, people: 10),
      CohortCount(service: 0, standing: .licensed, recency: .never, people: 2),
      CohortCount(service: 0, standing: .unlicensed, recency: .inWindow, people: 9),
    ]
    let cohort = UserCohort(
      dataDate: dataDate, productSet: 1, licensedServices: ServiceSet(bits: 1), isDeleted: false, people: 21,
      activePeople: 19, counts: counts)
    return CustomerFacts(
      customer: Customer(
        id: Customer.ID(String(text.prefix(40))), name: text, segment: text, country: text,
        accountManager: text, seatCount: 40),
      holdings: [
        Holding(
          product: Product(partNumber: text, name: text), terms: .paid, isTenantWide: true,
          units: [.gracePeriod: LicenseUnits(sold: 60, assigned: 12)], commitmentEnd: dataDate, source: 1)
      ],
      activity: UserActivity(
        dataDate: dataDate, coveredServices: ServiceSet(bits: 1), cohorts: [cohort], sources: [0],
        isConcealed: true),
      support: SupportVolume(
        coverage: ActivityWindow(endingOn: dataDate),
        counts: [SupportCount(day: dataDate, service: 0, kind: .help, channel: .web, requests: 9)],
        sources: [2]))
  }

  private static func playbook(_ text: String) -> Playbook {
    func rule(_ id: String, _ scope: Rule.Scope, _ measure: MeasureID, _ basis: Basis) -> Rule {
      Rule(
        id: id, version: 1, audience: .customer, problem: .lowAdoption, scope: scope,
        conditions: [
          Condition(
            measure: measure, bases: [basis], quantifier: .subject, comparison: .below, threshold: 900,
            origin: .partner, minimumDenominator: 10, minimumNumerator: 0, hysteresis: 0)
        ], graceDays: 0, urgency: .high, actions: ["try"], examples: [],
        wording: ["en": RuleWording(title: text, consider: text)])
    }
    return Playbook(
      rules: [
        rule("customer", .customer, .assistanceRequests, .seats),
        rule("product", .product, .deployment, .sold), rule("service", .service, .adjustedUsage, .assigned),
      ],
      actions: [
        TrainingAction(id: "try", wording: ["en": TrainingWording(title: text, description: text)])
      ])
  }
}

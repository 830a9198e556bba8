import AdoptionDomain
import AdoptionMetrics
import ReportContent
import ReportRendering
import SettingsFiles
import TestSupport
import Testing

/// Parts of reports that the example does not show: they are valid too, and say what they are to say.
@Suite("Rare parts of reports")
struct BranchTests {
  private static let dataDate = CalendarDay(ordinal: 20_757)  // 2026-10-31

  /// A customer with shared licenses, own subscriptions, a renewal, ratings, and a second source of usage; one of whom
  /// only counts are known; one whose data are old.
  private static func facts() -> [CustomerFacts] {
    [
      CustomerFacts(
        customer: Customer(id: Customer.ID("a"), name: "Shared", seatCount: 60),
        holdings: [
          units(40, .active, .paid), units(10, .active, .trial),
          Holding(
            product: e3, terms: .paid, isTenantWide: false,
            units: [.active: LicenseUnits(sold: 30, assigned: 30)],
            source: 1),
        ], reportedUsage: [usage(45, "Exchange")], activity: activity(dataDate), support: support),
      CustomerFacts(
        customer: Customer(id: Customer.ID("b"), name: "Counts"),
        holdings: [units(40, .active, .paid), units(3, .active, .trial)],
        reportedUsage: [usage(45, "Exchange"), usage(7, "Kaizala")]),
      CustomerFacts(
        customer: Customer(id: Customer.ID("c"), name: "Old"), activity: activity(dataDate.advanced(by: -60))),
    ]
  }

  private static let e3 = Product(partNumber: "ENTERPRISEPACK", name: "Office 365 E3")

  private static let support = SupportVolume(
    coverage: ActivityWindow(from: dataDate.advanced(by: -60), through: dataDate),
    counts: [
      SupportCount(
        day: dataDate, service: 0, kind: .help, channel: .web, requests: 9, ratedGood: 6, rated: 7)
    ], sources: [2])

  private static func units(_ sold: Int, _ state: SubscriptionState, _ terms: SubscriptionTerms) -> Holding {
    Holding(
      product: e3, terms: terms, isTenantWide: true, units: [state: LicenseUnits(sold: sold, assigned: sold)],
      commitmentEnd: dataDate.advanced(by: 30), renewsAutomatically: false, source: 1)
  }

  private static func usage(_ active: Int, _ name: String) -> ReportedUsage {
    ReportedUsage(
      service: Service.ID(name.lowercased()), name: name, active: active...active, units: 40,
      unitsKind: .entitled, period: .days28, dataDate: dataDate, source: 1)
  }

  /// 50 licensed people, 45 of them active in Exchange.
  private static func activity(_ day: CalendarDay) -> UserActivity {
    UserActivity(
      dataDate: day, coveredServices: ServiceSet(bits: 1),
      cohorts: [
        UserCohort(
          dataDate: day, productSet: 1, licensedServices: ServiceSet(bits: 1), isDeleted: false, people: 50,
          activePeople: 45,
          counts: [
            CohortCount(service: 0, standing: .licensed, recency: .inWindow, people: 45),
            CohortCount(service: 0, standing: .licensed, recency: .never, people: 5),
          ])
      ], sources: [0], isConcealed: false)
  }

  private struct Documents {
    var customers: [(html: String, xml: String)] = []
    var portfolioHTML = ""
    var portfolioXML = ""
  }

  private func documents(
    _ language: String = "en", night: CalendarDay = Self.dataDate
  ) throws -> Documents {
    let settings = try Workshop.settings.get()
    let sets: [[SharedText]] = [[], ["OFFICE 365 E3"]]
    let records = Self.facts().map { facts in
      CustomerRecord(
        facts: facts,
        measures: measures(
          of: facts, productSets: sets, catalog: settings.catalog, nightDataDate: Self.dataDate), judged: [])
    }
    let sources = [ExportKind.activeUsers, .partnerCenterUsage, .tickets].map {
      ExportSource(
        path: $0.rawValue, kind: $0, size: 1, fingerprint: "0", records: 1, rejectedRecords: 0, dataDates: nil
      )
    }
    let record = NightRecord(
      night: night, dataDate: Self.dataDate, staleness: Staleness(night: night, staleAfter: 45),
      sources: sources, tallies: [], findings: [], customers: records, catalog: settings.catalog)
    let context = ReportContext(catalog: settings.catalog, playbook: settings.playbook, sources: sources)
    let wording = try Workshop.wording(language)
    var renderer = try Workshop.renderer()
    var documents = Documents()
    for record in records {
      let (html, xml) = try renderer.render(customerReport(of: record, context: context, wording: wording))
      documents.customers.append((text(html), text(xml)))
    }
    let report = portfolioReport(of: record, context: context, wording: wording)
    let pages = PortfolioPages(of: report, night: record)
    let page = pages.page(
      1, of: pages.places(onPage: 1).map { records[$0] }, context: context, wording: wording)
    documents.portfolioXML = text(try renderer.renderXML(page).bytes)
    documents.portfolioHTML = text(renderer.render(page).bytes)
    return documents
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("shared licenses and another source of one figure stand in a customer's XML and page")
  func shared() throws {
    let (html, xml) = try documents().customers[0]
    #expect(
      xml.contains("measure=\"usage.adjusted\" count=\"40\" least=\"35\" most=\"40\" percent=\"100.0\""))
    let others = try #require(xml.split(separator: "<otherSources>").dropFirst().first)
    #expect(others.contains("<figure measure=\"usage\" count=\"45\""))
    #expect(
      xml.contains(
        "<support coveredDays=\"28\" change=\"more\" currentAssistance=\"9\" previousAssistance=\"0\" "
          + "ratedGood=\"6\" rated=\"7\" ratedPercent=\"85.7\"/>"))
    #expect(html.contains("40 of 40 licenses sold, between 35 and 40"))
    #expect(html.contains("<li>5 people, between 5 and 10: a trial or a free license.</li>"))
    #expect(html.contains("6 of 7 rated good (85.7%)"))
  }

  @Test("counts without people are bounded, and an unknown service keeps its name")
  func bounded() throws {
    let (html, xml) = try documents().customers[1]
    #expect(
      xml.contains(
        "<excess service=\"exchange\" basis=\"entitled\" beyond=\"5\" trialAtMost=\"3\" lapsedAtMost=\"0\" "
          + "unexplainedAtLeast=\"2\"/>"))
    #expect(xml.contains("subject=\"kaizala\" name=\"Kaizala\" basis=\"entitled\" denominator=\"40\""))
    #expect(html.contains("From trial and free licenses: at most 3."))
    #expect(html.contains("Without an explanation: at least 2."))
  }

  @Test(
    "the portfolio tells own units, quadrants, renewals and who is not ranked; customers are told none of it")
  func portfolio() throws {
    let documents = try documents()
    let xml = documents.portfolioXML
    #expect(
      xml.contains("<soldByUs product=\"ENTERPRISEPACK\" name=\"Office 365 E3\" own=\"30\" units=\"40\"/>"))
    #expect(xml.contains("quadrant=\"self-service-gap\""))
    #expect(xml.contains("<renewals number=\"2\">"))
    #expect(
      xml.contains("end=\"2026-11-30\" units=\"40\" assigned=\"40\" autoRenew=\"false\" expiring=\"false\"/>")
    )
    #expect(xml.contains("<staleCustomer id=\"c\" name=\"Old\" page=\"old-"))
    for words in ["Office 365 E3: sold by us 30 of 40", "Well used, many questions", "Renewals ahead"] {
      #expect(documents.portfolioHTML.contains(words), "\(words)")
      #expect(!documents.customers.contains { $0.html.contains(words) }, "\(words)")
    }
    #expect(documents.portfolioHTML.contains("latest data of 1 September 2026"))
    #expect(!documents.customers.contains { $0.xml.contains("quadrant=") || $0.xml.contains("soldByUs") })
  }

  @Test("where all data are old there is a list of customers, and no ranking with nobody in it")
  func nobodyRanked() throws {
    let lead = "Ranked by idle people"
    #expect(try documents().portfolioHTML.contains(lead))
    let html = try documents(night: Self.dataDate.advanced(by: 100)).portfolioHTML
    #expect(!html.contains(lead) && !html.contains("<th scope=\"col\">Rank</th>"))
    #expect(html.contains("<h3>Not ranked</h3>"))
  }

  @Test("Korean has the same parts")
  func korean() throws {
    let documents = try documents("ko")
    #expect(documents.customers[0].html.contains("판매 라이선스 40개 중 40명, 35~40 사이"))
    #expect(documents.portfolioHTML.contains("Office 365 E3: 40개 중 당사 판매 30개"))
  }
}

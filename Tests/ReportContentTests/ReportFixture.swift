import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent

/// How people stand to one service.
struct Use {
  /// Licensed: active, idle, without activity for 90 days, and licensed within the window without activity.
  var active = 0, idle = 0, dormant = 0, fresh = 0
  /// Active without a license; active after losing it; active and deleted since.
  var unlicensed = 0, former = 0, deleted = 0
}

/// A small portfolio: services Exchange, Teams (judged) and Yammer (not judged), four rules, and customers made by hand.
enum ReportFixture {
  static let dataDate = CalendarDay(ordinal: 20_757)  // 2026-10-31
  static let catalog = ServiceCatalog(
    services: [
      service("exchange", "Exchange", isJudged: true), service("teams", "Teams", isJudged: true),
      service("yammer", "Yammer", isJudged: false),
    ], freePartNumbers: ["FLOW_FREE"], minimumToJudge: 10)
  static let productSets: [[SharedText]] = [[], ["OFFICE 365 E3"]]
  static let sources = [
    ExportSource(
      path: "users.csv", kind: .activeUsers, size: 1, fingerprint: "a", records: 90, rejectedRecords: 1,
      dataDates: ActivityWindow(from: dataDate, through: dataDate)),
    ExportSource(
      path: "subscriptions.csv", kind: .subscriptions, size: 1, fingerprint: "b", records: 8,
      rejectedRecords: 0, dataDates: nil),
    ExportSource(
      path: "tickets.csv", kind: .tickets, size: 1, fingerprint: "c", records: 30, rejectedRecords: 0,
      dataDates: ActivityWindow(from: dataDate.advanced(by: -60), through: dataDate)),
  ]
  static let wording = Wording(plainTexts())
  static let context = ReportContext(catalog: catalog, playbook: playbook, sources: sources)

  private static func service(_ slug: String, _ name: String, isJudged: Bool) -> Service {
    Service(id: Service.ID(slug), name: name, isJudged: isJudged, workloads: [name], supportProducts: [name])
  }

  /// A customer of the portfolio, measured and judged; the name is `Customer <id>`, and `uses` are those of Exchange,
  /// Teams and Yammer, or `nil` for no usage export.
  static func record(
    _ id: String = "a", seats: Int? = nil, uses: [Use]? = nil, activePeople: Int = 0,
    dataDate: CalendarDay = dataDate, nightDataDate: CalendarDay? = nil, holdings: [Holding] = [],
    support: SupportVolume? = nil, playbook: Playbook = playbook,
    catalog: ServiceCatalog = catalog
  ) -> CustomerRecord {
    let facts = CustomerFacts(
      customer: Customer(id: Customer.ID(id), name: "Customer \(id)", seatCount: seats), holdings: holdings,
      activity: uses.map { activity($0, activePeople: activePeople, on: dataDate) }, support: support)
    let night = nightDataDate ?? Self.dataDate
    let figures = measures(of: facts, productSets: productSets, catalog: catalog, nightDataDate: night)
    return CustomerRecord(
      facts: facts, measures: figures,
      judged: judge(
        facts, measures: figures, productSets: productSets, by: playbook, catalog: catalog, on: dataDate))
  }

  /// The customer's own report.
  static func report(of record: CustomerRecord) -> CustomerReport {
    customerReport(of: record, context: context, wording: wording)
  }

  private static func activity(_ uses: [Use], activePeople: Int, on day: CalendarDay) -> UserActivity {
    func cohort(isDeleted: Bool, _ counts: [CohortCount], activePeople: Int) -> UserCohort {
      UserCohort(
        dataDate: day, productSet: 1, licensedServices: ServiceSet(), isDeleted: isDeleted,
        people: Int32(uses.map { $0.active + $0.idle + $0.dormant + $0.fresh + $0.unlicensed }.max() ?? 0),
        activePeople: Int32(activePeople), counts: counts)
    }
    var present: [CohortCount] = []
    var deleted: [CohortCount] = []
    for (place, use) in uses.enumerated() {
      let counts: [(LicenseStanding, Recency, Int)] = [
        (.licensed, .inWindow, use.active), (.licensed, .days28to59, use.idle),
        (.licensed, .days90orMore, use.dormant), (.newlyLicensed, .never, use.fresh),
        (.unlicensed, .inWindow, use.unlicensed), (.formerlyLicensed, .inWindow, use.former),
      ]
      present += counts.filter { $0.2 > 0 }.map {
        CohortCount(service: place, standing: $0.0, recency: $0.1, people: $0.2)
      }
      if use.deleted > 0 {
        deleted.append(
          CohortCount(service: place, standing: .licensed, recency: .inWindow, people: use.deleted))
      }
    }
    return UserActivity(
      dataDate: day, coveredServices: ServiceSet(bits: (1 << UInt64(uses.count)) - 1),
      cohorts: [
        cohort(isDeleted: false, present, activePeople: activePeople),
        cohort(isDeleted: true, deleted, activePeople: 0),
      ], sources: [0], isConcealed: false)
  }
}

import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent
import SnapshotArchive
import TestSupport

/// Invented nights, in which every kind of fact appears and some of it changes from one night to the next.
struct RandomPortfolio {
  static let services = ["exchange", "teams", "yammer"]
  static let catalog = ServiceCatalog(
    services: services.map {
      Service(
        id: Service.ID($0), name: $0, isJudged: true, workloads: [$0], supportProducts: [$0])
    }, freePartNumbers: [], minimumToJudge: 10)
  static let productSets: [[SharedText]] = [[], ["E3"], ["E3", "PLAN 2"], ["PLAN 2"]]
  static let sources = (0..<4).map { place in
    ExportSource(
      path: "exports/\(place).csv",
      kind: [.customers, .subscriptions, .activeUsers, .tickets][place], size: 100 + place,
      fingerprint: "f\(place)", records: 10 * place, rejectedRecords: place,
      dataDates: place == 0 ? nil : ActivityWindow(endingOn: firstDay))
  }
  static let firstDay = CalendarDay(ordinal: 20_000)

  private(set) var customers: [CustomerFacts]
  private var random: SeededGenerator

  init(seed: UInt64, customers count: Int) {
    var random = SeededGenerator(seed: seed)
    customers = (0..<count).map { RandomPortfolio.customer($0, using: &random) }
    self.random = random
  }

  /// The facts of the night as an import would hand them over.
  var facts: Facts {
    let used = Set(customers.flatMap { $0.activity?.cohorts.map(\.productSet) ?? [] }).union([0])
    precondition(used.allSatisfy { Int($0) < Self.productSets.count })
    return Facts(
      customers: customers.sorted { $0.customer.id < $1.customer.id }, productSets: Self.productSets,
      sources: Self.sources,
      tallies: customers.sorted { $0.customer.id < $1.customer.id }.map {
        SourceTally(
          source: 2, customer: $0.customer.id, used: 7, leftOut: [.olderVersion: 2, .repeatedRecord: 1])
      } + [SourceTally(source: 3, customer: nil, used: 0, leftOut: [.noCustomer: 5])],
      learnedProducts: [
        ProductCatalog.Product(
          id: "0A1B", partNumber: "NEW_ONE", name: "New “one”", otherNames: ["Old"],
          services: [Service.ID("teams")])
      ])
  }

  /// Changes some customers, drops one, or brings another.
  mutating func passNight() {
    for place in customers.indices where Int.random(in: 0..<4, using: &random) == 0 {
      let number = customers[place].customer.id.text.split(separator: "-").last.flatMap { Int($0) } ?? 0
      customers[place] = Self.customer(number, using: &random)
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where customers.count > 1:
      customers.remove(at: Int.random(in: customers.indices, using: &random))
    case 1:
      let number = Int.random(in: 0..<20, using: &random)
      if !customers.contains(where: { $0.customer.id.text == "customer-\(number)" }) {
        customers.append(Self.customer(number, using: &random))
      }
    default: break
    }
  }

  private static func customer(_ number: Int, using random: inout SeededGenerator) -> CustomerFacts {
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
    let day = firstDay.advanced(by: Int.random(in: -3...3, using: &random))
    let customer = Customer(
      id: Customer.ID("customer-\(number)"), name: names[number % names.count],
      domains: (0..<number % 3).map { "d\($0).example" }, segment: maybe("SMB"), country: maybe("KR"),
      language: maybe("ko"), accountManager: maybe("A. Manager"), seatCount: maybe(number * 3))
    var facts = CustomerFacts(customer: customer, isMatchedByNameOnly: Bool.random(using: &random))
    facts.holdings = (0..<Int.random(in: 0...3, using: &random)).map { holding($0, using: &random) }
    if Bool.random(using: &random) { facts.otherFamilies = [[holding(7, using: &random)], []] }
    if Bool.random(using: &random) { facts.reportedUsage = reportedUsage(on: day) }
    if Bool.random(using: &random) { facts.activity = activity(on: day, using: &random) }
    if Bool.random(using: &random) {
      facts.support = support(on: day, counts: Int.random(in: 0...5, using: &random))
    }
    return facts
  }

  private static let names = ["Litware, Inc.", "Größe \"A\"", "한국 회사", "=1+1", "tab\tname"]

  private static func reportedUsage(on day: CalendarDay) -> [ReportedUsage] {
    [
      ReportedUsage(
        service: Service.ID("other"), name: "Other", active: 0...0, units: 0, unitsKind: .entitled,
        period: .month, dataDate: day, source: 2),
      ReportedUsage(
        service: Service.ID("teams"), name: "Teams", active: 3...5, units: 9, unitsKind: .available,
        period: .days30, dataDate: day.advanced(by: -1), source: 2),
    ]
  }

  private static func support(on day: CalendarDay, counts: Int) -> SupportVolume {
    let services = [nil, 0, 2]
    return SupportVolume(
      coverage: ActivityWindow(from: day.advanced(by: -60), through: day),
      counts: (0..<counts).map { place in
        SupportCount(
          day: day.advanced(by: place - 5), service: services[place % 3],
          kind: SupportRequestKind.allCases[place % 6], channel: .chat, requests: place + 1,
          ratedGood: place, rated: place)
      }, sources: [3])
  }

  private static func holding(_ number: Int, using random: inout SeededGenerator) -> Holding {
    Holding(
      product: Product(partNumber: "SKU_\(number)", name: "Product \(number)"),
      names: ["Product \(number)", "P\(number)"].map { SharedText($0) },
      terms: SubscriptionTerms.allCases[number % 3], isTenantWide: Bool.random(using: &random),
      units: number.isMultiple(of: 2)
        ? [.active: LicenseUnits(sold: 10, assigned: nil)]
        : [.active: LicenseUnits(sold: 300, assigned: 7), .suspended: LicenseUnits(sold: 1, assigned: 0)],
      start: Bool.random(using: &random) ? CalendarDay(ordinal: -3) : nil,
      commitmentEnd: firstDay.advanced(by: number),
      renewsAutomatically: [nil, true, false][number % 3], source: 1)
  }

  private static func activity(on day: CalendarDay, using random: inout SeededGenerator) -> UserActivity {
    var cohorts: [UserCohort] = []
    for set in 0..<3 {
      let active = Int32.random(in: 0...70_000, using: &random)
      let counts = [
        CohortCount(service: 0, standing: .licensed, recency: .inWindow, people: 31),
        CohortCount(service: 2, standing: .unlicensed, recency: .never, people: 69_969),
      ]
      cohorts.append(
        UserCohort(
          dataDate: set == 2 ? day.advanced(by: -1) : day, productSet: Int32(set + 1),
          licensedServices: ServiceSet(bits: UInt64(set)), isDeleted: set == 1, people: 70_000,
          activePeople: active, counts: counts))
    }
    return UserActivity(
      dataDate: day, coveredServices: ServiceSet(bits: 5), cohorts: cohorts, sources: [2],
      isConcealed: Bool.random(using: &random))
  }
}

/// Records invented nights.
struct Recorder {
  static let settings = [
    KeptFile(layer: 0, path: "services.yaml", content: Array("services".utf8)),
    KeptFile(layer: 1, path: "texts/en.yaml", content: Array("texts".utf8)),
  ]

  static func snapshots(of facts: Facts, in recording: NightRecording) throws -> [CustomerSnapshot] {
    let context = try recording.context(of: facts, settings: settings, programVersion: "1.2.3")
    return facts.customers.map { customer in
      let figures = measures(
        of: customer, productSets: facts.productSets, catalog: RandomPortfolio.catalog,
        nightDataDate: facts.dataDate)
      return CustomerSnapshot(
        CustomerRecord(facts: customer, measures: figures, judged: []), pageName: customer.customer.id.text,
        context: context)
    }
  }

  static func entry(_ night: CalendarDay, revision: Int = 1, facts: Facts) -> NightEntry {
    NightEntry(
      night: night, revision: revision, dataDate: facts.dataDate, customers: facts.customers.count,
      programVersion: "1.2.3", services: RandomPortfolio.services,
      publication: ArchivedPublication(
        folder: "nights/\(night).r\(revision)", files: 3, manifest: [1, 2], runRecord: [3]))
  }

  /// Records a night; returns how many rows were written.
  @discardableResult
  static func record(
    _ facts: Facts, night: CalendarDay, revision: Int = 1, findings: [Finding] = [],
    settings: [KeptFile] = settings, repetition: Repetition? = nil,
    counts: [(export: FingerprintedFile, bytes: [UInt8])] = [], in archive: SnapshotArchive
  ) throws -> Int {
    let recording = try NightRecording(in: archive)
    for counted in counts {
      try recording.keep(
        counted.bytes, of: counted.export, basis: CountingBasis(settings: settings, programVersion: "1.2.3"))
    }
    try recording.add(try snapshots(of: facts, in: recording))
    return try recording.commit(
      entry(night, revision: revision, facts: facts), facts: facts, findings: findings, settings: settings,
      repetition: repetition)
  }
}

import AdoptionDomain
import AdoptionMetrics
import ReportContent
import ReportRendering
import SettingsFiles
import TestSupport

/// A night of customers of several kinds, for reports that are rendered in parts and held against a schema by kind.
struct KindsFixture {
  static let dataDate = CalendarDay(ordinal: 20_757)  // 2026-10-31
  let night: NightRecord
  let records: [CustomerRecord]
  let context: ReportContext

  /// A night of ranked customers, of whom every third has units and every fourth a manager, and of stale ones.
  init(ranked: Int, stale: Int, night: CalendarDay = Self.dataDate) throws {
    let settings = try Workshop.settings.get()
    records = (0..<ranked + stale).map { place in
      let isStale = place >= ranked
      return Self.record(
        CustomerFacts(
          customer: Customer(
            id: Customer.ID("c\(1_000 + place)"), name: "가온 & \(place)",
            accountManager: place % 4 == 0 ? "Kim" : nil,
            seatCount: 20 + place),
          holdings: place % 3 == 0 && !isStale ? [Self.units(30 + place)] : [],
          activity: isStale ? Self.oldActivity : nil), settings: settings)
    }
    context = ReportContext(catalog: settings.catalog, playbook: settings.playbook, sources: [Self.source])
    self.night = NightRecord(
      night: night, dataDate: Self.dataDate, staleness: Staleness(night: night, staleAfter: 45),
      sources: [Self.source], tallies: [], findings: [Finding(.note, .unmatchedRecords, file: "f")],
      customers: records, catalog: settings.catalog)
  }

  /// The record of a customer of whom only the seats are known, and maybe who looks after him and what he holds.
  static func record(seats: Int?, sold: Int? = nil) throws -> CustomerRecord {
    record(
      CustomerFacts(
        customer: Customer(id: Customer.ID("c"), name: "Contoso", seatCount: seats),
        holdings: sold.map { [units($0)] } ?? []), settings: try Workshop.settings.get())
  }

  private static func record(_ facts: CustomerFacts, settings: Settings) -> CustomerRecord {
    CustomerRecord(
      facts: facts,
      measures: measures(
        of: facts, productSets: [[]], catalog: settings.catalog, nightDataDate: Self.dataDate), judged: [])
  }

  private static func units(_ sold: Int) -> Holding {
    Holding(
      product: Product(partNumber: "ENTERPRISEPACK", name: "Office 365 E3"), terms: .paid, isTenantWide: true,
      units: [.active: LicenseUnits(sold: sold, assigned: 20)], commitmentEnd: dataDate.advanced(by: 30),
      source: 0)
  }

  private static let oldActivity = UserActivity(
    dataDate: dataDate.advanced(by: -60), coveredServices: ServiceSet(bits: 1), cohorts: [], sources: [0],
    isConcealed: false)

  private static let source = ExportSource(
    path: "subscriptions.csv", kind: .subscriptions, size: 1, fingerprint: "0", records: 1,
    rejectedRecords: 0,
    dataDates: nil)

  /// The parts of the portfolio's XML on pages of a size.
  func parts(size: Int, by renderer: inout ReportRenderer) throws -> [[UInt8]] {
    let wording = try Workshop.wording("en")
    let report = portfolioReport(of: night, context: context, wording: wording)
    let pages = PortfolioPages(of: report, night: night, size: size)
    return try (1...pages.count).map { number in
      let page = pages.page(
        number, of: pages.places(onPage: number).map { records[$0] }, context: context, wording: wording)
      return try renderer.renderXML(page).bytes
    }
  }
}

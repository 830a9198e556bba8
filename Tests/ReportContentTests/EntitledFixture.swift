import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent

/// Customers of whom a tenant-wide export tells the licenses: Office 365 E3, which entitles to Exchange.
enum EntitledFixture {
  static let catalog = ServiceCatalog(
    services: ReportFixture.catalog.services, freePartNumbers: ["FLOW_FREE"], minimumToJudge: 10,
    products: ProductCatalog([
      ProductCatalog.Product(
        id: nil, partNumber: "ENTERPRISEPACK", name: "Office 365 E3", services: [Service.ID("exchange")])
    ]))
  static let context = ReportContext(
    catalog: catalog, playbook: ReportFixture.playbook, sources: ReportFixture.sources)

  /// Units of Office 365 E3.
  static func units(
    _ sold: Int, assigned: Int, state: SubscriptionState = .active, terms: SubscriptionTerms = .paid
  ) -> Holding {
    ReportFixture.holding("ENTERPRISEPACK", sold: sold, assigned: assigned, state: state, terms: terms)
  }

  static func record(_ use: Use, _ holdings: Holding...) -> CustomerRecord {
    ReportFixture.record(uses: [use], holdings: holdings, catalog: catalog)
  }

  /// A customer of whom a source tells counts alone, or beside user detail.
  static func reported(
    _ usage: [ReportedUsage], beside record: CustomerRecord? = nil, _ holdings: [Holding]
  )
    -> CustomerRecord
  {
    var facts = record?.facts ?? CustomerFacts(customer: Customer(id: Customer.ID("a"), name: "Customer a"))
    facts.holdings = holdings
    facts.reportedUsage = usage
    let figures = measures(
      of: facts, productSets: ReportFixture.productSets, catalog: catalog,
      nightDataDate: ReportFixture.dataDate)
    return CustomerRecord(facts: facts, measures: figures, judged: [])
  }

  static func usage(_ slug: String, _ name: String, active: ClosedRange<Int>, of units: Int) -> ReportedUsage
  {
    ReportedUsage(
      service: Service.ID(slug), name: name, active: active, units: units, unitsKind: .entitled,
      period: .days28, dataDate: ReportFixture.dataDate, source: 1)
  }

  static func report(of record: CustomerRecord) -> CustomerReport {
    customerReport(of: record, context: context, wording: ReportFixture.wording)
  }
}

import AdoptionDomain
import Testing

@Suite("What a catalog learns from exports")
struct CatalogLearningTests {
  private static let exchange = Service.ID("exchange")
  private static let sales = Service.ID("dynamics-sales")
  private let known = ProductCatalog.Product(
    id: "6fd2c87f-b296-42f0-b197-1e91e994b900", partNumber: "ENTERPRISEPACK", name: "Office 365 E3",
    services: [exchange])

  private var catalog: ServiceCatalog {
    ServiceCatalog(
      services: [
        Service(
          id: Self.exchange, name: "Exchange", isJudged: true, workloads: [],
          corePlans: ["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"], supportProducts: []),
        Service(
          id: Self.sales, name: "Sales", isJudged: true, workloads: [],
          corePlans: ["DYN365_ENTERPRISE_SALES"],
          supportProducts: []),
      ], freePartNumbers: ["FREE"], minimumToJudge: 7, products: ProductCatalog([known]))
  }

  private func product(_ id: String?, _ partNumber: String, _ name: String) -> ProductCatalog.Product {
    ProductCatalog.Product(id: id, partNumber: partNumber, name: name, services: [Self.sales])
  }

  @Test("one core plan in any case entitles, and foundation plans and no plans do not")
  func plans() {
    #expect(catalog.services(ofPlans: ["exchange_s_Standard", "OTHER"]) == [Self.exchange])
    #expect(catalog.services(ofPlans: ["EXCHANGE_S_FOUNDATION", "EXCHANGE_S_STANDARD_X"]).isEmpty)
    #expect(catalog.services(ofPlans: [String]()).isEmpty)
  }

  @Test("beside an application of Dynamics 365, plans of Microsoft 365 entitle to nothing")
  func applications() {
    #expect(
      catalog.services(ofPlans: ["EXCHANGE_S_ENTERPRISE", "DYN365_ENTERPRISE_SALES"]) == [Self.sales])
  }

  @Test("a new product is found by id, part number and name, and the rest of the catalog stays")
  func new() {
    let new = product("5ca1ab1e-0000-4000-8000-00000000000a", "NEW", "New product")
    let learned = catalog.learning([new])
    #expect(learned.products.product(id: "5CA1AB1E-0000-4000-8000-00000000000A") == new)
    #expect(learned.products.product(partNumber: "new") == new)
    #expect(learned.products.product(named: "NEW PRODUCT") == new)
    #expect(learned.products.products == [known, new])
    #expect(learned.services == catalog.services)
    #expect(learned.freePartNumbers == catalog.freePartNumbers)
    #expect(learned.minimumToJudge == 7)
  }

  @Test("what the catalog knows by id or part number stays as it is")
  func catalogWins() {
    let sameID = product("6FD2C87F-B296-42F0-B197-1E91E994B900", "OTHER", "Other")
    let samePartNumber = product("5ca1ab1e-0000-4000-8000-00000000000a", "EnterprisePack", "Other")
    #expect(catalog.learning([sameID, samePartNumber]) == catalog)
    #expect(catalog.learning([]) == catalog)
  }

  @Test("a name that the catalog gives to another product goes on to mean that one")
  func names() {
    let learned = catalog.learning([product(nil, "E3_OTHER", "OFFICE 365 E3")])
    #expect(learned.products.product(named: "Office 365 E3") == known)
    #expect(learned.products.product(partNumber: "E3_OTHER")?.name == "OFFICE 365 E3 (E3_OTHER)")
  }
}

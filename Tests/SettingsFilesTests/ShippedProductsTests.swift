import AdoptionDomain
import FoundationEssentials
import SettingsFiles
import TestSupport
import Testing

@Suite("The products that ship")
struct ShippedProductsTests {
  @Test("a name that has moved to another product stands for what it was sold as")
  func nameTrap() throws {
    let products = try loadCatalog(from: [Repository.templates]).products
    for (name, partNumber) in [
      ("OFFICE 365 BUSINESS PREMIUM", "O365_BUSINESS_PREMIUM"),
      ("MICROSOFT 365 BUSINESS STANDARD", "O365_BUSINESS_PREMIUM"), ("MICROSOFT 365 BUSINESS PREMIUM", "SPB"),
      ("MICROSOFT 365 BUSINESS", "SPB"), ("OFFICE 365 BUSINESS", "O365_BUSINESS"),
      ("OFFICE 365 BUSINESS ESSENTIALS", "O365_BUSINESS_ESSENTIALS"),
      ("OFFICE 365 ENTERPRISE E3", "ENTERPRISEPACK"), ("OFFICE 365 E3", "ENTERPRISEPACK"),
      ("Office 365 F1", "DESKLESSPACK"), ("Microsoft 365 F3", "SPE_F1"), ("Microsoft 365 F1", "M365_F1_COMM"),
    ] {
      #expect(products.product(named: name)?.partNumber.text == partNumber, "\(name)")
    }
    #expect(products.product(partNumber: "O365_BUSINESS_PREMIUM")?.name == "Microsoft 365 Business Standard")
  }

  @Test(
    "product names of the vendor's documented samples and of user exports are known",
    arguments: [
      "DOMESTIC AND INTERNATIONAL CALLING PLAN", "EXCHANGE ONLINE (PLAN 1)", "EXCHANGE ONLINE PROTECTION",
      "EXCHANGE ONLINE ARCHIVING FOR EXCHANGE ONLINE", "ENTERPRISE MOBILITY + SECURITY E3", "POWER BI PRO",
      "MICROSOFT POWER AUTOMATE FREE", "MICROSOFT TEAMS EXPLORATORY", "ONEDRIVE FOR BUSINESS (PLAN 1)",
      "PROJECT PLAN 3", "VISIO PLAN 2", "Entra ID P1", "Audio Conferencing", "Yammer Enterprise",
    ])
  func sampleNames(name: String) throws {
    #expect(try loadCatalog(from: [Repository.templates]).products.product(named: name) != nil)
  }

  @Test("suites, plans of one service, add-ons and applications entitle to their core services")
  func services() throws {
    let products = try loadCatalog(from: [Repository.templates]).products
    let all = ["exchange", "sharepoint-onedrive", "teams", "skype-for-business", "yammer", "m365-apps"]
    for (partNumber, services) in [
      ("SPE_E3", all), ("O365_BUSINESS_PREMIUM", all), ("STANDARDPACK", all.dropLast()),
      ("Office_365_E3_(no_Teams)", all.filter { $0 != "teams" }), ("M365_F1_COMM", Array(all[1...4])),
      ("O365_BUSINESS", ["sharepoint-onedrive", "m365-apps"]), ("EXCHANGEDESKLESS", ["exchange"]),
      ("WACONEDRIVESTANDARD", ["sharepoint-onedrive"]), ("YAMMER_ENTERPRISE_STANDALONE", ["yammer"]),
      ("TEAMS_EXPLORATORY", ["teams"]), ("MCOMEETADV", []), ("PROJECTPROFESSIONAL", []), ("EMS", []),
      ("Microsoft_Teams_Rooms_Pro", []), ("DYN365_ENTERPRISE_SALES", ["dynamics-sales"]),
      ("DYN365_BUSCENTRAL_PREMIUM", ["dynamics-business-central"]), ("DYN365_TEAM_MEMBERS", []),
    ] as [(String, [String])] {
      #expect(products.services(of: SharedText(partNumber))?.map(\.slug) == services, "\(partNumber)")
    }
  }

  @Test("the list of free products and the catalog agree")
  func free() throws {
    let catalog = try loadCatalog(from: [Repository.templates])
    for partNumber in catalog.freePartNumbers.sorted() {
      #expect(catalog.products.product(partNumber: partNumber.text) != nil, "\(partNumber)")
    }
    let words = ["free", "trial", "viral", "exploratory"]
    for product in catalog.products.products {
      let text = "\(product.name) \(product.partNumber)".lowercased()
      guard words.contains(where: { text.contains($0) }) else { continue }
      #expect(catalog.isFree(partNumber: product.partNumber), "\(product.partNumber)")
    }
  }

  @Test("the catalog has the products of the example portfolio and of generated portfolios")
  func portfolios() throws {
    let products = try loadCatalog(from: [Repository.templates]).products
    let path = Repository.example + "/subscriptions.csv"
    let rows = csvRows(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self))
    let column = try #require(rows.first?.firstIndex(of: "SkuPartNumber"))
    let examples = rows.dropFirst().map { $0[column] }
    #expect(examples.count > 10)
    for partNumber in examples + generated {
      #expect(products.product(partNumber: partNumber) != nil, "\(partNumber)")
    }
  }

  @Test("the page before the products explains every key")
  func page() throws {
    let path = Repository.templates + "/catalog.yaml"
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    for key in ProductsKeys.product { #expect(text.contains("\n#   \(key) "), "\(key)") }
  }
}

/// The part numbers of the yardstick's generator.
private let generated = [
  "SPE_E3", "SPE_E5", "SPE_F1", "O365_BUSINESS_ESSENTIALS", "O365_BUSINESS_PREMIUM", "SPB", "ENTERPRISEPACK",
  "ENTERPRISEPREMIUM", "STANDARDPACK", "EXCHANGESTANDARD", "EXCHANGEENTERPRISE", "SHAREPOINTSTANDARD",
  "WACONEDRIVESTANDARD", "MCOSTANDARD", "YAMMER_ENTERPRISE_STANDALONE", "TEAMS_EXPLORATORY", "MCOMEETADV",
  "POWER_BI_PRO", "PROJECTPROFESSIONAL", "VISIOCLIENT", "EMS", "AAD_PREMIUM", "INTUNE_A",
  "Microsoft_Teams_Rooms_Pro",
]

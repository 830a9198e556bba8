import AdoptionDomain
import Testing

@Suite("The catalog of products")
struct ProductCatalogTests {
  private let standard = ProductCatalog.Product(
    id: "F245ECC8-75AF-4F8E-B61F-27D8114DE5F3", partNumber: "O365_BUSINESS_PREMIUM",
    name: "Microsoft 365 Business Standard", otherNames: ["Office 365 Business Premium"],
    services: [Service.ID("exchange"), Service.ID("teams")])
  private let security = ProductCatalog.Product(
    id: nil, partNumber: "O365_w/o Teams Bundle", name: "Mobility + Security, \u{201C}E3\u{201D}",
    services: [])

  private var catalog: ProductCatalog { ProductCatalog([standard, security]) }

  @Test("a product is found by its id in any case and with blanks around it")
  func ids() {
    #expect(standard.id == "f245ecc8-75af-4f8e-b61f-27d8114de5f3")
    for id in [
      "f245ecc8-75af-4f8e-b61f-27d8114de5f3", "F245ECC8-75AF-4F8E-B61F-27D8114DE5F3",
      "\tf245ecc8-75af-4f8e-b61f-27d8114de5f3\u{A0}",
    ] {
      #expect(catalog.product(id: id) == standard)
    }
    #expect(catalog.product(id: "f245ecc8-75af-4f8e-b61f-27d8114de5f4") == nil)
  }

  @Test(
    "a part number is found in any case and with the stray blanks of the vendor's list",
    arguments: [
      "O365_w/o Teams Bundle", "O365_w/o\u{A0}Teams\u{A0}Bundle", "O365_W/O TEAMS BUNDLE \t",
      " o365_w/o  teams bundle\r\n",
    ])
  func partNumbers(written: String) {
    #expect(catalog.product(partNumber: written) == security)
  }

  @Test(
    "a name is found in any case, with commas and plus signs in it",
    arguments: [
      "Mobility + Security, \u{201C}E3\u{201D}", "MOBILITY + SECURITY, \u{201C}E3\u{201D}",
      "mobility\u{A0}+\u{A0}security, \u{201C}e3\u{201D} ",
    ])
  func names(written: String) {
    #expect(catalog.product(named: written) == security)
  }

  @Test("names are compared alike, whether all of their letters are ASCII or not")
  func folding() {
    let pieces = ["A", "z", "@", "[", "9", " ", "\t", "\n", "\u{B}", "\r", "\r\n", "\u{1F}", "\u{7F}"]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let name = first + second + third
          // The last word sends the name the long way.
          let long = ProductCatalog.folded(name + " \u{E9}")
          let short = ProductCatalog.folded(name)
          #expect(long == (short.isEmpty ? "\u{E9}" : short + " \u{E9}"), "\(name.debugDescription)")
        }
      }
    }
    #expect(ProductCatalog.folded(" A \t z ") == "a z")
  }

  @Test("an older name stands for the product as it is called today")
  func otherNames() {
    #expect(catalog.product(named: "OFFICE 365 BUSINESS PREMIUM") == standard)
    #expect(catalog.product(named: "Microsoft 365 Business Premium") == nil)
  }

  @Test("each lookup asks for its own kind of name, and nothing is found by a blank one")
  func kinds() {
    #expect(catalog.product(named: "O365_BUSINESS_PREMIUM") == nil)
    #expect(catalog.product(partNumber: "Microsoft 365 Business Standard") == nil)
    #expect(catalog.product(id: "O365_BUSINESS_PREMIUM") == nil)
    for blank in ["", " ", "\u{A0}\t"] {
      #expect(catalog.product(named: blank) == nil)
      #expect(catalog.product(partNumber: blank) == nil)
      #expect(catalog.product(id: blank) == nil)
    }
  }

  @Test("what two or three products share stands for none of them, in any order")
  func ambiguity() {
    let products = ["A", "B", "C"].map {
      ProductCatalog.Product(
        id: nil, partNumber: $0, name: "Plan \($0)", otherNames: ["The\u{A0}Plan", "the plan"], services: [])
    }
    for count in 2...3 {
      let catalog = ProductCatalog(Array(products.prefix(count)))
      #expect(catalog.product(named: "The plan") == nil)
      #expect(catalog.product(named: "plan b") == products[1])
    }
    #expect(ProductCatalog([products[0]]).product(named: "The plan") == products[0])
    #expect(ProductCatalog([security, security]).product(partNumber: security.partNumber.text) == nil)
  }

  @Test("the services of a product may be none, and are unknown for one that the catalog does not have")
  func services() {
    #expect(catalog.services(of: "o365_business_premium") == [Service.ID("exchange"), Service.ID("teams")])
    #expect(catalog.services(of: "O365_w/o Teams Bundle") == [])
    #expect(catalog.services(of: "VISIOCLIENT") == nil)
    #expect(ProductCatalog.empty.services(of: "VISIOCLIENT") == nil)
  }

  @Test("the services of a product become places of the services of a run, without those it does not have")
  func serviceSet() {
    let services = ["yammer", "teams", "mail"].map {
      Service(id: Service.ID($0), name: $0, isJudged: true, workloads: [], supportProducts: [])
    }
    let catalog = ServiceCatalog(
      services: services, freePartNumbers: [], minimumToJudge: 10, products: catalog)
    #expect(catalog.serviceSet(of: standard) == ServiceSet(bits: 0b010))
    #expect(catalog.serviceSet(of: security) == ServiceSet())
    #expect(catalog.products.products == [standard, security])
    #expect(
      ServiceCatalog(services: services, freePartNumbers: [], minimumToJudge: 10).products == .empty)
  }
}

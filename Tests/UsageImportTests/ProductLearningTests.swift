import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Products that exports describe")
struct ProductLearningTests {
  private typealias Sample = LicenseDocuments
  private static let path = "contoso.example/x.json"
  private static let header = [
    "Product_Display_Name", "String_Id", "GUID", "Service_Plan_Name", "Service_Plan_Id",
  ]

  private func learned(_ files: [String: String]) throws -> [ProductCatalog.Product] {
    let result = try Sample.exports(files).resolved()
    #expect(result.findings.isEmpty)
    return result.facts.learnedProducts
  }

  private func new(_ name: String, _ services: [String]) -> ProductCatalog.Product {
    ProductCatalog.Product(
      id: Sample.unknown, partNumber: "NEW_SKU", name: name, services: services.map(Service.ID.init))
  }

  @Test("an unknown SKU whose plans Graph states entitles to the services of its core plans")
  func graph() throws {
    let sku = Sample.graphSKU(
      Sample.unknown, "NEW_SKU", enabled: 1,
      plans: ["TEAMS1", "EXCHANGE_S_FOUNDATION", "exchange_s_enterprise"])
    #expect(try learned([Self.path: Sample.graph(sku)]) == [new("NEW_SKU", ["exchange", "teams"])])
  }

  @Test("so does one of Partner Center, under its name")
  func partnerCenter() throws {
    let sku = Sample.partnerSKU(Sample.unknown, "NEW_SKU", name: "New", active: 1, plans: ["TEAMS1"])
    #expect(try learned([Self.path: Sample.items(sku)]) == [new("New", ["teams"])])
  }

  @Test("a SKU of the company, not of people, entitles nobody, and is held all the same")
  func company() throws {
    let graph = Sample.graphSKU(
      Sample.unknown, "NEW_SKU", enabled: 1, appliesTo: "Company", plans: ["TEAMS1"])
    let partner = Sample.partnerSKU(
      Sample.unknown, "NEW_SKU", name: "NEW_SKU", active: 1, targetType: "Tenant", plans: ["TEAMS1"])
    for document in [Sample.graph(graph), Sample.items(partner)] {
      let result = try Sample.exports([Self.path: document]).resolved()
      #expect(result.facts.learnedProducts == [new("NEW_SKU", [])])
      #expect(try result.customer(Sample.contoso).holdings.map(\.line) == ["NEW_SKU unstated active 1/0"])
      #expect(result.findings.isEmpty)
    }
  }

  @Test("what the catalog knows is not learned, whatever an export says of it")
  func catalogWins() throws {
    let sku = Sample.graphSKU(Sample.e3.uppercased(), "ANOTHER_NAME", enabled: 1, plans: ["TEAMS1"])
    #expect(try learned([Self.path: Sample.graph(sku)]).isEmpty)
  }

  @Test("statements of several exports about one product are united, and the vendor's list names it")
  func united() throws {
    let list = Table(
      header: Self.header,
      rows: [["New product, \"plus\"", "NEW_SKU \u{A0}", Sample.unknown.uppercased(), "TEAMS1", ""]])
    let skus = Sample.items(
      Sample.partnerSKU(Sample.unknown, "NEW_SKU", name: "Neu", active: 1, plans: ["EXCHANGE_S_STANDARD"]))
    #expect(
      try learned(["list.csv": list.text(), Self.path: skus]) == [
        new("New product, \"plus\"", ["exchange", "teams"])
      ])
  }

  @Test(
    "the vendor's list is read with its mark, its older header and blanks in its cells",
    arguments: [
      "String_Id", "String_ Id", "string id",
    ])
  func reference(column: String) throws {
    var header = Self.header
    header[1] = column
    let rows = [
      ["New product", "A\u{A0}SKU\u{A0}", Sample.unknown, "TEAMS1", "x"],
      ["New product", "A SKU\t", Sample.unknown, "P", "y"],
      ["Office 365 E3", "ENTERPRISEPACK", Sample.e3, "TEAMS1", "x"],
    ]
    let text = Table(header: header, rows: rows).text(newline: "\r\n", mark: "\u{FEFF}")
    let result = try Sample.exports(["list.csv": text]).resolved()
    #expect(
      result.facts.learnedProducts == [
        ProductCatalog.Product(
          id: Sample.unknown, partNumber: "A SKU", name: "New product", services: [Service.ID("teams")])
      ])
    #expect(result.facts.sources.map(\.kind) == [.customers, .licensingReference])
    #expect(result.findings.isEmpty)
  }

  @Test("a list without its plans is refused with the name of the column")
  func missingColumn() throws {
    let text = Table(header: Self.header.filter { $0 != "Service_Plan_Name" }, rows: []).text()
    let refusal = try Sample.exports(["list.csv": text]).refusal(of: "list.csv")
    #expect(refusal.code == .missingColumn)
    #expect(refusal.expected == "column Service_Plan_Name of licensing-reference")
  }

  @Test("a product that the vendor's list names is known to analytics by name")
  func analytics() throws {
    let list = Table(header: Self.header, rows: [["New product", "NEW_SKU", Sample.unknown, "TEAMS1", ""]])
    let rows = Sample.current(
      Sample.deployment(sold: 5, deployed: 1, product: #""productId": "x", "productName": "NEW PRODUCT""#))
    let result = try Sample.exports(["list.csv": list.text(), "d.json": rows]).resolved()
    #expect(try result.customer(Sample.contoso).holdings.map(\.line) == ["NEW_SKU unstated active 5/1"])
    #expect(result.findings.isEmpty)
  }

  @Test("statements and files in another order give the same products and facts")
  func order() throws {
    let one = Sample.partnerSKU(Sample.unknown, "NEW_SKU", name: "New", active: 1, plans: ["TEAMS1"])
    let two = Sample.partnerSKU(
      Sample.unknown, "new_sku", name: "Neu", active: 2, plans: ["EXCHANGE_S_STANDARD"])
    let results = try [("a", "b"), ("b", "a")].map { first, second in
      try Sample.exports([
        "contoso.example/\(first).json": Sample.items(one),
        "fabrikam.example/\(second).json": Sample.items(two),
      ]).resolved()
    }
    #expect(results[0].facts.learnedProducts == results[1].facts.learnedProducts)
    #expect(results[0].facts.customers == results[1].facts.customers)
    #expect(results[0].facts.learnedProducts == [new("Neu", ["exchange", "teams"])])
  }
}

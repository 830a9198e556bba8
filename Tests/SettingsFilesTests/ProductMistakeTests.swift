import AdoptionDomain
import SettingsFiles
import Testing

@Suite("catalog.yaml")
struct ProductMistakeTests {
  @Test("products keep the order of the file, and an id and other names may be missing")
  func products() throws {
    let catalog = try TemplatesFixture.run { try $0.load().catalog.products }
    #expect(
      catalog.products == [
        ProductCatalog.Product(
          id: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", partNumber: "SPB",
          name: "Microsoft 365 Business Premium",
          otherNames: ["Microsoft 365 Business"], services: [Service.ID("teams"), Service.ID("mail")]),
        ProductCatalog.Product(id: nil, partNumber: "EMS", name: "Mobility + Security, E3", services: []),
      ])
  }

  @Test("a mistake in catalog.yaml is an error with line and column", arguments: mistakes)
  func slip(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("a catalog.yaml without a product, or no such file at all, is an error")
  func none() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("products: []\n", to: "base/catalog.yaml")
      #expect(
        fixture.error()
          == "base/catalog.yaml:1:11: expected a list of products, at least one, found an empty list")
      try fixture.remove("base/catalog.yaml")
      #expect(fixture.error() == "base/catalog.yaml:1:1: expected the products, found no such file")
    }
  }

  @Test("a later catalog.yaml replaces the whole file")
  func replaced() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write(
        "products: [{partNumber: VISIO, name: Visio, services: [mail]}]\n", to: "own/catalog.yaml")
      let products = try fixture.load(["base", "own"]).catalog.products
      #expect(products.products.map(\.partNumber) == ["VISIO"])
    }
  }

  @Test(
    "a later services.yaml may drop services that the catalog names, but its own catalog may not name them")
  func droppedServices() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write(
        """
        services: [{id: mail, name: Mail, judged: true, workloads: [], supportProducts: []}]
        freeProducts: []
        minimumToJudge: 3

        """, to: "own/services.yaml")
      let layers = ["base", "own"]
      #expect(try fixture.load(layers).catalog.products.services(of: "SPB") == [Service.ID("mail")])
      try fixture.write(
        "products: [{partNumber: SPB, name: Premium, services: [mail, teams]}]\n", to: "own/catalog.yaml")
      #expect(
        fixture.error(of: layers)
          == "own/catalog.yaml:1:62: expected a service of services.yaml: mail, found \"teams\"")
    }
  }

  private static let mistakes =
    [
      Mistake(
        "catalog.yaml", "products:\n", "product:\n",
        "catalog.yaml:1:1: expected one of the keys products, found \"product\""),
      Mistake(
        "catalog.yaml", "otherNames:", "othernames:",
        "catalog.yaml:5:5: expected one of the keys partNumber, id, name, otherNames, services, found \"othernames\""
      ),
      Mistake(
        "catalog.yaml", "partNumber: EMS, ", "",
        "catalog.yaml:7:5: expected the key \"partNumber\", found only name, services"),
      Mistake(
        "catalog.yaml", ", services: []", "",
        "catalog.yaml:7:5: expected the key \"services\", found only partNumber, name"),
      Mistake(
        "catalog.yaml", "services: []", "services: mail",
        "catalog.yaml:7:66: expected a list of services, found \"mail\""),
      Mistake(
        "catalog.yaml", "teams, mail", "teams, chat",
        "catalog.yaml:6:23: expected a service of services.yaml: teams, mail, found \"chat\""),
      Mistake(
        "catalog.yaml", "teams, mail", "teams, teams",
        "catalog.yaml:6:23: expected each service of a product once, found \"teams\" a second time"),
      Mistake(
        "catalog.yaml", "partNumber: EMS", "partNumber: spb",
        "catalog.yaml:7:18: expected each part number once, found \"spb\" a second time"),
      Mistake(
        "catalog.yaml", "\"Mobility + Security, E3\"", "MICROSOFT 365 business",
        "catalog.yaml:7:29: expected each name of a product once, found \"MICROSOFT 365 business\" a second time"
      ),
      Mistake(
        "catalog.yaml", "[Microsoft 365 Business]", "[\"Microsoft 365\u{A0}Business Premium\"]",
        "catalog.yaml:5:18: expected each name of a product once, "
          + "found \"Microsoft 365\u{A0}Business Premium\" a second time"),
      Mistake(
        "catalog.yaml", "partNumber: EMS", "id: cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46, partNumber: EMS",
        "catalog.yaml:7:10: expected each id once, found \"cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46\" a second time"
      ),
    ] + ids

  private static let ids = [
    "CBDC14AB-D96C-4C30-B9F4-6ADA7CDC1D46", "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d4",
    "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46-", "cbdc14abd96c4c30b9f46ada7cdc1d46",
    "cbdc14ag-d96c-4c30-b9f4-6ada7cdc1d46",
  ].map { id in
    Mistake(
      "catalog.yaml", "id: cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "id: \(id)",
      "catalog.yaml:3:9: expected a GUID in lower case, such as 05e9a617-0261-4cee-bb44-138d3ef5d965, "
        + "found \"\(id)\"")
  }
}

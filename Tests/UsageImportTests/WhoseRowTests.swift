import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Whose row it is")
struct WhoseRowTests {
  static let contoso = "aaaaaaaa-0001-4000-8000-00000000000a"
  static let fabrikam = "bbbbbbbb-0002-4000-8000-00000000000b"
  static let list = Table(
    header: ["CustomerId", "CustomerName", "Domains"],
    rows: [
      [contoso.uppercased(), "Contoso, Ltd.", "contoso.example contoso-labs.example shared.example"],
      [fabrikam, "Fabrikam", "fabrikam.example shared.example"],
      ["ACME_01", "Acme", "acme.example"],
      ["twin-1", "Twin", ""], ["twin-2", "TWIN", ""],
    ]
  ).text()

  /// A tenant key of a row, whose it is, and whether only the name matches.
  static let keys: [(String, String?, Bool)] = [
    (contoso, contoso, false), (contoso.uppercased(), contoso, false), (" \(contoso) ", contoso, false),
    ("contoso.example", contoso, false), ("CONTOSO-LABS.example", contoso, false),
    ("acme_01", "acme_01", false), ("Contoso, Ltd.", contoso, true), ("FABRIKAM", fabrikam, true),
    ("Twin", nil, false), ("twin-2", "twin-2", false), ("shared.example", nil, false),
    ("www.contoso.example", nil, false), ("Contoso", nil, false), ("", nil, false),
    ("cccccccc-0003-4000-8000-00000000000c", nil, false),
  ]

  @Test("a row is matched by id, then domain, then a name that is unique; in any case", arguments: keys)
  func key(key: String, owner: String?, byNameOnly: Bool) throws {
    let result = try Exports([
      "customers.csv": Self.list,
      "users.csv": Person.combined([Person(customer: key), Person(customer: key)]),
    ]).resolved()
    for facts in result.facts.customers {
      let isOwner = facts.customer.id.text == owner
      #expect((facts.activity != nil) == isOwner)
      #expect(facts.isMatchedByNameOnly == (isOwner && byNameOnly))
    }
    #expect(result.tally("users.csv", nil)?.leftOut == (owner == nil ? [.noCustomer: 2] : nil))
    #expect(result.tally("users.csv", owner)?.used ?? 0 == (owner == nil ? 0 : 2))
    #expect(result.findings(.unmatchedRecords).map(\.count) == (owner == nil ? [2] : []))
  }

  @Test("every kind of export is matched alike, and what matches nobody is counted, not spread")
  func everyKind() throws {
    let result = try Exports([
      "customers.csv": Self.list,
      "s.csv": "CustomerId,SkuPartNumber,Status,LicensesSold,LicensesAssigned\n"
        + "Fabrikam,A,Active,5,1\nnobody,A,Active,7,2\nTwin,A,Active,9,3\n",
      "t.csv":
        "TicketId,CustomerId,CreatedAt,Category\n1,Fabrikam,2026-03-01,help\n2,nobody,2026-03-01,help\n",
    ]).resolved()
    let fabrikam = try result.customer(Self.fabrikam)
    #expect(fabrikam.isMatchedByNameOnly)
    #expect(fabrikam.holdings.map(\.units) == [[.active: LicenseUnits(sold: 5, assigned: 1)]])
    #expect(fabrikam.support?.counts.map(\.requests) == [1])
    #expect(result.facts.customers.filter { !$0.holdings.isEmpty }.count == 1)
    // Both help desks' keys are names: the others are not mapped.
    #expect(result.facts.customers.filter { $0.support != nil }.count == 1)
    #expect(result.tally("s.csv", nil)?.leftOut == [.noCustomer: 2])
    #expect(result.tally("t.csv", nil)?.leftOut == [.noCustomer: 1])
    #expect(result.tally("s.csv", Self.fabrikam)?.used == 1)
  }

  @Test("without a list of customers, tenant ids stand for themselves")
  func noList() throws {
    let result = try Exports([
      "users.csv": Person.combined([Person(customer: Self.contoso.uppercased())]),
      "s.csv":
        "CustomerId,SkuPartNumber,Status,LicensesSold,LicensesAssigned\n\(Self.contoso),A,Active,5,1\n",
      "graph/\(Self.fabrikam)/users.csv": Person.graph([Person()]),
    ]).resolved()
    #expect(result.facts.customers.map(\.customer.id.text) == [Self.contoso, Self.fabrikam])
    #expect(result.facts.customers.map(\.customer.name) == [Self.contoso, Self.fabrikam])
    #expect(result.facts.customers.allSatisfy { $0.activity != nil && !$0.isMatchedByNameOnly })
    #expect(result.findings(.noCustomerList).map(\.severity) == [.warning])
  }

  @Test("a customer that stands twice in the lists is one, and is told")
  func repeatedCustomer() throws {
    let result = try Exports([
      "a.csv": "CustomerId,CustomerName,Country,Domains\nT1,Contoso,,contoso.example\n",
      "b.csv": "CustomerId,CustomerName,Country,Domains\nt1,Contoso,DE,labs.example\nt2,Other,US,\n",
    ]).resolved()
    #expect(result.facts.customers.count == 2)
    let customer = try result.customer("t1").customer
    #expect(customer.name == "Contoso")
    #expect(customer.country == "DE")
    #expect(customer.domains == ["contoso.example", "labs.example"])
    #expect(result.findings(.repeatedCustomer).map(\.customer) == [Customer.ID("t1")])
    #expect(result.findings(.repeatedCustomer).map(\.count) == [2])
  }

  @Test("the list gives segment, country, language, account manager and seats")
  func customerColumns() throws {
    let result = try Exports([
      "customers.csv": "CustomerId,CustomerName,Segment,Country,Language,AccountManager,SeatCount\n"
        + "t1,한빛전자,SMB,KR,KO,Dana Birch,40\nt2,Blank,,,,,\n"
    ]).resolved()
    #expect(
      result.facts.customers.map(\.customer) == [
        Customer(
          id: Customer.ID("t1"), name: "한빛전자", segment: "SMB", country: "KR", language: "ko",
          accountManager: "Dana Birch", seatCount: 40),
        Customer(id: Customer.ID("t2"), name: "Blank"),
      ])
  }
}

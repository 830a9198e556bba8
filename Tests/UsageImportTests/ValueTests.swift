import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Values of cells")
struct ValueTests {
  /// The seats of one customer, and the findings.
  private func seats(_ cell: String) throws -> (seats: Int?, findings: [Finding]) {
    var exports = try Exports([
      "customers.csv": Table(header: ["CustomerId", "CustomerName", "SeatCount"], rows: [["t1", "A", cell]])
        .text()
    ])
    exports.maximumRejectedPermille = 1000
    let result = try exports.resolved()
    return (result.facts.customers.first?.customer.seatCount, result.findings(.rejectedRecord))
  }

  @Test(
    "counts are whole numbers from 0 to a thousand million",
    arguments: [("0", 0), ("007", 7), (" 12\t", 12), ("1000000000", 1_000_000_000), ("", nil)]
      as [(String, Int?)])
  func counts(cell: String, value: Int?) throws {
    let (seats, findings) = try seats(cell)
    #expect(seats == value)
    #expect(findings.isEmpty)
  }

  @Test(
    "other counts set the record aside",
    arguments: [
      "-1", "+1", "1.0", "1,5", "1000000001", "9223372036854775808", "99999999999999999999999", "1e3", "１２",
      "x",
    ])
  func badCounts(cell: String) throws {
    let (seats, findings) = try seats(cell)
    #expect(seats == nil)
    #expect(findings.map(\.expected) == ["a count from 0 to 1000000000 in SeatCount"])
    #expect(findings.map(\.found) == ["\(cell.utf8.count) other bytes"])
  }

  @Test(
    "flags are True or False, Yes or No, Y or N, 1 or 0, in any case; a blank one is unstated",
    arguments: [
      ("True", .trial), ("YES", .trial), ("y", .trial), ("1", .trial), ("false", .paid), ("No", .paid),
      ("N", .paid), ("0", .paid), ("", .unstated),
    ] as [(String, SubscriptionTerms)])
  func flags(cell: String, terms: SubscriptionTerms) throws {
    let result = try Exports(["s.csv": subscription(["IsTrial": cell])]).resolved()
    #expect(try result.customer("t1").holdings.map(\.terms) == [terms])
  }

  @Test("other flags set the record aside", arguments: ["maybe", "2", "Tru", "TrueX"])
  func badFlags(cell: String) throws {
    var exports = try Exports(["s.csv": subscription(["IsTrial": cell])])
    exports.maximumRejectedPermille = 1000
    #expect(try exports.resolved().findings(.rejectedRecord).map(\.expected) == ["True or False in IsTrial"])
  }

  @Test(
    "dates are yyyy-MM-dd, a time may follow",
    arguments: [
      ("2028-02-29", "2028-02-29"), ("2026-12-31T23:59:59-05:00", "2026-12-31"),
      ("2026-01-01 00:00", "2026-01-01"),
      ("2018-10-14T00:00:00", "2018-10-14"), ("2017-03-14T03:25:16.36+00:00", "2017-03-14"), ("", nil),
    ] as [(String, String?)])
  func dates(cell: String, written: String?) throws {
    let result = try Exports(["s.csv": subscription(["StartDate": cell])]).resolved()
    #expect(try result.customer("t1").holdings.map(\.start) == [try written.map(day)])
  }

  @Test(
    "other dates set the record aside",
    arguments: [
      "2027-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "31.03.2026", "3/31/2026", "2026-3-1",
      "2026-03-31x", "2026-03-31 soon", "2026-03-31T25:00", "0000-01-01", "２０２６-03-31",
    ])
  func badDates(cell: String) throws {
    var exports = try Exports(["s.csv": subscription(["StartDate": cell])])
    exports.maximumRejectedPermille = 1000
    #expect(
      try exports.resolved().findings(.rejectedRecord).map(\.expected) == ["a date yyyy-MM-dd in StartDate"])
  }

  @Test(
    "a request's day is the UTC day of its moment",
    arguments: [
      ("2026-03-01T00:30:00+02:00", "2026-02-28"), ("2026-02-28T23:30:00-01:00", "2026-03-01"),
      ("2026-03-01T23:59:59Z", "2026-03-01"), ("2026-03-01T23:59:59.999999Z", "2026-03-01"),
      ("2026-03-01T00:00:00", "2026-03-01"), ("2026-03-01 23:30", "2026-03-01"), ("2026-03-01", "2026-03-01"),
      ("2026-03-01T24:00:00Z", "2026-03-02"), ("2026-03-01T02:00:00+0530", "2026-02-28"),
      ("2026-03-01T02:00:00+03", "2026-02-28"), ("2026-01-01T00:10:00+00:30", "2025-12-31"),
      ("2024-03-01T00:10:00+09:00", "2024-02-29"), ("1969-12-31T23:00:00Z", "1969-12-31"),
      ("2016-12-31T23:59:60Z", "2017-01-01"),
    ])
  func timestamps(cell: String, utcDay: String) throws {
    let result = try Exports(["t.csv": ticket(createdAt: cell)]).resolved()
    #expect(try result.customer("t1").support?.counts.map(\.day) == [try day(utcDay)])
  }

  @Test(
    "other moments set the record aside",
    arguments: [
      "", "yesterday", "2026-03-01T", "2026-03-01T10", "2026-03-01T10:60", "2026-03-01T24:30:00Z",
      "2026-03-01T10:00:00+25:00", "2026-03-01T10:00:00Zx", "2026-03-01T10:00:61Z", "2026-02-30T10:00:00Z",
    ])
  func badTimestamps(cell: String) throws {
    var exports = try Exports(["t.csv": ticket(createdAt: cell)])
    exports.maximumRejectedPermille = 1000
    #expect(
      try exports.resolved().findings(.rejectedRecord).map(\.expected) == ["a date and time in CreatedAt"])
  }

  @Test("no-break spaces are blanks: in names, keys, part numbers and products")
  func noBreakSpaces() throws {
    let result = try Exports([
      "customers.csv": "CustomerId,CustomerName\n\u{A0}t1,\u{A0}Contoso\u{A0}Ltd.\u{A0} \n",
      "s.csv": "CustomerId,SkuPartNumber,ProductName,Status,LicensesSold,LicensesAssigned\n"
        + "t1\u{A0},SPE_E3\u{A0},365\u{A0}E3,Active,5,1\nt1,SPE_E3\t,365 E3,Active,6,2\n",
      "users.csv": Person.combined([
        Person(customer: "\u{A0}T1", products: "OFFICE\u{A0}365 E3\u{A0}+\u{A0}X"),
        Person(products: "OFFICE 365 E3 + X"),
      ]),
    ]).resolved()
    let customer = try result.customer("t1")
    #expect(customer.customer.name == "Contoso Ltd.")
    #expect(customer.holdings.map(\.product) == [Product(partNumber: "SPE_E3", name: "365 E3")])
    #expect(customer.holdings.map(\.units) == [[.active: LicenseUnits(sold: 11, assigned: 3)]])
    #expect(result.facts.productSets == [[], ["OFFICE 365 E3 + X"]])
    #expect(customer.activity?.cohorts.map(\.people) == [2])
  }

  @Test("domains may be separated by blanks, commas, semicolons and line ends")
  func domains() throws {
    let table = Table(
      header: ["CustomerId", "CustomerName", "Domains"],
      rows: [["t1", "A", "B.example, a.example;c.example\r\nd.example\ta.example"]])
    let customer = try Exports(["customers.csv": table.text()]).resolved().customer("t1").customer
    #expect(customer.domains == ["a.example", "b.example", "c.example", "d.example"])
  }

  @Test("bytes that are no UTF-8 set the record aside")
  func invalidBytes() throws {
    var exports = try Exports([:])
    let bytes = Array("CustomerId,CustomerName\nt1,M".utf8) + [0xFC] + Array("ller\nt2,Fabrikam\n".utf8)
    try exports.folder.write(bytes, to: "customers.csv")
    exports.maximumRejectedPermille = 500
    let result = try exports.resolved()
    #expect(result.facts.customers.map(\.customer.id.text) == ["t2"])
    #expect(
      result.findings.map(\.description) == [
        "customers.csv:2:4: rejected-record: expected UTF-8 in CustomerName, found other bytes"
      ])
  }

  private func subscription(_ cells: [String: String]) -> String {
    let columns = [
      "CustomerId", "SkuPartNumber", "Status", "LicensesSold", "LicensesAssigned", "IsTrial", "StartDate",
    ]
    let plain = [
      "CustomerId": "t1", "SkuPartNumber": "SPE_E3", "Status": "Active", "LicensesSold": "5",
      "LicensesAssigned": "1",
    ].merging(cells) { $1 }
    return Table(header: columns, rows: [columns.map { plain[$0] ?? "" }]).text()
  }

  private func ticket(createdAt: String) -> String {
    Table(
      header: ["TicketId", "CustomerId", "CreatedAt", "Category"], rows: [["1", "t1", createdAt, "help"]]
    ).text()
  }
}

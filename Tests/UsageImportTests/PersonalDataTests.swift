import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Personal data stops at the door")
struct PersonalDataTests {
  private static let canary = "canary7f3a"

  /// All that a value holds, as far as reflection sees: descriptions and dump, in lower case.
  private func everything(_ value: some Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return (String(describing: value) + String(reflecting: value) + dumped).lowercased()
  }

  private func expectNoCanary(_ value: some Any, _ what: String) {
    let text = everything(value)
    #expect(text.count > 10, "\(what)")
    #expect(!text.contains(Self.canary), "\(what)")
  }

  private static let user = Table(
    header: Person.table([]).header + ["Manager", "Comment"],
    rows: Person.table([Person(customer: "t1")]).rows.map { row in row + ["", ""] })
  private static let ticket = Table(
    header: [
      "TicketId", "CustomerId", "CreatedAt", "UpdatedAt", "Product", "Category", "Status", "Channel",
      "SatisfactionRating", "Subject", "Requester", "Requester email", "Assignee", "Comment",
    ],
    rows: [
      [
        "1", "t1", "2026-03-10T10:00:00Z", "2026-03-10", "Teams", "help", "open", "web", "good", "", "", "",
        "", "",
      ]
    ])
  private static let customer = Table(
    header: ["CustomerId", "CustomerName", "SeatCount", "Contact", "Phone"],
    rows: [["t1", "Contoso", "5", "", ""]])
  private static let subscription = Table(
    header: [
      "SubscriptionId", "CustomerId", "SkuPartNumber", "ProductName", "Status", "IsTrial", "LicensesSold",
      "LicensesAssigned", "StartDate", "CommitmentEndDate", "AutoRenew", "IsTenantWide", "Ordered by",
    ],
    rows: [["s1", "t1", "A", "A", "Active", "False", "5", "1", "2025-01-01", "", "True", "True", ""]])
  private static var graph: Table {
    Person.table([Person(name: "anna@contoso.example")], withCustomer: false)
  }

  /// The one good row of a table, `count` times, and a row with other cells in some columns.
  private func spoiled(_ table: Table, _ cells: [String: String], good count: Int = 3) -> String {
    let good = table.rows[0]
    let bad = zip(table.header, good).map { cells[$0] ?? $1 }
    return Table(header: table.header, rows: Array(repeating: good, count: count) + [bad]).text()
  }

  @Test("names, addresses and texts of good rows stay outside counts, facts and findings")
  func goodRows() throws {
    let canary = Self.canary
    let exports = try Exports([
      "customers.csv": spoiled(Self.customer, ["Contact": canary, "Phone": canary]),
      "users.csv": spoiled(
        Self.user,
        [
          "User Principal Name": "\(canary)@contoso.example", "Display Name": "Anna \(canary)",
          "Deleted Date": canary, "Manager": canary, "Comment": "\"\(canary)\"\n\(canary)",
        ]),
      "graph/t1/u.csv": spoiled(
        Self.graph, ["User Principal Name": "\(canary)@contoso.example", "Display Name": canary]),
      "graph/t1/v.csv": spoiled(Self.graph, ["User Principal Name": "anna@contoso.example (Anna.\(canary))"]),
      "graph/t1/w.csv": spoiled(Self.graph, ["User Principal Name": canary]),
      "s.csv": spoiled(
        Self.subscription, ["SubscriptionId": canary, "Ordered by": canary, "Status": canary]),
      "t.csv": spoiled(
        Self.ticket,
        [
          "TicketId": canary, "Subject": canary, "Requester": canary,
          "Requester email": "\(canary)@contoso.example",
          "Assignee": canary, "Comment": "\(canary)\r\n\(canary)", "Status": canary, "Channel": canary,
          "Product": canary, "Category": canary, "SatisfactionRating": canary,
        ]),
    ])
    let (counts, refusals) = try exports.countedAll()
    #expect(refusals.isEmpty)
    #expect(counts.count == 7)
    for file in counts { expectNoCanary(file, file.file.path) }
    let result = resolve(counts, catalog: Exports.catalog, night: try day(exports.night))
    expectNoCanary(result.facts, "facts")
    expectNoCanary(result.findings, "findings")
    // What is looked at shows what it holds.
    #expect(everything(counts[0]).contains("contoso"))
    #expect(everything(result.facts).contains("contoso"))
  }

  /// The tables with the columns that can spoil a row.
  private static let typed: [(Table, [String])] = [
    (customer, ["CustomerName", "SeatCount"]),
    (
      user,
      ["Report Refresh Date", "Is Deleted"]
        + Person.workloads.flatMap {
          ["Has \($0) License", "\($0) Last Activity Date", "\($0) License Assign Date"]
        }
    ),
    (graph, ["Report Refresh Date", "Is Deleted", "Has Teams License", "Teams Last Activity Date"]),
    (
      subscription,
      [
        "IsTrial", "LicensesSold", "LicensesAssigned", "StartDate", "CommitmentEndDate", "AutoRenew",
        "IsTenantWide",
      ]
    ),
    (ticket, ["CreatedAt", "UpdatedAt", "TicketId"]),
  ]

  @Test(
    "nothing of a record that is set aside stays, whichever column is at fault and whatever the others hold")
  func malformedRows() throws {
    for (table, columns) in Self.typed {
      for column in columns {
        // Canaries in all columns; and in all but the typed ones, of which one is at fault.
        let all = Dictionary(uniqueKeysWithValues: table.header.map { ($0, Self.canary) })
        let isText = column == "CustomerName" || column == "TicketId"
        let one = all.filter { !columns.contains($0.key) }.merging([column: isText ? "" : Self.canary]) { $1 }
        let cells = [one] + (table.header.contains("TicketId") || !isText ? [all] : [])
        for cells in cells {
          var exports = try Exports(["f/t1/export.csv": spoiled(table, cells)])
          exports.maximumRejectedPermille = 1000
          let (counts, refusals) = try exports.countedAll()
          #expect(counts.map(\.rejectedRecords) == [1], "\(column)")
          #expect(refusals.isEmpty)
          expectNoCanary(counts, column)
          let result = resolve(counts, catalog: Exports.catalog, night: try day(exports.night))
          #expect(result.findings(.rejectedRecord).count == 1)
          expectNoCanary(result, column)
          exports.maximumRejectedPermille = 0
          let refusal = try exports.refusal(of: "f/t1/export.csv")
          #expect(refusal.code == .tooManyRejected)
          expectNoCanary(refusal, column)
        }
      }
    }
  }

  @Test("refusals of broken files hold nothing of their cells and headers")
  func brokenFiles() throws {
    let canary = Self.canary
    let whole = Self.ticket.text()
    let texts = [
      whole + "2,t1,\"\(canary)", whole + "2,\(canary)", whole + "\"\(canary)\"\(canary),t1\n",
      whole + "\(canary)\n", whole + String(repeating: "\(canary),", count: 40) + "\n",
      "\(canary),Anna \(canary),b\n1,2,3\n", "TicketId,CustomerId,\(canary)\n1,2,\(canary)\n",
      "TicketId,CustomerId,Category,\(canary)\n1,2,help,\(canary)\n",
      "#TYPE \(canary)\nsep=\(canary)\n\(canary)\n",
      "TicketId,Ticket-Id,CustomerId,CreatedAt,Category,\(canary)\n1,1,1,1,1,\(canary)\n", "\0\(canary)",
    ]
    for text in texts {
      let refusal = try Exports(["export.csv": text]).refusal(of: "export.csv")
      expectNoCanary(refusal, text)
    }
  }
}

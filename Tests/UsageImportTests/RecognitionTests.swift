import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Recognizing an export and binding its columns")
struct RecognitionTests {
  @Test(
    "a file is what its header says, whatever its name is",
    arguments: [
      (Samples.customers, ExportKind.customers), (Samples.subscriptions, .subscriptions),
      (Samples.tickets, .tickets),
      (Samples.users, .activeUsers), (Person.table([Person()], withCustomer: false), .graphActiveUserDetail),
    ])
  func kinds(table: Table, kind: ExportKind) throws {
    let counts = try Exports(["some export.txt": table.text()]).counted("some export.txt")
    #expect(counts.kind == kind)
    #expect(counts.records == table.rows.count)
    #expect(counts.rejectedRecords == 0)
  }

  /// A way to write the same table.
  struct Style: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let write: @Sendable (Table) -> String
  }

  static let styles = [
    Style(testDescription: "semicolons") { $0.text(delimiter: ";") },
    Style(testDescription: "tabs") { $0.text(delimiter: "\t") },
    Style(testDescription: "all cells quoted") { $0.text(quotesAll: true) },
    Style(testDescription: "quoted, semicolons, CRLF") {
      $0.text(delimiter: ";", quotesAll: true, newline: "\r\n")
    },
    Style(testDescription: "a byte order mark") { $0.text(mark: "\u{FEFF}") },
    Style(testDescription: "a mark and a quoted header") { $0.text(quotesAll: true, mark: "\u{FEFF}") },
    Style(testDescription: "a mark that was decoded wrongly") { $0.text(mark: "ï»¿") },
    Style(testDescription: "sep=;") { $0.text(delimiter: ";", newline: "\r\n", mark: "sep=;\r\n") },
    Style(testDescription: "#TYPE") { $0.text(quotesAll: true, mark: "#TYPE System.Object\r\n") },
    Style(testDescription: "a mark, sep= and blank lines") { $0.text(mark: "\u{FEFF}SEP=,\n\r\n\n") },
    Style(testDescription: "no line end at the end") { String($0.text().dropLast()) },
    Style(testDescription: "columns backwards") {
      $0.withColumns(in: Array($0.header.indices.reversed())).text()
    },
    Style(testDescription: "a header in capitals") {
      Table(header: $0.header.map { $0.uppercased() }, rows: $0.rows).text()
    },
    Style(testDescription: "a header in snake case") {
      let names = $0.header.map { $0.lowercased().split(separator: " ").joined(separator: "_") }
      return Table(header: names, rows: $0.rows).text()
    },
    Style(testDescription: "unknown columns") {
      Table(
        header: ["Comment"] + $0.header + ["Comment", ""], rows: $0.rows.map { ["x,y"] + $0 + ["\"", ""] }
      )
      .text()
    },
  ]

  @Test("the same table gives the same facts however it is written", arguments: styles)
  func sameFacts(style: Style) throws {
    let plain = try Exports(Samples.files).resolved()
    let written = try Exports([
      "customers.csv": style.write(Samples.customers),
      "subscriptions.csv": style.write(Samples.subscriptions),
      "tickets.csv": style.write(Samples.tickets), "users.csv": style.write(Samples.users),
    ]).resolved()
    #expect(written.facts.customers == plain.facts.customers)
    #expect(written.facts.productSets == plain.facts.productSets)
    #expect(written.facts.tallies == plain.facts.tallies)
    #expect(written.findings == plain.findings)
  }

  @Test("columns go by the names of the aliases, in any case and spacing")
  func aliases() throws {
    let table = Table(
      header: ["microsoft  ID", "Company-Name", "Seats"], rows: [["t1", "Contoso", "5"]])
    var exports = try Exports(["list.csv": table.text()])
    #expect(try exports.refusal(of: "list.csv").code == .unrecognizedFile)
    exports.aliases = ColumnAliases([
      "CustomerId": ["Microsoft ID"], "CustomerName": ["Company name"], "seatcount": ["Seats"],
    ])
    let customer = try exports.resolved().customer("t1").customer
    #expect(customer.name == "Contoso")
    #expect(customer.seatCount == 5)
  }

  @Test("without Yammer and Teams columns these services are not covered")
  func nationalCloud() throws {
    let table = Person.table(
      [Person()], workloads: ["Exchange", "OneDrive", "SharePoint", "Skype For Business"])
    let result = try Exports(["users.csv": table.text()]).resolved()
    #expect(try result.customer("t1").activity?.coveredServices == ServiceSet(bits: 0b01011))
  }

  @Test("a Graph report on one service is not taken for the one on active users")
  func otherGraphReport() throws {
    let header =
      "Report Refresh Date,User Id,User Principal Name,Last Activity Date,Is Deleted,Deleted Date,"
      + "Assigned Products,Team Chat Message Count,Is Licensed,Report Period\n"
    let row = "2026-03-31,1,anna@contoso.example,2026-03-30,False,,OFFICE 365 E3,1,Yes,30\n"
    let refusal = try Exports(["teams.csv": header + row]).refusal(of: "teams.csv")
    #expect(refusal.code == .unrecognizedFile)
  }
}

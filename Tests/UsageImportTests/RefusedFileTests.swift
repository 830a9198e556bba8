import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Files that cannot be counted")
struct RefusedFileTests {
  /// A file and why it is refused.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var path = "export.csv"
    let text: String
    let code: Finding.Code
    var severity = Finding.Severity.refusal
    /// Words that the finding must hold.
    var expected = ""
    var found = ""
  }

  static func without(_ column: String, in table: Table) -> String {
    table.withColumns(in: table.header.indices.filter { table.header[$0] != column }).text()
  }

  private static let graph = Person.table([Person()], withCustomer: false)

  static let cases = [
    Case(
      testDescription: "customers without a name", text: without("CustomerName", in: Samples.customers),
      code: .missingColumn, expected: "column CustomerName of customers", found: "3 columns"),
    Case(
      testDescription: "subscriptions without sold units",
      text: without("LicensesSold", in: Samples.subscriptions), code: .missingColumn,
      expected: "column LicensesSold of subscriptions", found: "6 columns"),
    Case(
      testDescription: "subscriptions that name their customers",
      text: "CustomerId,CustomerName,SkuPartNumber,Status,LicensesAssigned\nt1,Contoso,SPE_E3,Active,5\n",
      code: .missingColumn, expected: "column LicensesSold of subscriptions", found: "5 columns"),
    Case(
      testDescription: "tickets without a day", text: without("CreatedAt", in: Samples.tickets),
      code: .missingColumn, expected: "column CreatedAt of tickets", found: "4 columns"),
    Case(
      testDescription: "users without their state", text: without("Is Deleted", in: Samples.users),
      code: .missingColumn, expected: "column Is Deleted of active-users", found: "24 columns"),
    Case(
      testDescription: "Graph's users without their state", text: without("Is Deleted", in: graph),
      code: .missingColumn, expected: "column Is Deleted of graph-active-user-detail", found: "23 columns"),
    Case(
      testDescription: "users with licenses and no activity",
      text: "CustomerId,Report Refresh Date,Is Deleted,Assigned Products,Has Teams License\nt1,,,,\n",
      code: .missingColumn, expected: "column Teams Last Activity Date of active-users", found: "5 columns"),
    Case(
      testDescription: "two columns of one meaning",
      text: "CustomerId,CustomerName,customer name\nt1,Contoso,Contoso\n", code: .repeatedColumn,
      expected: "one column CustomerName", found: "two"),
    Case(
      testDescription: "another table", text: "a,b\n1,2\n", code: .unrecognizedFile, found: "no such header"),
    Case(
      testDescription: "a text beside the exports", path: "notes/README.md", text: "# Exports\n\nof March\n",
      code: .unrecognizedFile, severity: .note),
    Case(
      testDescription: "a picture beside the exports", path: "logo.PNG", text: "\u{89}PNG\r\n\0\0\0",
      code: .unreadableEncoding, severity: .note),
    Case(testDescription: "an empty file", text: "", code: .emptyFile, found: "0 bytes"),
    Case(testDescription: "an empty log", path: "night.log", text: "", code: .emptyFile, severity: .note),
    Case(
      testDescription: "a header without records", text: "CustomerId,CustomerName\r\n", code: .emptyFile,
      found: "25 bytes without one"),
    Case(
      testDescription: "a header without records and line end", text: "CustomerId,CustomerName",
      code: .emptyFile,
      found: "23 bytes without one"),
  ]

  @Test("a file that is no whole export is refused with the reason", arguments: cases)
  func refused(example: Case) throws {
    let finding = try Exports([example.path: example.text]).refusal(of: example.path)
    #expect(finding.code == example.code)
    #expect(finding.severity == example.severity)
    #expect(finding.file == example.path)
    if !example.expected.isEmpty { #expect(finding.expected == example.expected) }
    #expect(finding.found?.contains(example.found) ?? example.found.isEmpty)
  }

  /// Bytes that are no UTF-8 text, and how they are called.
  static let encodings: [([UInt8], String)] = [
    (Samples.customers.text().utf8.flatMap { [$0, 0] }, "zero bytes"),
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "a ZIP container"),
    ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
  ]

  @Test("encodings and containers that are not read are named", arguments: encodings)
  func encoding(bytes: [UInt8], name: String) throws {
    let exports = try Exports([:])
    try exports.folder.write(bytes, to: "customers.csv")
    let finding = try exports.refusal(of: "customers.csv")
    #expect(finding.code == .unreadableEncoding)
    #expect(finding.severity == .refusal)
    #expect(finding.found == name)
  }

  @Test("a file that ends within quotes is refused at the quote")
  func cutInQuotes() throws {
    let text = "CustomerId,CustomerName\nt1,Contoso\nt2,\"Fabri\nkam"
    let finding = try Exports(["customers.csv": text]).refusal(of: "customers.csv")
    #expect(
      finding.description
        == "customers.csv:3:4: truncated-file: expected a closing quote, found the end of the file")
  }

  @Test("a file that ends within a record is refused at that record")
  func cutInRecord() throws {
    let text = Samples.subscriptions.text() + "s2,t1,SPE"
    let finding = try Exports(["s.csv": text]).refusal(of: "s.csv")
    #expect(finding.code == .truncatedFile)
    #expect([finding.line, finding.column] == [3, 1])
    #expect(finding.expected == "7 fields")
    #expect(finding.found == "the end of the file after 3 fields")
  }

  @Test("a file that is cut before its first record ends is truncated, not empty")
  func cutInFirstRecord() throws {
    let finding = try Exports(["c.csv": "CustomerId,CustomerName\nt1"]).refusal(of: "c.csv")
    #expect(finding.code == .truncatedFile)
    #expect(finding.line == 2)
  }
}

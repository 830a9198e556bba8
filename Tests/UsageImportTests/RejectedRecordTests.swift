import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Records that are set aside")
struct RejectedRecordTests {
  private func customers(_ rows: [[String]]) -> String {
    Table(header: ["CustomerId", "CustomerName", "SeatCount"], rows: rows).text()
  }

  private func good(_ count: Int, from first: Int = 0) -> [[String]] {
    (first..<(first + count)).map { ["t\($0)", "Customer \($0)", "1"] }
  }

  @Test("the place is the line and the column in characters, behind multi-line cells and other letters")
  func place() throws {
    // The record's first line is line 102, since the header is line 1 and a cell before it holds two line ends of its
    // own; its cell at fault stands behind 4 letters, a comma, and 6 characters with their quotes and a comma.
    let text = customers(
      [["t-long", "three\nlines\r\nhere", "1"]] + good(98) + [["한빛é😀", "\"a,b", "many"]]
        + good(100, from: 200))
    let result = try Exports(["list.csv": text]).resolved()
    #expect(
      result.findings.map(\.description) == [
        "list.csv:103:14: rejected-record: expected a count from 0 to 1000000000 in SeatCount, found 4 other bytes"
      ])
    #expect(result.facts.sources.map(\.records) == [200])
    #expect(result.facts.sources.map(\.rejectedRecords) == [1])
    #expect(result.facts.customers.count == 199)
  }

  @Test("a mark before the header and CRLF do not shift the place")
  func placeBehindMark() throws {
    let table = Table(
      header: ["CustomerId", "CustomerName", "SeatCount"], rows: good(200) + [["t-bad", "", "1"]])
    for mark in ["\u{FEFF}", "sep=,\r\n", ""] {
      let result = try Exports(["list.csv": table.text(newline: "\r\n", mark: mark)]).resolved()
      let finding = try #require(result.findings.first)
      #expect(finding.line == (mark.hasPrefix("sep") ? 203 : 202))
      #expect(finding.column == 7)
      #expect(finding.expected == "CustomerName")
      #expect(finding.found == "a blank")
    }
  }

  @Test("a record far behind the first blocks of the file has its place all the same")
  func placeInLaterBlock() throws {
    let text = customers(good(40_000) + [["t-bad", "한빛", "-1"]])
    #expect(text.utf8.count > 2 * 262_144)
    let finding = try #require(try Exports(["list.csv": text]).resolved().findings.first)
    #expect([finding.line, finding.column] == [40_002, 10])
  }

  @Test("one of a hundred may be set aside, one of ninety-nine may not")
  func limit() throws {
    let bad = [["t-bad", "Bad", "x"]]
    let passes = try Exports(["list.csv": customers(good(99) + bad)]).resolved()
    #expect(passes.facts.customers.count == 99)
    #expect(passes.findings.map(\.severity) == [.warning])
    let refusal = try Exports(["list.csv": customers(good(98) + bad)]).refusal(of: "list.csv")
    #expect(refusal.code == .tooManyRejected)
    #expect([refusal.line, refusal.column] == [100, 11])
    #expect(refusal.expected == "at most 10 of 1000 records set aside")
    #expect(refusal.found?.hasPrefix("1 of 99 set aside") == true)
  }

  @Test("the limit is the partner's to set")
  func otherLimit() throws {
    var exports = try Exports(["list.csv": customers(good(1) + [["t-bad", "Bad", "x"]])])
    exports.maximumRejectedPermille = 500
    #expect(try exports.resolved().facts.customers.count == 1)
    exports.maximumRejectedPermille = 499
    #expect(try exports.refusal(of: "list.csv").code == .tooManyRejected)
    exports.maximumRejectedPermille = 0
    #expect(try exports.refusal(of: "list.csv").code == .tooManyRejected)
  }

  @Test("ten records are shown with their places, all are counted")
  func shownRecords() throws {
    let bad = (0..<12).map { ["b\($0)", "Bad", "x"] }
    let result = try Exports(["list.csv": customers(good(1300) + bad)]).resolved()
    #expect(result.findings.compactMap(\.line) == Array(1302...1311))
    #expect(result.facts.sources.map(\.rejectedRecords) == [12])
  }

  @Test("nothing stays of a record that is set aside: no customer, no unknown state or category")
  func nothingStays() throws {
    var exports = try Exports([
      "s.csv": "CustomerId,SkuPartNumber,Status,LicensesSold,LicensesAssigned\n"
        + "ghost,SPE_E3,Strange,5,many\nt1,SPE_E3,Active,5,1\n",
      "t.csv": "TicketId,CustomerId,CreatedAt,Category,UpdatedAt\n"
        + "1,ghost,2026-03-01,strange,late\n2,t1,2026-03-01,help,\n",
      "u.csv": Person.combined([
        Person(customer: "ghost", refreshed: "soon", products: "SECRET"), Person(isDeleted: ""), Person(),
      ]),
    ])
    exports.maximumRejectedPermille = 700
    let result = try exports.resolved()
    #expect(result.facts.customers.map(\.customer.id.text) == ["t1"])
    #expect(result.facts.productSets == [[], ["OFFICE 365 E3"]])
    #expect(result.findings(.unknownState).isEmpty)
    #expect(result.findings(.unknownCategory).isEmpty)
    #expect(
      result.findings(.rejectedRecord).map(\.description) == [
        "s.csv:2:24: rejected-record: expected a count from 0 to 1000000000 in LicensesAssigned, found 4 other bytes",
        "t.csv:2:28: rejected-record: expected a date and time in UpdatedAt, found 4 other bytes",
        "u.csv:2:7: rejected-record: expected a date yyyy-MM-dd in Report Refresh Date, found 4 other bytes",
        "u.csv:3:50: rejected-record: expected True or False in Is Deleted, found a blank",
      ])
  }

  @Test("records of another width are set aside with their line")
  func raggedRecords() throws {
    let text = customers(good(300)) + "t-short,Short\nt-wide,Wide,1,2\n"
    let result = try Exports(["list.csv": text]).resolved()
    #expect(
      result.findings.map(\.description) == [
        "list.csv:302:1: rejected-record: expected 3 fields, found 2 fields",
        "list.csv:303:1: rejected-record: expected 3 fields, found 4 fields",
      ])
  }
}

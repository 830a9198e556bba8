import AdoptionDomain
import Testing

@Suite("Finding")
struct FindingTests {
  @Test("a finding about a record says file:line:column, what was expected and what was found")
  func record() {
    let finding = Finding(
      .warning, .rejectedRecord, file: "tenants/a.csv", line: 7, column: 12, expected: "a date",
      found: "a word")
    #expect(
      finding.description == "tenants/a.csv:7:12: rejected-record: expected a date, found a word")
  }

  @Test("a finding about a file says the file")
  func file() {
    #expect(Finding(.refusal, .emptyFile, file: "users.csv").description == "users.csv: empty-file")
  }

  @Test("a line without a column is said without one")
  func lineOnly() {
    #expect(
      Finding(.refusal, .truncatedFile, file: "users.csv", line: 9).description
        == "users.csv:9: truncated-file")
  }

  @Test("a finding about a customer names the id, and how many it is about")
  func customer() {
    let finding = Finding(
      .note, .olderExport, file: "old.csv", customer: Customer.ID("0A11"), count: 40, found: "a newer export")
    #expect(finding.description == "old.csv: customer 0a11: older-export: found a newer export, count 40")
  }

  @Test("a finding about nothing in particular is its code")
  func codeOnly() {
    #expect(Finding(.warning, .noCustomerList).description == "no-customer-list")
    #expect(Finding(.warning, .unmatchedRecords, count: 3).description == "unmatched-records: count 3")
  }

  @Test("codes are words in lower case with hyphens, each once")
  func codes() {
    let names = Finding.Code.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(name)")
    }
  }
}

import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Contacts of customers")
struct ContactTests {
  private static let header =
    "CustomerId,CustomerName,AccountManager,AccountManagerEmail,ReportRecipients,SendReport\n"

  private static func contacts(_ files: [String: String]) throws -> [CustomerContact] {
    let exports = try Exports(files)
    let files = try exportFiles(below: exports.folder.path)
    return customerContacts(in: files, settings: exports.settings).contacts
  }

  @Test("are read from lists of customers, by id, as they stand there")
  func read() throws {
    let contacts = try Self.contacts([
      "customers.csv": Self.header + "B,Beta,Kim,k@p.example,x@b.example; y@b.example,Yes\na,Alpha,,,,\n"
    ])
    #expect(contacts.map(\.customer.text) == ["a", "b"])
    #expect(contacts[1].accountManager == "Kim" && contacts[1].accountManagerAddress == "k@p.example")
    #expect(contacts[1].recipients == ["x@b.example", "y@b.example"] && contacts[1].sending == "yes")
    #expect(contacts[0].accountManagerAddress == nil && contacts[0].recipients == [])
    #expect(contacts[0].sending == nil)
  }

  @Test("of a customer in two lists are put together, and a switch that is on and off is neither")
  func merged() throws {
    let contacts = try Self.contacts([
      "1/customers.csv": Self.header + "a,Alpha,Kim,,x@a.example,yes\n",
      "2/customers.csv": Self.header + "A,Alpha,,k@p.example,w@a.example,no\n",
    ])
    #expect(contacts.count == 1 && contacts[0].recipients == ["w@a.example", "x@a.example"])
    #expect(contacts[0].accountManagerAddress == "k@p.example" && contacts[0].sending == "no yes")
  }

  @Test("come from no other export, and a list that cannot be read gives none")
  func others() throws {
    let contacts = try Self.contacts([
      "tickets.csv": "TicketId,CustomerId,CreatedAt,Category\n1,a,2026-04-01,How-to\n",
      "empty.csv": "", "broken.csv": "CustomerId,CustomerName\n\"a,b",
      "skus.json": "{\"value\": []}",
    ])
    #expect(contacts == [])
  }

  @Test(
    "are all of them, unless no list is there or some file cannot be read",
    arguments: [
      (nil, true), ("empty.csv", false), ("CustomerId,CustomerName\n\"a,b", false), ("x,y\n1,2\n", true),
    ])
  func complete(other: String?, isComplete: Bool) throws {
    var files = ["customers.csv": Self.header + "a,Alpha,,,,\n"]
    if let other { files["other.csv"] = other == "empty.csv" ? "" : other }
    let exports = try Exports(files)
    let found = try exportFiles(below: exports.folder.path)
    #expect(customerContacts(in: found, settings: exports.settings).isComplete == isComplete)
    #expect(!customerContacts(in: [], settings: exports.settings).isComplete)
  }

  @Test("never become facts")
  func noFacts() throws {
    let exports = try Exports(["customers.csv": Self.header + "a,Alpha,Kim,k@p.example,x@a.example,yes\n"])
    #expect(!"\(try exports.resolved())".contains("p.example"))
    #expect(!"\(try exports.resolved())".contains("x@a.example"))
  }
}

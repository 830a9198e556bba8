import AdoptionDomain
import SnapshotArchive
import TestSupport
import Testing

@Suite("What customers are called")
struct NamesTests {
  @Test(
    "domains read back letter by letter",
    arguments: [
      [], [""], ["litware.example"], ["litware.example", "mail.litware.example"], ["a\"b", "c"], ["\",\""],
      ["back\\slash", "tab\there"], ["zürich.example", "東京.example", "[x]"], [",", ", "],
    ])
  func domains(domains: [String]) throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var facts = RandomPortfolio(seed: 5, customers: 4).facts
    let id = facts.customers[1].customer.id
    facts.customers[1].customer = Customer(id: id, name: "Litware, Inc.", domains: domains)
    try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    #expect(try archive.names(of: id).map(\.domains) == [domains])
    #expect(try archive.customers().filter { $0.id == id } == archive.names(of: id))
    #expect(try archive.names(of: Customer.ID("nobody")) == [])
    try archive.close()
  }

  @Test("every name that a customer ever had is found, the newest last")
  func names() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    var facts = RandomPortfolio(seed: 6, customers: 4).facts
    let id = facts.customers[2].customer.id
    for (number, name) in ["Fabrikam", "Fabrikam", "Tailspin"].enumerated() {
      facts.customers[2].customer = Customer(id: id, name: name)
      try Recorder.record(facts, night: RandomPortfolio.firstDay.advanced(by: number), in: archive)
    }
    let names = try archive.names(of: id)
    #expect(names.map(\.name) == ["Fabrikam", "Tailspin"])
    #expect(names.map(\.lastNight) == [2, .max])
    #expect(try archive.lastRecordedNight()?.number == 3)
    #expect(try archive.revisions(of: RandomPortfolio.firstDay).map(\.number) == [1])
    try archive.close()
  }
}

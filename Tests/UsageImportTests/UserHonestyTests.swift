import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Which user export counts")
struct UserHonestyTests {
  private let march = (0..<4).map {
    Person(name: "p\($0)@contoso.example", licenses: ["Teams"], activity: ["Teams": "2026-03-30"])
  }
  private let list =
    "CustomerId,CustomerName,Domains\nt1,Contoso,contoso.example\nt2,Fabrikam,fabrikam.example\n"

  private func people(_ result: ImportResult, _ id: String = "t1") throws -> Int? {
    try result.customer(id).activity.map { $0.cohorts.reduce(0) { $0 + Int($1.people) } }
  }

  @Test("the same bytes twice count once, and a warning names both files")
  func repeatedFile() throws {
    let text = Person.combined(march)
    let result = try Exports(["a/users.csv": text, "b/copy.csv": text, "customers.csv": list]).resolved()
    #expect(try people(result) == 4)
    #expect(try result.customer("t1").activity?.sources == [0])
    #expect(
      result.findings.map(\.description) == ["b/copy.csv: repeated-file: found the bytes of a/users.csv"])
    #expect(result.findings.map(\.severity) == [.warning])
    #expect(result.tally("a/users.csv", "t1")?.used == 4)
    #expect(result.tally("b/copy.csv", nil)?.leftOut == [.repeatedFile: 4])
  }

  @Test("the same bytes of one Graph file in the folders of two tenants are two reports")
  func sameBytesOfTwoTenants() throws {
    let text = Person.graph(march)
    let result = try Exports(["t1/u.csv": text, "t2/u.csv": text, "customers.csv": list]).resolved()
    #expect(try people(result, "t1") == 4)
    #expect(try people(result, "t2") == 4)
  }

  @Test("of two data dates the newer wins, in one file and in two, however they stand")
  func newerDataDate() throws {
    let older = (0..<3).map { _ in Person(refreshed: "2026-03-28", products: "OLD") }
    let layouts = [
      ["a.csv": Person.combined(older + march)], ["a.csv": Person.combined(march + older)],
      ["a.csv": Person.combined(older), "b.csv": Person.combined(march)],
      ["a.csv": Person.combined(march), "b.csv": Person.combined(older)],
    ]
    for layout in layouts {
      let result = try Exports(layout).resolved()
      let activity = try #require(try result.customer("t1").activity)
      #expect(activity.dataDate == (try day("2026-03-31")))
      #expect(activity.sources.count == 1)
      #expect(try people(result) == 4)
      #expect(result.facts.productSets == [[], ["OFFICE 365 E3"]])
      #expect(result.findings(.olderExport).map(\.count) == [3])
      #expect(result.findings(.olderExport).map(\.customer) == [Customer.ID("t1")])
      #expect(result.findings(.olderExport).map(\.found) == ["a newer export of 2026-03-31"])
      let left = result.facts.tallies.compactMap { $0.leftOut[.olderDataDate] }
      #expect(left == [3])
    }
  }

  @Test("customers of one file may have data dates of their own")
  func dataDatesOfCustomers() throws {
    let other = Person(customer: "t2", refreshed: "2026-03-29", activity: ["Teams": "2026-03-02"])
    let result = try Exports(["a.csv": Person.combined(march + [other])]).resolved()
    #expect(try result.customer("t1").activity?.dataDate == (try day("2026-03-31")))
    let activity = try #require(try result.customer("t2").activity)
    #expect(activity.dataDate == (try day("2026-03-29")))
    // 27 days before its own data date.
    #expect(activity.cohorts.map(\.activePeople) == [1])
    #expect(result.findings(.olderExport).isEmpty)
    #expect(
      result.facts.sources.map(\.dataDates)
        == [ActivityWindow(from: try day("2026-03-29"), through: try day("2026-03-31"))])
    #expect(result.facts.dataDate == (try day("2026-03-31")))
  }

  @Test("a split export equals the whole one, combined and of one tenant")
  func splitFile() throws {
    let people =
      march + [Person(licenses: ["Exchange"], products: "X"), Person(isDeleted: "True", products: "X")]
    let whole = try Exports(["customers.csv": list, "users.csv": Person.combined(people)]).resolved()
    let layouts = [
      ["u1.csv": Person.combined(Array(people[..<2])), "u2.csv": Person.combined(Array(people[2...]))],
      ["t1/u1.csv": Person.graph(Array(people[..<5])), "t1/u2.csv": Person.graph(Array(people[5...]))],
    ]
    for layout in layouts {
      let split = try Exports(layout.merging(["customers.csv": list]) { $1 }).resolved()
      let activity = try #require(try split.customer("t1").activity)
      #expect(activity.cohorts == (try whole.customer("t1").activity?.cohorts))
      #expect(activity.sources.count == 2)
      #expect(split.findings(.unitedExport).map(\.count) == [2])
      #expect(split.findings(.unitedExport).map(\.severity) == [.note])
    }
  }

  @Test("of parts that cover different services only those count that all cover")
  func partsWithDifferentColumns() throws {
    let person = Person(
      licenses: ["Exchange", "Teams"], activity: ["Exchange": "2026-03-30", "Teams": "2026-03-30"])
    let exchange = Person.table([person], workloads: ["Exchange"])
    let both = Person.table([person, person], workloads: ["Exchange", "Teams"])
    let activity = try #require(
      try Exports(["a.csv": exchange.text(), "b.csv": both.text()]).resolved().customer("t1").activity)
    #expect(activity.coveredServices == ServiceSet(bits: 0b1))
    #expect(activity.cohorts.map(\.people) == [3])
    #expect(activity.cohorts.map(\.licensedServices) == [ServiceSet(bits: 0b1)])
    #expect(
      activity.cohorts.map(\.counts)
        == [[CohortCount(service: 0, standing: .licensed, recency: .inWindow, people: 3)]])
  }

  @Test("a tenant's own report and the joined one of the same day are one report, not a split one")
  func ownAndJoined() throws {
    let other = Person(customer: "t2")
    let result = try Exports([
      "customers.csv": list, "all.csv": Person.combined(march + [other]), "t1/own.csv": Person.graph(march),
    ]).resolved()
    #expect(try people(result) == 4)
    #expect(try people(result, "t2") == 1)
    #expect(result.tally("all.csv", "t1")?.leftOut == [.repeatedRecord: 4])
    #expect(result.tally("t1/own.csv", "t1")?.used == 4)
    #expect(
      result.findings.map(\.description) == [
        "all.csv: customer t1: repeated-file: found the people of t1/own.csv on the same day, count 4"
      ])
  }

  @Test("of the joined report and a tenant's own the newer wins")
  func ownAndNewerJoined() throws {
    let older = Person(refreshed: "2026-03-30", products: "OLD")
    let result = try Exports([
      "customers.csv": list, "all.csv": Person.combined(march), "t1/own.csv": Person.graph([older]),
    ]).resolved()
    #expect(try people(result) == 4)
    #expect(result.findings(.olderExport).map(\.file) == ["t1/own.csv"])
  }

  @Test("a data date after the night is left out, and an older one counts instead")
  func dataDateAfterNight() throws {
    let late = (0..<2).map { _ in Person(refreshed: "2026-04-02") }
    var exports = try Exports(["a.csv": Person.combined(march + late)])
    let result = try exports.resolved()
    #expect(try people(result) == 4)
    #expect(
      result.findings.map(\.code) == [.dataDateAfterNight, .noCustomerList]
        || result.findings.map(\.code) == [.noCustomerList, .dataDateAfterNight])
    #expect(result.findings(.dataDateAfterNight).map(\.count) == [2])
    #expect(result.tally("a.csv", "t1")?.leftOut == [.afterNight: 2])
    exports.night = "2026-04-02"
    #expect(try people(try exports.resolved()) == 2)
    exports.night = "2026-03-30"
    #expect(try people(try exports.resolved()) == nil)
  }
}

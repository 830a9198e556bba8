import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Requests")
struct RequestTests {
  private static let header = [
    "TicketId", "CustomerId", "CreatedAt", "UpdatedAt", "Product", "Category", "Channel",
    "SatisfactionRating",
  ]
  private let list = "CustomerId,CustomerName\nt1,Contoso\nt2,Fabrikam\n"

  /// A request; what a test does not set is blank.
  private func row(
    _ id: String, _ customer: String = "t1", created: String = "2026-03-10T10:00:00Z", updated: String = "",
    product: String = "Teams", category: String = "help", channel: String = "web", rating: String = ""
  ) -> [String] {
    [id, customer, created, updated, product, category, channel, rating]
  }

  private func text(_ rows: [[String]]) -> String { Table(header: Self.header, rows: rows).text() }

  private func resolved(_ rows: [[String]]) throws -> ImportResult {
    try Exports(["customers.csv": list, "t.csv": text(rows)]).resolved()
  }

  private func counts(_ result: ImportResult, _ customer: String = "t1") throws -> [SupportCount] {
    try #require(try result.customer(customer).support).counts
  }

  @Test("requests are counted by day, service, kind and channel, with their ratings")
  func counted() throws {
    let result = try resolved([
      row("1", rating: "good"), row("2", rating: "bad"), row("3", rating: "offered"),
      row("4", created: "2026-03-09", product: "SharePoint", category: "How-To", channel: "phone"),
      row("5", product: "Printer", category: "incident", channel: "fax"),
      row("6", category: "incident"),
    ])
    let tenth = try day("2026-03-10")
    #expect(
      try counts(result) == [
        SupportCount(
          day: try day("2026-03-09"), service: Exports.Place.files, kind: .howTo, channel: .phone, requests: 1
        ),
        SupportCount(day: tenth, service: nil, kind: .incident, channel: .other, requests: 1),
        SupportCount(
          day: tenth, service: Exports.Place.teams, kind: .help, channel: .web, requests: 3, ratedGood: 1,
          rated: 2),
        SupportCount(day: tenth, service: Exports.Place.teams, kind: .incident, channel: .web, requests: 1),
      ])
  }

  @Test(
    "words of categories and channels mean kinds and channels in any case",
    arguments: [
      ("How-to", "WEB", .howTo, .web), ("question", "Portal", .howTo, .web), ("HELP", "Email", .help, .email),
      ("Problem", "phone", .incident, .phone), ("Billing", "chat", .billing, .chat),
      ("Service request", "", .request, .other), ("request", "pigeon", .request, .other),
    ] as [(String, String, SupportRequestKind, SupportChannel)])
  func words(category: String, channel: String, kind: SupportRequestKind, way: SupportChannel) throws {
    let result = try resolved([row("1", category: category, channel: channel)])
    #expect(try counts(result).map(\.kind) == [kind])
    #expect(try counts(result).map(\.channel) == [way])
    #expect(result.findings.isEmpty)
  }

  @Test("requests of an unknown category are counted as such, and a note says how many")
  func unknownCategory() throws {
    let result = try resolved([row("1", category: "gossip"), row("2", category: ""), row("3")])
    #expect(try counts(result).map(\.kind) == [.help, .unknown])
    #expect(try counts(result).map(\.requests) == [1, 2])
    #expect(
      result.findings.map(\.description) == [
        "t.csv: unknown-category: expected a known category of a request, found another word, count 2"
      ])
    #expect(result.findings.map(\.severity) == [.note])
  }

  @Test("a mapped customer without requests has none, which is known; without a help desk it is unknown")
  func mappedCustomers() throws {
    let result = try resolved([row("1")])
    let volume = try #require(try result.customer("t2").support)
    #expect(volume.counts.isEmpty)
    #expect(volume.coverage == (try result.customer("t1").support?.coverage))
    let withoutHelpDesk = try Exports(["customers.csv": list]).resolved()
    #expect(withoutHelpDesk.facts.customers.allSatisfy { $0.support == nil })
  }

  @Test("a help desk that names its customers by name maps only those that it names")
  func mappedByName() throws {
    let result = try resolved([row("1", "Contoso"), row("2", "Nobody")])
    #expect(try counts(result).count == 1)
    #expect(try result.customer("t1").isMatchedByNameOnly)
    #expect(try result.customer("t2").support == nil)
    #expect(result.tally("t.csv", nil)?.leftOut == [.noCustomer: 1])
  }

  @Test("the covered days reach from the first to the last request of all files, up to the night")
  func coverage() throws {
    let result = try Exports([
      "customers.csv": list,
      "a.csv": text([row("1", created: "2026-02-01"), row("2", created: "2026-03-05")]),
      "b.csv": text([row("3", "t2", created: "2026-01-15T23:30:00-02:00"), row("4", created: "2026-04-02")]),
    ]).resolved()
    let span = ActivityWindow(from: try day("2026-01-16"), through: try day("2026-03-05"))
    for facts in result.facts.customers {
      #expect(facts.support?.coverage == span)
      #expect(facts.support?.sources == [0, 1])
    }
    #expect(result.tally("b.csv", "t1")?.leftOut == [.afterNight: 1])
    #expect(result.findings.map(\.code) == [.dataDateAfterNight])
    #expect(result.findings.map(\.count) == [1])
  }

  @Test("of one request the latest modification counts, in one file and in two, however they stand")
  func latestModification() throws {
    let older = row("7", updated: "2026-03-10T12:00:00Z", category: "incident")
    // Later in time, although its local time looks earlier.
    let newer = row("7", updated: "2026-03-10T11:30:00-01:00", category: "how-to")
    let layouts = [
      ["a.csv": text([older, newer])], ["a.csv": text([newer, older])],
      ["a.csv": text([older]), "b.csv": text([newer])], ["a.csv": text([newer]), "b.csv": text([older])],
    ]
    for layout in layouts {
      let result = try Exports(layout.merging(["customers.csv": list]) { $1 }).resolved()
      #expect(try counts(result).map(\.kind) == [.howTo])
      #expect(try counts(result).map(\.requests) == [1])
      #expect(result.facts.tallies.reduce(0) { $0 + ($1.leftOut[.olderVersion] ?? 0) } == 1)
      #expect(result.facts.tallies.reduce(0) { $0 + $1.used } == 1)
    }
  }

  @Test("a request that stands twice without a modification counts once")
  func repeatedRequest() throws {
    let result = try resolved([row("7"), row("7"), row("7"), row("8")])
    #expect(try counts(result).map(\.requests) == [2])
    #expect(result.tally("t.csv", "t1")?.used == 2)
    #expect(result.tally("t.csv", "t1")?.leftOut == [.repeatedRecord: 2])
  }

  @Test("a request without an id is set aside")
  func missingID() throws {
    var exports = try Exports(["customers.csv": list, "t.csv": text([row(""), row("1")])])
    exports.maximumRejectedPermille = 500
    let result = try exports.resolved()
    #expect(try counts(result).map(\.requests) == [1])
    #expect(
      result.findings.map(\.description) == [
        "t.csv:2:1: rejected-record: expected an id in TicketId, found a blank"
      ])
  }
}

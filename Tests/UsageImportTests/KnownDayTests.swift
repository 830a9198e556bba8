import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Days that rows have named before")
struct KnownDayTests {
  /// Days of three centuries and what is none, so that a row comes after all kinds of others.
  private static let days = [
    "2026-03-01", "2026-02-11", "1926-03-01", "2126-03-01", "2025-12-31", "2000-01-01", "1900-01-01",
    "2026-02-29", "2026-03-00", "20260301xx", "2026-03-1", "20\0\0\0\0\0\0\0\0", "19\0\0\0\0\0\0\0\0",
    "20\u{1}\0\0\0\0\0\0\0", "\0\0\0\0\0\0\0\0\0\0", "",
  ]

  /// People with such days of activity and of assigned licenses.
  private func people(using random: inout SeededGenerator) -> [Person] {
    (0..<60).map { number in
      func days() -> [String: String] {
        let pick = Self.days[..<Int.random(in: 1...Self.days.count, using: &random)]
        return Dictionary(
          uniqueKeysWithValues: Person.workloads.map { ($0, pick.randomElement(using: &random) ?? "") })
      }
      return Person(
        customer: "t\(number % 3)", name: "person\(number)@contoso.example",
        licenses: Set(Person.workloads.filter { _ in Bool.random(using: &random) }), activity: days(),
        assigned: Bool.random(using: &random) ? days() : [:])
    }
  }

  @Test("are read in a row as they are where the row is read field by field", arguments: 1...60)
  func asFieldByField(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var table = Person.table(people(using: &random))
    var plain = try Exports(["users.csv": table.text(quotesAll: Bool.random(using: &random))])
    // A blank before a cell makes a row one that is read field by field.
    let deleted = try #require(table.header.firstIndex(of: "Is Deleted"))
    for row in table.rows.indices { table.rows[row][deleted] = " " + table.rows[row][deleted] }
    var blank = try Exports(["users.csv": table.text()])
    (plain.maximumRejectedPermille, blank.maximumRejectedPermille) = (1000, 1000)
    let (first, second) = (try plain.counted("users.csv"), try blank.counted("users.csv"))
    #expect(first.records == 60)
    #expect(first.rejectedRecords == second.rejectedRecords, "seed \(seed)")
    #expect(try plain.resolved().facts.customers == blank.resolved().facts.customers, "seed \(seed)")
  }

  @Test(
    "do not make a day of bytes that are none",
    arguments: [
      "20\0\0\0\0\0\0\0\0", "20\u{1}\0\0\0\0\0\0\0", "2000-01-32",
      "20\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}",
    ])
  func none(bytes: String) throws {
    for person in [
      Person(licenses: ["Exchange"], activity: ["Exchange": bytes]),
      Person(licenses: ["Exchange"], assigned: ["Exchange": bytes]), Person(refreshed: bytes),
    ] {
      var exports = try Exports(["users.csv": Person.combined([person, Person(), Person()])])
      exports.maximumRejectedPermille = 1000
      let counts = try exports.counted("users.csv")
      #expect(counts.rejectedRecords == 1)
      #expect(counts.records == 3)
    }
  }
}

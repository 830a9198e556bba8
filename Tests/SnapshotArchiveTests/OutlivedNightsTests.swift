import AdoptionDomain
import SnapshotArchive
import TestSupport
import Testing

@Suite("Nights that are removed while the last one repeats itself")
struct OutlivedNightsTests {
  private static let first = RandomPortfolio.firstDay

  /// One night that is recorded.
  private struct Night {
    /// The days after the first one.
    let number: Int
    /// The days after the first one for which the exports of two customers speak.
    let use: [Int]

    init(_ number: Int, use: Int...) { (self.number, self.use) = (number, use) }
  }

  private static func facts(use: [Int]) -> Facts {
    var facts = Facts()
    facts.sources = RandomPortfolio.sources
    facts.productSets = RandomPortfolio.productSets
    facts.customers = use.enumerated().map { number, day in
      var facts = CustomerFacts(customer: Customer(id: Customer.ID("c\(number)"), name: "C\(number)"))
      facts.activity = UserActivity(
        dataDate: first.advanced(by: day), coveredServices: ServiceSet(bits: 1), cohorts: [], sources: [2],
        isConcealed: false)
      return facts
    }
    return facts
  }

  /// Whether the last of some nights repeats itself still when others of them are removed.
  private func repeats(_ nights: [Night], without removed: Int...) throws -> Bool {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    for night in nights {
      let day = Self.first.advanced(by: night.number)
      try Recorder.record(
        Self.facts(use: night.use), night: day, revision: try archive.revisions(of: day).count + 1,
        repetition: Repetition(until: day.advanced(by: 1), places: [], otherFiles: []), in: archive)
    }
    let last = try #require(nights.map(\.number).max())
    let tonight = Self.first.advanced(by: last + 1)
    func isRepeated() throws -> Bool {
      try archive.nightRepeated(on: tonight, settings: Recorder.settings, programVersion: "1.2.3") != nil
    }
    #expect(try isRepeated())
    let days = removed.map(Self.first.advanced(by:))
    try archive.remove(try archive.nights().filter { days.contains($0.entry.night) })
    #expect(try archive.damages() == [])
    let isRepeated = try isRepeated()
    try archive.close()
    return isRepeated
  }

  @Test("it does where the next night that stays has the same days for every customer")
  func sameDays() throws {
    let nights = [Night(7, use: 5, 4), Night(8, use: 5, 4), Night(9, use: 5, 4), Night(14, use: 12, 4)]
    #expect(try repeats(nights, without: 7))
    #expect(try repeats(nights, without: 8))
    #expect(try repeats(nights, without: 7, 8))
    // These are the last ones with their days.
    #expect(try !repeats(nights, without: 9))
    #expect(try !repeats(nights, without: 8, 9))
  }

  @Test("it does not where one customer has another day in it, or where a customer came or went")
  func otherDays() throws {
    #expect(try !repeats([Night(7, use: 5, 4), Night(8, use: 5, 3), Night(9, use: 5, 3)], without: 7))
    #expect(try !repeats([Night(7, use: 5), Night(8, use: 5, 4), Night(9, use: 5, 4)], without: 7))
    #expect(try !repeats([Night(7, use: 5, 4), Night(8, use: 5), Night(9, use: 5)], without: 7))
    #expect(try repeats([Night(7, use: 5), Night(8, use: 5, 4), Night(9, use: 5, 4)], without: 8))
  }

  @Test("it does not where the next night has the same customers, but all of them on another data date")
  func otherDataDate() throws {
    #expect(try !repeats([Night(7, use: 5, 5), Night(8, use: 6, 6), Night(9, use: 6, 6)], without: 7))
  }

  @Test("of the revisions of the next night the newest counts")
  func revisions() throws {
    let corrected = [Night(7, use: 5), Night(8, use: 4), Night(8, use: 5), Night(9, use: 5)]
    #expect(try repeats(corrected, without: 7))
    let spoiled = [Night(7, use: 5), Night(8, use: 5), Night(8, use: 4), Night(9, use: 4)]
    #expect(try !repeats(spoiled, without: 7))
  }

  @Test("it does not where the time that is looked at a year before ends between both")
  func yearBefore() throws {
    // For a day the nights through 305 days before are looked at.
    for (use, isRepeated) in [(304, true), (305, false), (306, false), (307, true)] {
      let nights = [Night(0, use: -1), Night(2, use: -1), Night(310, use: use)]
      #expect(try repeats(nights, without: 0) == isRepeated, "\(use)")
    }
  }
}

import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Cohorts")
struct CohortTests {
  /// The activity of `t1` after reading a table with columns for Exchange and Teams only.
  private func activity(of people: [Person]) throws -> (UserActivity, [[SharedText]]) {
    let table = Person.table(people, workloads: ["Exchange", "Teams"])
    let result = try Exports(["users.csv": table.text()]).resolved()
    return (try #require(try result.customer("t1").activity), result.facts.productSets)
  }

  @Test("people with the same products and licenses are one cohort, with counts by standing and recency")
  func cohorts() throws {
    let (activity, sets) = try activity(of: [
      Person(licenses: ["Exchange", "Teams"], activity: ["Exchange": "2026-03-30", "Teams": "2026-03-04"]),
      Person(licenses: ["Exchange", "Teams"], activity: ["Exchange": "2026-03-03"]),
      Person(licenses: ["Exchange", "Teams"], assigned: ["Teams": "2026-03-10"]),
      Person(licenses: ["Exchange"], activity: ["Teams": "2026-03-31"], products: "EXCHANGE ONLINE (PLAN 1)"),
      Person(isDeleted: "True", activity: ["Exchange": "2026-03-20"], products: ""),
      Person(assigned: ["Teams": "2024-01-01"], products: ""),
    ])
    #expect(sets == [[], ["EXCHANGE ONLINE (PLAN 1)"], ["OFFICE 365 E3"]])
    #expect(activity.coveredServices == ServiceSet(bits: 0b101))
    #expect(
      activity.cohorts == [
        try cohort(
          products: 0, licensed: 0, people: 1,
          [(0, .unlicensed, .never, 1), (2, .formerlyLicensed, .never, 1)]),
        try cohort(
          products: 0, licensed: 0, isDeleted: true, people: 1, active: 1,
          [(0, .unlicensed, .inWindow, 1), (2, .unlicensed, .never, 1)]),
        try cohort(
          products: 1, licensed: 0b001, people: 1, active: 1,
          [(0, .licensed, .never, 1), (2, .unlicensed, .inWindow, 1)]),
        try cohort(
          products: 2, licensed: 0b101, people: 3, active: 1,
          [
            (0, .licensed, .inWindow, 1), (0, .licensed, .days28to59, 1), (0, .licensed, .never, 1),
            (2, .licensed, .inWindow, 1), (2, .licensed, .never, 1), (2, .newlyLicensed, .never, 1),
          ]),
      ])
  }

  /// A cohort of the usual data date.
  private func cohort(
    products: Int32, licensed: UInt64, isDeleted: Bool = false, people: Int32, active: Int32 = 0,
    _ counts: [(Int, LicenseStanding, Recency, Int)]
  ) throws -> UserCohort {
    UserCohort(
      dataDate: try day("2026-03-31"), productSet: products, licensedServices: ServiceSet(bits: licensed),
      isDeleted: isDeleted, people: people, activePeople: active,
      counts: counts.map { CohortCount(service: $0.0, standing: $0.1, recency: $0.2, people: $0.3) })
  }

  @Test("a person who is active in several services is one active person")
  func activePeople() throws {
    let (activity, _) = try activity(of: [
      Person(licenses: ["Exchange", "Teams"], activity: ["Exchange": "2026-03-30", "Teams": "2026-03-30"]),
      Person(licenses: ["Exchange", "Teams"], activity: ["Teams": "2026-03-29"]),
      Person(licenses: ["Exchange", "Teams"], activity: ["Teams": "2026-04-01"]),
    ])
    #expect(activity.cohorts.map(\.people) == [3])
    #expect(activity.cohorts.map(\.activePeople) == [2])
  }

  /// A cell of assigned products and the names in it.
  static let cells: [(String, [String])] = [
    ("", []), ("  ", []), ("+", []), ("OFFICE 365 E3", ["OFFICE 365 E3"]),
    ("Office 365 e3", ["OFFICE 365 E3"]),
    ("VISIO PLAN 2+OFFICE 365 E3", ["OFFICE 365 E3", "VISIO PLAN 2"]),
    ("OFFICE 365 E3+OFFICE 365 E3", ["OFFICE 365 E3"]),
    ("+OFFICE 365 E3+", ["OFFICE 365 E3"]),
    ("ENTERPRISE MOBILITY + SECURITY E5", ["ENTERPRISE MOBILITY + SECURITY E5"]),
    (
      "MICROSOFT INTUNE SUITE+ENTERPRISE MOBILITY + SECURITY E5+POWER BI PRO",
      ["ENTERPRISE MOBILITY + SECURITY E5", "MICROSOFT INTUNE SUITE", "POWER BI PRO"]
    ),
    ("한글 제품+ÖFFNER", ["ÖFFNER", "한글 제품"]),
  ]

  @Test("a + without blanks separates products, one with blanks belongs to a name", arguments: cells)
  func products(cell: String, names: [String]) throws {
    let (activity, sets) = try activity(of: [Person(products: cell)])
    #expect(sets == (names.isEmpty ? [[]] : [[], names.sorted().map { SharedText($0) }]))
    #expect(activity.cohorts.map(\.productSet) == [names.isEmpty ? 0 : 1])
  }

  @Test("the order of the products and the case of their names make no cohorts of their own")
  func orderOfProducts() throws {
    let (activity, sets) = try activity(of: [
      Person(products: "A+B"), Person(products: "b+a"), Person(products: "B+A+a"),
    ])
    #expect(sets == [[], ["A", "B"]])
    #expect(activity.cohorts.map(\.people) == [3])
  }

  @Test("for each covered service the counts of a cohort sum to its people")
  func sums() throws {
    var random = SeededGenerator(seed: 7)
    let days = ["", "2026-03-31", "2026-03-01", "2026-01-10", "2025-01-01", "2026-04-02"]
    let people = (0..<300).map { _ in
      Person(
        isDeleted: Bool.random(using: &random) ? "True" : "False",
        licenses: Set(Person.workloads.filter { _ in Bool.random(using: &random) }),
        activity: Dictionary(
          uniqueKeysWithValues: Person.workloads.map { ($0, days.randomElement(using: &random) ?? "") }),
        assigned: Dictionary(
          uniqueKeysWithValues: Person.workloads.map { ($0, days.randomElement(using: &random) ?? "") }),
        products: ["", "A", "A+B"].randomElement(using: &random) ?? "")
    }
    let activity = try #require(
      try Exports(["users.csv": Person.combined(people)]).resolved().customer("t1").activity)
    #expect(activity.cohorts.reduce(0) { $0 + Int($1.people) } == 300)
    for cohort in activity.cohorts {
      for place in 0..<5 {
        let counts = cohort.counts.filter { $0.service == place }
        #expect(counts.reduce(0) { $0 + Int($1.people) } == Int(cohort.people))
        #expect(counts.allSatisfy { $0.standing.isLicensed == cohort.licensedServices.contains(place) })
      }
    }
  }
}

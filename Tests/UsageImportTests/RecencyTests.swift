import AdoptionDomain
import TestSupport
import Testing

@Suite("Recency and standing of one person in one service")
struct RecencyTests {
  /// The single count of Exchange for one person.
  private func count(_ person: Person) throws -> CohortCount {
    var exports = try Exports(["users.csv": Person.table([person], workloads: ["Exchange"]).text()])
    exports.night = "2030-01-01"
    let activity = try #require(try exports.resolved().customer("t1").activity)
    let cohort = try #require(activity.cohorts.first)
    #expect(activity.dataDate == (try day(person.refreshed)))
    #expect(cohort.activePeople == (cohort.counts.first?.recency == .inWindow ? 1 : 0))
    #expect(cohort.counts.count == 1)
    return try #require(cohort.counts.first)
  }

  @Test(
    "days are counted back from the data date: 0 to 27 in the window, then to 59, to 89, and beyond",
    arguments: [
      ("2026-03-31", "2026-03-31", .inWindow), ("2026-03-31", "2026-03-04", .inWindow),
      ("2026-03-31", "2026-03-03", .days28to59), ("2026-03-31", "2026-01-31", .days28to59),
      ("2026-03-31", "2026-01-30", .days60to89), ("2026-03-31", "2026-01-01", .days60to89),
      ("2026-03-31", "2025-12-31", .days90orMore), ("2026-03-31", "1999-01-01", .days90orMore),
      ("2026-03-31", "", .never), ("2026-03-31", "2026-04-01", .afterDataDate),
      // Over a leap day: 2028-02-29 is one of the days between.
      ("2028-03-10", "2028-02-12", .inWindow), ("2028-03-10", "2028-02-11", .days28to59),
      ("2027-03-10", "2027-02-11", .inWindow), ("2027-03-10", "2027-02-10", .days28to59),
      ("2028-02-29", "2028-02-02", .inWindow), ("2028-02-29", "2028-02-01", .days28to59),
      ("2028-03-28", "2028-02-29", .days28to59), ("2028-03-27", "2028-02-29", .inWindow),
      // Over the end of a year.
      ("2027-01-05", "2026-12-09", .inWindow), ("2027-01-05", "2026-12-08", .days28to59),
      ("2027-01-01", "2026-11-03", .days28to59), ("2027-01-01", "2026-11-02", .days60to89),
    ] as [(String, String, Recency)])
  func recency(refreshed: String, lastActivity: String, recency: Recency) throws {
    let person = Person(refreshed: refreshed, licenses: ["Exchange"], activity: ["Exchange": lastActivity])
    #expect(try count(person).recency == recency)
  }

  @Test(
    "the assign date tells new licenses from old ones, and former ones from none",
    arguments: [
      (true, "", .licensed), (true, "2025-01-01", .licensed), (true, "2026-03-03", .licensed),
      (true, "2026-03-04", .newlyLicensed), (true, "2026-03-31", .newlyLicensed),
      (false, "", .unlicensed), (false, "2025-01-01", .formerlyLicensed),
      (false, "2026-03-20", .formerlyLicensed),
    ] as [(Bool, String, LicenseStanding)])
  func standing(isLicensed: Bool, assigned: String, standing: LicenseStanding) throws {
    let person = Person(licenses: isLicensed ? ["Exchange"] : [], assigned: ["Exchange": assigned])
    #expect(try count(person).standing == standing)
  }

  /// SharePoint and OneDrive of one person, and how that counts as one service.
  struct Union: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var licenses: Set<String> = []
    var activity: [String: String] = [:]
    var assigned: [String: String] = [:]
    let standing: LicenseStanding
    let recency: Recency
  }

  static let unions = [
    Union(
      testDescription: "either license entitles", licenses: ["OneDrive"], standing: .licensed, recency: .never
    ),
    Union(
      testDescription: "activity in either counts, without its own license", licenses: ["OneDrive"],
      activity: ["SharePoint": "2026-03-30"], standing: .licensed, recency: .inWindow),
    Union(
      testDescription: "the nearer activity counts", licenses: ["OneDrive", "SharePoint"],
      activity: ["OneDrive": "2026-01-15", "SharePoint": "2026-02-20"], standing: .licensed,
      recency: .days28to59),
    Union(
      testDescription: "a date after the data date keeps one long before it from proving dormancy",
      activity: ["OneDrive": "2026-04-02", "SharePoint": "2025-01-01"], standing: .unlicensed,
      recency: .afterDataDate),
    Union(
      testDescription: "a date after the data date gives way to one in the window",
      activity: ["OneDrive": "2026-04-02", "SharePoint": "2026-03-31"], standing: .unlicensed,
      recency: .inWindow),
    Union(
      testDescription: "a date after the data date alone proves nothing",
      activity: ["OneDrive": "2026-04-02"],
      standing: .unlicensed, recency: .afterDataDate),
    Union(
      testDescription: "both new", licenses: ["OneDrive", "SharePoint"],
      assigned: ["OneDrive": "2026-03-20", "SharePoint": "2026-03-21"], standing: .newlyLicensed,
      recency: .never),
    Union(
      testDescription: "one new and one old is not new", licenses: ["OneDrive", "SharePoint"],
      assigned: ["OneDrive": "2026-03-20", "SharePoint": "2025-03-21"], standing: .licensed, recency: .never),
    Union(
      testDescription: "one new and one since an unknown day is not new",
      licenses: ["OneDrive", "SharePoint"],
      assigned: ["OneDrive": "2026-03-20"], standing: .licensed, recency: .never),
    Union(
      testDescription: "one new and the other never had is new", licenses: ["OneDrive"],
      assigned: ["OneDrive": "2026-03-20"], standing: .newlyLicensed, recency: .never),
    Union(
      testDescription: "one new and the other taken away after long is not new", licenses: ["OneDrive"],
      assigned: ["OneDrive": "2026-03-20", "SharePoint": "2025-03-21"], standing: .licensed, recency: .never),
    Union(
      testDescription: "one taken away", assigned: ["SharePoint": "2025-03-21"], standing: .formerlyLicensed,
      recency: .never),
  ]

  @Test("SharePoint and OneDrive are one service, once a person", arguments: unions)
  func union(example: Union) throws {
    let person = Person(licenses: example.licenses, activity: example.activity, assigned: example.assigned)
    let table = Person.table([person], workloads: ["SharePoint", "OneDrive"])
    let activity = try #require(try Exports(["users.csv": table.text()]).resolved().customer("t1").activity)
    let expected = CohortCount(
      service: Exports.Place.files, standing: example.standing, recency: example.recency, people: 1)
    #expect(activity.cohorts.map(\.counts) == [[expected]])
    #expect(activity.cohorts.map(\.licensedServices.bits) == [example.standing.isLicensed ? 0b10 : 0])
    #expect(activity.coveredServices.bits == 0b10)
  }
}

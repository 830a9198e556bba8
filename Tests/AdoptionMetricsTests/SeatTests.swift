import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Seats")
struct SeatTests {
  private let productSets: [[SharedText]] = [
    [], ["OFFICE 365 E3"], ["MICROSOFT TEAMS FREE"], ["POWER BI PRO"], ["OFFICE 365 E3", "POWER BI PRO"],
  ]

  private func seats(
    stated: Int? = nil, holdings: [Holding] = [], _ cohorts: [UserCohort]?
  ) -> Measure? {
    let facts = Sample.facts(
      seats: stated, holdings: holdings, activity: cohorts.map { Sample.activity($0) },
      support: Sample.support([Sample.requests(5, .help)]))
    return measures(of: facts, productSets: productSets, catalog: Sample.catalog, nightDataDate: Sample.day)
      .measure(.helpRequests, of: .customer, basis: .seats)
  }

  private let people = [
    Sample.cohort(30, []), Sample.cohort(4, isDeleted: true, []), Sample.cohort(7, productSet: 0, []),
    Sample.cohort(3, productSet: 2, []), Sample.cohort(2, productSet: 3, []),
    Sample.cohort(1, productSet: 4, []),
  ]

  @Test("stated seats win over people, 0 included")
  func stated() {
    #expect(seats(stated: 44, people)?.ratio == Ratio(5, of: 44))
    #expect(seats(stated: 0, people)?.ratio == Ratio(5, of: 0))
    #expect(seats(stated: 0, people)?.state == .undefined)
  }

  @Test("else they are the people who are not deleted and have a product")
  func people36() {
    #expect(seats(people)?.ratio == Ratio(5, of: 36))
  }

  @Test("people whose only products are free, trial or suspended have no seat; unknown products count")
  func countedProducts() {
    let free = Sample.holding("TEAMS_FREE", name: "Microsoft Teams Free", sold: 100, assigned: 3)
    let trial = Sample.holding("POWER_BI_PRO", name: "Power BI Pro", terms: .trial, sold: 10, assigned: 3)
    let suspended = Sample.holding(
      "POWER_BI_PRO", name: "Power BI Pro", state: .suspended, sold: 10, assigned: 3)
    #expect(seats(holdings: [free], people)?.ratio == Ratio(5, of: 33))
    #expect(seats(holdings: [trial], people)?.ratio == Ratio(5, of: 34))
    #expect(seats(holdings: [suspended, free], people)?.ratio == Ratio(5, of: 31))
  }

  @Test("a trial beside a paid subscription of the same product takes nobody's seat")
  func trialBesidePaid() {
    let holdings = [
      Sample.holding("POWER_BI_PRO", name: "Power BI Pro", terms: .trial, sold: 10, assigned: 3),
      Sample.holding("POWER_BI_PRO", name: "POWER BI PRO", sold: 10, assigned: 3),
    ]
    #expect(seats(holdings: holdings, people)?.ratio == Ratio(5, of: 36))
  }

  @Test("without stated seats and people they are unknown, not 0")
  func unknown() {
    #expect(seats(nil)?.state == .unknown)
    #expect(seats([])?.state == .undefined)
  }
}

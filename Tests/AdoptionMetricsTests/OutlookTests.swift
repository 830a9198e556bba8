import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Requests against the window before, quadrants, renewals")
struct OutlookTests {
  private func summary(
    _ requests: [SupportCount], coveringDaysAgo days: ClosedRange<Int> = 0...89
  )
    -> SupportSummary?
  {
    Sample.figures(Sample.facts(seats: 40, support: Sample.support(requests, coveringDaysAgo: days))).support
  }

  @Test("56 covered days allow a comparison, 55 do not")
  func coverage() {
    #expect(summary([], coveringDaysAgo: 0...55)?.change != nil)
    #expect(summary([], coveringDaysAgo: 0...54)?.change == nil)
    #expect(summary([], coveringDaysAgo: 1...80)?.change == nil)
    #expect(summary([], coveringDaysAgo: 0...9)?.coveredDays == 10)
    #expect(summary([], coveringDaysAgo: 28...60)?.coveredDays == 0)
    #expect(Sample.figures(Sample.facts()).support == nil)
  }

  @Test("requests for assistance are compared with those of the window before, days 28 to 55 back")
  func change() {
    let found = summary([
      Sample.requests(9, .howTo, daysAgo: 0), Sample.requests(3, .help, daysAgo: 27),
      Sample.requests(50, .incident, daysAgo: 3), Sample.requests(2, .help, daysAgo: 28),
      Sample.requests(1, .howTo, daysAgo: 55), Sample.requests(30, .help, daysAgo: 56),
    ])
    #expect(found?.change?.previous == 3 && found?.change?.current == 12)
    // A fair coin falls 3 or fewer of 15 times on one side with a chance of 3.5 %.
    #expect(found?.change?.direction == .more)
    let even = summary([Sample.requests(5, .help), Sample.requests(3, .help, daysAgo: 30)])
    #expect(even?.change?.direction == .noClearChange)
  }

  @Test("satisfaction counts what was rated, and is nothing where nothing was")
  func satisfaction() {
    var rated = Sample.requests(6, .incident, daysAgo: 5)
    (rated.rated, rated.ratedGood) = (4, 3)
    #expect(summary([rated])?.satisfaction == Ratio(3, of: 4))
    #expect(summary([Sample.requests(6, .incident)])?.satisfaction == nil)
  }

  private func quadrant(_ used: Int, _ requests: Int, of seats: Int = 100) -> Quadrant? {
    let teams = Subject.service(Service.ID("teams"))
    return Quadrant(
      adoption: Measure(
        .adjustedUsage, of: teams, basis: .entitled, ratio: Ratio(used, of: 1000), minimumToJudge: 10),
      assistance: Measure(
        .assistanceRequests, of: teams, basis: .seats, ratio: Ratio(requests, of: seats), minimumToJudge: 10))
  }

  @Test("adoption and assistance make four quadrants, with a space between low and high adoption")
  func quadrants() {
    #expect(quadrant(499, 5) == .silentShelfware)
    #expect(quadrant(499, 6) == .stuckUsers)
    #expect(quadrant(500, 6) == nil && quadrant(799, 6) == nil)
    #expect(quadrant(800, 6) == .selfServiceGap)
    #expect(quadrant(800, 5) == .readyForMore)
    // Four requests are not many, whatever the rate.
    #expect(quadrant(100, 4, of: 10) == .silentShelfware)
    #expect(quadrant(100, 9, of: 9) == nil)
    #expect(Quadrant(adoption: nil, assistance: nil) == nil)
  }

  @Test("commitments that end within 90 days are ahead, and those in grace whenever they ended")
  func renewing() {
    func holding(_ partNumber: String, _ end: Int, _ state: SubscriptionState = .active) -> Holding {
      var holding = Sample.holding(partNumber, state: state, sold: 10, assigned: 4)
      holding.commitmentEnd = Sample.day.advanced(by: end)
      holding.renewsAutomatically = partNumber == "B"
      return holding
    }
    let facts = Sample.facts(holdings: [
      holding("A", 90), holding("B", 1), holding("C", 91), holding("D", 0),
      holding("E", -20, .gracePeriod), holding("F", 5, .suspended),
    ])
    let found = renewals(of: facts, after: Sample.day)
    #expect(found.map(\.product.partNumber) == ["E", "B", "A"])
    #expect(found.map(\.isExpiring) == [true, false, false])
    #expect(found.map(\.renewsAutomatically) == [false, true, false])
    #expect(found.map(\.assigned) == [4, 4, 4])
  }
}

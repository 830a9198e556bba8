import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Support volume")
struct SupportTests {
  private func figure(
    _ id: MeasureID, of subject: Subject = .customer, basis: Basis = .seats, in facts: CustomerFacts,
    nightDataDate: CalendarDay? = Sample.day
  ) -> Measure? {
    Sample.figures(facts, nightDataDate: nightDataDate).measure(id, of: subject, basis: basis)
  }

  private let mixed = Sample.facts(
    seats: 36,
    support: Sample.support([
      Sample.requests(6, .howTo, service: Sample.teams), Sample.requests(8, .help, daysAgo: 3),
      Sample.requests(3, .incident, daysAgo: 9, service: Sample.exchange), Sample.requests(2, .billing),
      Sample.requests(1, .request), Sample.requests(4, .unknown, daysAgo: 27),
    ]))

  @Test(
    "requests count by kind: assistance is how-to and help, all is everything",
    arguments: [
      (MeasureID.howToRequests, 6), (.helpRequests, 8), (.assistanceRequests, 14), (.incidents, 3),
      (.allRequests, 24),
    ])
  func kinds(id: MeasureID, requests: Int) {
    #expect(figure(id, in: mixed)?.ratio == Ratio(requests, of: 36))
  }

  @Test(
    "of a service only the requests about it count, over the seats of the customer",
    arguments: [
      (Sample.teams, MeasureID.assistanceRequests, 6), (Sample.teams, .allRequests, 6),
      (Sample.exchange, .incidents, 3), (Sample.exchange, .assistanceRequests, 0),
      (Sample.yammer, .allRequests, 0),
    ])
  func services(place: Int, id: MeasureID, requests: Int) {
    let subject = Subject.service(Sample.catalog.services[place].id)
    #expect(figure(id, of: subject, in: mixed)?.ratio == Ratio(requests, of: 36))
  }

  @Test(
    "a request counts on the first and the last day of the window, not a day before or after",
    arguments: [(-1, 0), (0, 1), (27, 1), (28, 0)])
  func window(daysAgo: Int, requests: Int) {
    let facts = Sample.facts(
      seats: 20,
      support: Sample.support([Sample.requests(1, .howTo, daysAgo: daysAgo)], coveringDaysAgo: -1...89))
    #expect(figure(.howToRequests, in: facts)?.ratio == Ratio(requests, of: 20))
  }

  @Test("the window ends on the night's data date, not on the customer's own")
  func nightDataDate() {
    let facts = Sample.facts(
      seats: 20, activity: Sample.activity([]),
      support: Sample.support([Sample.requests(5, .help, daysAgo: 27)]))
    let night = Sample.day.advanced(by: 1)
    let measure = figure(.helpRequests, in: facts, nightDataDate: night)
    #expect(measure?.ratio == Ratio(0, of: 20))
    #expect(measure?.window == ActivityWindow(endingOn: night))
    #expect(measure?.dataDate == night)
    #expect(measure?.source == 3)
  }

  @Test("a mapped customer without requests has 0, one that no help desk covers is unknown")
  func unmapped() {
    #expect(
      figure(.allRequests, in: Sample.facts(seats: 20, support: Sample.support([])))?.ratio
        == Ratio(0, of: 20))
    let unmapped = figure(.allRequests, in: Sample.facts(seats: 20))
    #expect(unmapped?.state == .unknown)
    #expect(unmapped?.window == nil && unmapped?.dataDate == nil && unmapped?.source == nil)
  }

  @Test(
    "a help desk that covers no day of the window leaves the figure unknown",
    arguments: [28...89, -30 ... -1])
  func coverageOutside(days: ClosedRange<Int>) {
    let facts = Sample.facts(seats: 20, support: Sample.support([], coveringDaysAgo: days))
    #expect(figure(.assistanceRequests, in: facts)?.state == .unknown)
  }

  @Test("a help desk that covers one day of the window is enough", arguments: [27...89, -30...0])
  func coverageTouches(days: ClosedRange<Int>) {
    let facts = Sample.facts(seats: 20, support: Sample.support([], coveringDaysAgo: days))
    #expect(figure(.assistanceRequests, in: facts)?.ratio == Ratio(0, of: 20))
  }

  @Test("without a data date of the night there is no window to count in")
  func noDataDate() {
    #expect(figure(.allRequests, in: mixed, nightDataDate: nil)?.state == .unknown)
  }

  @Test("active users are those active in anything, for a service those active in it, deleted ones included")
  func activeUsers() {
    var facts = mixed
    facts.activity = Sample.activity([
      Sample.cohort(
        20, activePeople: 15,
        [
          Sample.count(Sample.teams, .licensed, .inWindow, 11),
          Sample.count(Sample.teams, .licensed, .never, 9),
        ]),
      Sample.cohort(
        2, isDeleted: true, activePeople: 2, [Sample.count(Sample.teams, .licensed, .inWindow, 1)]),
    ])
    #expect(figure(.assistanceRequests, basis: .activeUsers, in: facts)?.ratio == Ratio(14, of: 17))
    let teams = Subject.service(Service.ID("teams"))
    #expect(figure(.assistanceRequests, of: teams, basis: .activeUsers, in: facts)?.ratio == Ratio(6, of: 12))
  }

  @Test("per active users a figure is unknown without a user export, or where it does not cover the service")
  func activeUsersUnknown() {
    #expect(figure(.allRequests, basis: .activeUsers, in: mixed)?.state == .unknown)
    var facts = mixed
    facts.activity = Sample.activity([], covering: [Sample.exchange])
    let teams = Subject.service(Service.ID("teams"))
    #expect(figure(.allRequests, of: teams, basis: .activeUsers, in: facts)?.state == .unknown)
    #expect(figure(.allRequests, basis: .activeUsers, in: facts)?.state == .undefined)
  }

  @Test("per 100 is a rate with one decimal, and below 10 seats insufficient")
  func rate() {
    #expect(figure(.assistanceRequests, in: mixed)?.ratio?.tenthsOfPercent == 389)
    let small = Sample.facts(seats: 9, support: Sample.support([Sample.requests(6, .help)]))
    #expect(figure(.helpRequests, in: small)?.state == .insufficient)
    #expect(figure(.helpRequests, in: small)?.ratio == Ratio(6, of: 9))
  }
}

import AdoptionDomain
import AdoptionMetrics
import Testing

@Suite("Usage")
struct UsageTests {
  /// Forty people with every standing and recency that a licensed person can have, and others around them.
  private func facts(service: Int) -> CustomerFacts {
    let licensed: [(LicenseStanding, Recency, Int)] = [
      (.licensed, .inWindow, 20), (.licensed, .days28to59, 5), (.licensed, .days60to89, 4),
      (.licensed, .days90orMore, 3), (.licensed, .never, 2), (.licensed, .afterDataDate, 1),
      (.newlyLicensed, .inWindow, 2), (.newlyLicensed, .days28to59, 1), (.newlyLicensed, .never, 2),
    ]
    let cohorts = [
      Sample.cohort(40, licensed.map { Sample.count(service, $0, $1, $2) }),
      Sample.cohort(
        3, isDeleted: true,
        [Sample.count(service, .licensed, .inWindow, 2), Sample.count(service, .licensed, .never, 1)]),
      Sample.cohort(
        4, productSet: 0,
        [Sample.count(service, .unlicensed, .inWindow, 1), Sample.count(service, .unlicensed, .never, 3)]),
      Sample.cohort(
        6,
        [
          Sample.count(service, .formerlyLicensed, .inWindow, 2),
          Sample.count(service, .unlicensed, .inWindow, 3),
          Sample.count(service, .unlicensed, .days28to59, 1),
        ]),
    ]
    return Sample.facts(activity: Sample.activity(cohorts))
  }

  @Test(
    "every figure of Exchange as computed by hand, over 40 licensed people",
    arguments: [
      // 20 + 2 licensed, 2 deleted, 1 without product, 2 formerly licensed, 3 unlicensed.
      (MeasureID.usage, 30), (.adjustedUsage, 22), (.active, 22),
      // 40 less 22 active less 3 who got the license within the window.
      (.idle, 15),
      (.activeTurnover, 5), (.activeYammer, 0), (.activeUnexplained, 3), (.dormant60, 9), (.dormant90, 5),
    ])
  func exchange(id: MeasureID, numerator: Int) {
    let measure = Sample.figures(facts(service: Sample.exchange)).usage(id, ofServiceAt: Sample.exchange)
    #expect(measure?.ratio == Ratio(numerator, of: 40))
    #expect(measure?.state == .value)
  }

  @Test("of the same people in Yammer the unlicensed ones are explained by Yammer")
  func yammer() {
    let figures = Sample.figures(facts(service: Sample.yammer))
    #expect(figures.usage(.activeYammer, ofServiceAt: Sample.yammer)?.ratio == Ratio(3, of: 40))
    #expect(figures.usage(.activeUnexplained, ofServiceAt: Sample.yammer)?.ratio == Ratio(0, of: 40))
    #expect(figures.usage(.activeTurnover, ofServiceAt: Sample.yammer)?.ratio == Ratio(5, of: 40))
  }

  @Test("a figure names window, data date and first source")
  func provenance() {
    let measure = Sample.figures(facts(service: 0)).usage(.adjustedUsage, ofServiceAt: 0)
    #expect(measure?.window?.start.description == "2026-03-04")
    #expect(measure?.window?.end.description == "2026-03-31")
    #expect(measure?.dataDate?.description == "2026-03-31")
    #expect(measure?.source == 2)
  }

  @Test("the window ends on the customer's own data date, not on the night's")
  func ownDataDate() {
    let figures = Sample.figures(facts(service: 0), nightDataDate: Sample.day.advanced(by: 2))
    #expect(figures.usage(.usage, ofServiceAt: 0)?.window == ActivityWindow(endingOn: Sample.day))
  }

  @Test("more than 100 % is kept, and both counts explain it")
  func excess() {
    let cohorts = [
      Sample.cohort(20, [Sample.count(0, .licensed, .inWindow, 20)]),
      Sample.cohort(3, isDeleted: true, [Sample.count(0, .licensed, .inWindow, 3)]),
    ]
    let figures = Sample.figures(Sample.facts(activity: Sample.activity(cohorts)))
    #expect(figures.usage(.usage, ofServiceAt: 0)?.ratio == Ratio(23, of: 20))
    #expect(figures.usage(.usage, ofServiceAt: 0)?.ratio?.tenthsOfPercent == 1150)
    #expect(figures.usage(.adjustedUsage, ofServiceAt: 0)?.ratio == Ratio(20, of: 20))
    #expect(figures.usage(.activeTurnover, ofServiceAt: 0)?.ratio == Ratio(3, of: 20))
  }

  @Test("deleted comes before every other class, Yammer included")
  func firstMatchWins() {
    let cohorts = [
      Sample.cohort(1, isDeleted: true, [Sample.count(Sample.yammer, .unlicensed, .inWindow, 1)]),
      Sample.cohort(2, productSet: 0, [Sample.count(Sample.yammer, .unlicensed, .inWindow, 2)]),
      Sample.cohort(4, [Sample.count(Sample.yammer, .formerlyLicensed, .inWindow, 4)]),
    ]
    let figures = Sample.figures(Sample.facts(activity: Sample.activity(cohorts)))
    #expect(figures.usage(.activeTurnover, ofServiceAt: Sample.yammer)?.ratio == Ratio(7, of: 0))
    #expect(figures.usage(.activeYammer, ofServiceAt: Sample.yammer)?.ratio == Ratio(0, of: 0))
  }

  @Test("a licensed person without any product is turnover, and still one of the licensed who are active")
  func licensedWithoutProduct() {
    let cohorts = [Sample.cohort(12, productSet: 0, [Sample.count(0, .licensed, .inWindow, 12)])]
    let figures = Sample.figures(Sample.facts(activity: Sample.activity(cohorts)))
    #expect(figures.usage(.activeTurnover, ofServiceAt: 0)?.ratio == Ratio(12, of: 12))
    #expect(figures.usage(.adjustedUsage, ofServiceAt: 0)?.ratio == Ratio(12, of: 12))
  }

  @Test("activity in one service says nothing of another")
  func services() {
    let figures = Sample.figures(facts(service: Sample.exchange))
    #expect(figures.usage(.usage, ofServiceAt: Sample.teams)?.ratio == Ratio(0, of: 0))
    #expect(figures.usage(.usage, ofServiceAt: Sample.teams)?.state == .undefined)
  }
}

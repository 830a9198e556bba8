import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent
import Testing

@Suite("Advice in words")
struct AdviceTests {
  @Test("advice carries both counts, threshold, margin, window, source and what clears it")
  func evidence() throws {
    let record = ReportFixture.record(uses: [Use(active: 15, idle: 25)])
    let advice = try #require(ReportFixture.report(of: record).advice.first)
    #expect(advice.rule == "use" && advice.version == 3)
    #expect(advice.scope == "service" && advice.subject == "exchange")
    #expect(advice.problem == "low-adoption" && advice.urgency == "high" && !advice.isInternal)
    #expect(advice.title == "use Exchange")
    #expect(advice.consider == "Consider Exchange {other}")
    #expect(advice.actions.map(\.title) == ["Visit Exchange"])
    let line = try #require(advice.evidence.first)
    #expect((line.measure, line.basis) == ("usage.adjusted", "assigned"))
    #expect((line.numerator, line.denominator, line.percent) == (15, 40, "37.5"))
    #expect((line.comparison, line.threshold, line.margin) == ("below", "50.0", "12.5"))
    #expect(line.origin == "convention")
    // 53 % of 40 is 21.2: 22 people, 7 more.
    #expect(line.clearsAt == 22 && line.difference == 7)
    #expect((line.windowStart, line.windowEnd) == ("2026-10-04", "2026-10-31"))
    #expect((line.dataDate, line.source) == ("2026-10-31", "active-users"))
    #expect(line.words == "advice.evidence<Exchange – measure.usage.adjusted|15 of 40 licensed|37.5%>")
    #expect(line.thresholdWords == "advice.threshold<comparison.below|50.0%|origin.convention|12.5>")
    #expect(line.clearsWords == "advice.clears-with-more<22|40|7>")
  }

  @Test("many requests clear at fewer of them, and rates are told as rates")
  func support() throws {
    let record = ReportFixture.record(seats: 40, support: ReportFixture.support([.howTo: 6, .help: 3]))
    let advice = try #require(ReportFixture.report(of: record).advice.first)
    #expect((advice.scope, advice.subject) == ("customer", "*"))
    #expect(advice.title == "train Customer a")
    let line = try #require(advice.evidence.first)
    #expect((line.numerator, line.denominator, line.percent, line.margin) == (9, 40, "22.5", "17.5"))
    // 4.5 per 100 of 40 seats is 1.8: 1 request, 8 fewer.
    #expect(line.clearsAt == 1 && line.difference == 8)
    #expect(
      line.words
        == "advice.evidence<measure.support.assistance|format.counts-on-seats<9|40>|22.5 a hundred seats>")
    #expect(line.clearsWords == "advice.clears-with-fewer<1|8>")
  }

  @Test("internal advice, and what internal rules could not judge, is for the partner only")
  func audience() throws {
    let record = ReportFixture.record(
      uses: [Use(active: 30)], holdings: [ReportFixture.holding("E3", sold: 30, assigned: 30)])
    #expect(record.recommendations(for: .internal).map(\.rule) == ["upsell"])
    let report = ReportFixture.report(of: record)
    #expect(report.advice.isEmpty)
    let unjudged = ReportFixture.record(holdings: [ReportFixture.holding("E3", sold: 9, assigned: 9)])
    let reasons = { (subjects: [UnjudgedSubject]) in subjects.map { "\($0.subject) \($0.reason)" } }
    // The customer is told of the product by a rule of theirs; the portfolio also of the internal rule.
    #expect(
      Set(reasons(ReportFixture.report(of: unjudged).unjudged))
        == ["E3 too-small", "exchange no-export", "teams no-export", "* no-export"])
    let ranked = ReportFixture.ranked(in: ReportFixture.night([unjudged]))[0]
    #expect(Set(reasons(ranked.unjudged)).contains("* too-small"))
  }

  @Test("what is fine or not held is not listed as unjudged; each subject and reason stands once")
  func unjudged() {
    let record = ReportFixture.record(
      seats: 40, uses: [Use(active: 8), Use()], support: ReportFixture.support([:]))
    let unjudged = ReportFixture.report(of: record).unjudged
    #expect(unjudged.filter { $0.scope == "service" }.map(\.subject) == ["exchange"])
    #expect(unjudged.first { $0.subject == "exchange" }?.reasonWords == "reason.too-small")
    #expect(unjudged.first { $0.subject == "exchange" }?.name == "Exchange")
    #expect(Set(unjudged).count == unjudged.count)
  }

  @Test("a subscription of less than 60 days is too new, one of 60 days is not")
  func grace() {
    for (days, reasons) in [(59, ["too-new"]), (60, [])] {
      let start = ReportFixture.dataDate.advanced(by: -days)
      let record = ReportFixture.record(
        seats: 40, uses: [Use(active: 30), Use(active: 30)],
        holdings: [ReportFixture.holding("E3", sold: 30, assigned: 3, start: start)],
        support: ReportFixture.support([:]))
      let report = ReportFixture.report(of: record)
      #expect(report.unjudged.map(\.reason) == reasons)
      #expect(report.advice.isEmpty == !reasons.isEmpty)
    }
  }

  @Test("the most urgent advice comes first, then by rule, then in the order of the subjects")
  func order() {
    let record = ReportFixture.record(
      seats: 40, uses: [Use(active: 1, idle: 30), Use(active: 1, idle: 30)],
      holdings: [ReportFixture.holding("E3", sold: 30, assigned: 3)],
      support: ReportFixture.support([.help: 9]))
    #expect(
      ReportFixture.report(of: record).advice.map { "\($0.rule) \($0.subject)" }
        == ["assign E3", "use exchange", "use teams", "train *"])
  }
}

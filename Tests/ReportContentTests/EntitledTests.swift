import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("Use over licenses sold")
struct EntitledTests {
  private typealias Fixture = EntitledFixture

  private func section(_ use: Use, _ holdings: Holding...) throws -> ServiceSection {
    let record = ReportFixture.record(uses: [use], holdings: holdings, catalog: Fixture.catalog)
    return try #require(Fixture.report(of: record).services.first)
  }

  @Test("the licenses sold come down to active, newly licensed and idle people and unassigned licenses")
  func gap() throws {
    let mail = try section(
      Use(active: 15, idle: 8, dormant: 12, fresh: 5), Fixture.units(44, assigned: 40))
    #expect(mail.basis == "entitled" && mail.percent == "34.1%" && mail.counts == "15 of 44 sold")
    #expect([mail.entitled, mail.active, mail.quiet, mail.idle] == ["44", "15", "5", "20"])
    #expect([mail.unassigned, mail.overlap, mail.overAssigned] == ["4", "0", nil])
    // The people who are licensed stay beside it.
    #expect([mail.licensed, mail.licensedActive, mail.dormant60] == ["40", "15 (37.5%)", "12"])
    let bar = try #require(mail.bar)
    #expect(bar.description == "customer.bar-entitled<15|5|20|4|44>")
    #expect(bar.parts.map(\.kind) == ["active", "quiet", "idle", "unassigned"])
    #expect(bar.parts.map(\.width) == [341, 114, 454, 91])
  }

  @Test("licenses assigned beyond those sold are named")
  func overAssigned() throws {
    let mail = try section(Use(active: 30, idle: 14), Fixture.units(40, assigned: 44))
    #expect(mail.counts == "30 of 40 sold" && mail.overAssigned == "customer.over-assigned-by<4>")
    #expect(mail.bar?.description == "customer.bar-entitled<30|0|14|0|40> customer.over-assigned-by<4>")
  }

  @Test("where people share licenses of several kinds, figures say between which numbers they lie")
  func pooled() throws {
    let record = Fixture.record(
      Use(active: 45, idle: 5), Fixture.units(40, assigned: 40),
      Fixture.units(10, assigned: 10, terms: .trial))
    let report = Fixture.report(of: record)
    #expect(report.services.first?.counts == "40 of 40 sold [35-40]")
    let excess = try #require(report.excesses.first)
    #expect(excess.summary == "customer.excess-over-entitled<Exchange|45|40|112.5%>")
    #expect(
      excess.causes == [
        "customer.excess-trial<5 people [5-10]>", "customer.excess-counted<40 people [35-40]>",
      ])
    let group = try #require(report.groups.first { $0.basis == "entitled" })
    let figure = try #require(group.figures.first { $0.measure == "usage.adjusted" })
    #expect(figure.count == 40 && figure.least == 35 && figure.most == 40)
  }

  @Test("of a cut export the figures over licensed people stay, marked, and nothing is told over licenses")
  func cut() throws {
    let report = Fixture.report(
      of: Fixture.record(Use(active: 15, idle: 20), Fixture.units(44, assigned: 40)))
    #expect(report.isExportCut)
    #expect(report.services.map(\.basis) == ["assigned"] && report.services[0].isCut)
    #expect(report.groups.filter { $0.subject == "exchange" }.map(\.isCut) == [true])
    let whole = Fixture.report(
      of: Fixture.record(Use(active: 15, idle: 21), Fixture.units(44, assigned: 40)))
    #expect(!whole.isExportCut && !whole.services[0].isCut)
  }

  @Test("fewer than 5 licensed people are not broken down through the licenses either")
  func small() throws {
    for (idle, isWithheld) in [(2, true), (3, false)] {
      let record = Fixture.record(Use(active: 2, idle: idle), Fixture.units(44, assigned: idle + 2))
      let report = Fixture.report(of: record)
      #expect(report.services[0].isWithheld == isWithheld)
      #expect((report.services[0].unassigned == nil) == isWithheld)
      let group = try #require(report.groups.first { $0.basis == "entitled" })
      #expect(group.isWithheld == isWithheld && group.figures.isEmpty == isWithheld)
      #expect(group.denominator == 44)
    }
  }

  @Test("nor are fewer than 5 people whom the licenses cover, when others of them use trials")
  func smallCover() {
    for (sold, isWithheld) in [(4, true), (5, false)] {
      let record = Fixture.record(
        Use(active: 12, idle: 8), Fixture.units(sold, assigned: sold),
        Fixture.units(20 - sold, assigned: 20 - sold, terms: .trial))
      let groups = Fixture.report(of: record).groups.filter { $0.subject == "exchange" }
      #expect(groups.map(\.isWithheld) == [isWithheld, isWithheld])
    }
  }
}

@Suite("What sources have counted themselves")
struct ReportedTests {
  private typealias Fixture = EntitledFixture

  @Test("a service that no catalog knows keeps its own name")
  func unknownService() throws {
    let report = Fixture.report(
      of: Fixture.reported([Fixture.usage("kaizala", "Kaizala Pro", active: 3...3, of: 10)], []))
    #expect(report.services.map(\.name) == ["Kaizala Pro"])
    #expect(report.services.map(\.counts) == ["3 of 10 sold"])
    #expect(report.groups.first { $0.subject == "kaizala" }?.name == "Kaizala Pro")
    #expect(report.isUsageKnown && report.dataDate == "2026-10-31")
    #expect(report.services[0].bar?.description == "customer.bar-reported<3|10>")
  }

  @Test("counts beyond the licenses are bounded by trial and lapsed units, and the rest is unexplained")
  func bounded() throws {
    let usage = [Fixture.usage("exchange", "Exchange", active: 45...45, of: 40)]
    let units = [
      Fixture.units(40, assigned: 40), Fixture.units(3, assigned: 3, terms: .trial),
      Fixture.units(1, assigned: 1, state: .suspended),
    ]
    let excess = try #require(Fixture.report(of: Fixture.reported(usage, units)).excesses.first)
    #expect(excess.summary == "customer.excess-over-entitled<Exchange|45|40|112.5%>")
    #expect(
      excess.causes == [
        "customer.excess-apart", "customer.excess-trial-at-most<3>", "customer.excess-lapsed-at-most<1>",
        "customer.excess-rest<1>",
      ])
    let bound = try #require(excess.bound)
    #expect(bound.beyond == 5 && bound.trialAtMost == 3)
    #expect(bound.lapsedAtMost == 1 && bound.unexplainedAtLeast == 1)
  }

  @Test("trials that no source states, and units that no source tells, are unknown and not 0")
  func unbounded() throws {
    let usage = [Fixture.usage("exchange", "Exchange", active: 45...45, of: 40)]
    let unstated = Fixture.reported(usage, [Fixture.units(40, assigned: 40, terms: .unstated)])
    let excess = try #require(Fixture.report(of: unstated).excesses.first)
    #expect(excess.bound?.trialAtMost == nil && excess.bound?.unexplainedAtLeast == nil)
    #expect(excess.causes.last == "customer.excess-trial-unknown")
    #expect(
      Fixture.report(of: Fixture.reported(usage, [])).excesses.first?.causes == [
        "customer.excess-apart", "customer.excess-units-unknown",
      ])
  }

  @Test("counts of separate workloads may lie beyond the licenses: both ends are told")
  func spans() throws {
    let report = Fixture.report(
      of: Fixture.reported([Fixture.usage("exchange", "Exchange", active: 38...45, of: 40)], []))
    #expect(
      report.excesses.map(\.summary) == ["customer.excess-over-entitled<Exchange|38 [38-45]|40|95.0%>"])
    #expect(report.services.map(\.stateWords) == ["state.unknown"])
  }

  @Test("what another source tells of a figure stands apart, with its own source, and not in the table")
  func others() throws {
    let units = [Fixture.units(44, assigned: 40)]
    let own = ReportFixture.record(
      uses: [Use(active: 15, idle: 25)], holdings: units, catalog: Fixture.catalog)
    let record = Fixture.reported(
      [Fixture.usage("exchange", "Exchange", active: 20...20, of: 44)], beside: own, units)
    let report = Fixture.report(of: record)
    #expect(report.otherGroups.map(\.subject) == ["exchange"])
    #expect(report.otherGroups.first?.figures.map(\.count) == [20, 20])
    let first = try #require(report.groups.first { $0.basis == "entitled" })
    #expect(first.source != report.otherGroups.first?.source)
    let rows = MeasuresTable.rows(of: record, sources: ReportFixture.sources)
    let keys = rows.map { Array($0[2...5]) }
    #expect(Set(keys).count == keys.count)
  }
}

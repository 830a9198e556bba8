import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Trends in reports")
struct TrendTests {
  /// Four weeks with fewer and fewer idle people.
  private static func month() throws -> NightHarness {
    let harness = try NightHarness.example()
    for (days, night) in [(-28, "2026-10-04"), (-21, "2026-10-11"), (-7, "2026-10-25")] {
      try harness.moveUsers(byDays: days, idleEvery: days == -28 ? 2 : 4)
      try harness.run(night: night)
    }
    try harness.moveUsers(byDays: 0, idleEvery: 1000)
    try harness.run()
    return harness
  }

  @Test("a gap in the nights is a gap in the line, and spans without a night say so")
  func gaps() throws {
    let harness = try Self.month()
    let xml = try harness.text("customers/tailspin-toys-juk08vb7.xml")
    #expect(xml.contains("<trends>"))
    // Nights stand 28, 21 and 7 days before; there is none 14 days before.
    #expect(
      xml.contains(
        /<weeks dates="2026-10-01 2026-10-08 2026-10-15 2026-10-22 2026-10-29" percents="[0-9.]+ [0-9.]+ gap [0-9.]+ [0-9.]+"\/>/
      ))
    #expect(
      xml.contains(
        /<against days="28" date="2026-10-01" numerator="\d+" denominator="60" percent="[0-9.]+" change="[0-9.]+"\/>/
      ))
    #expect(xml.contains("<against days=\"91\"/>") && xml.contains("<against days=\"364\"/>"))
    let html = try harness.text("customers/tailspin-toys-juk08vb7.html")
    #expect(html.contains("no night then"))
  }

  @Test("every number of pages with trends stands in the XML, and all of it is valid")
  func numbers() throws {
    let harness = try Self.month()
    for (page, report) in try harness.published().keys.filter({ $0.hasSuffix(".html") })
      .map({ ($0, $0.replacing(".html", with: ".xml")) })
    where page.hasPrefix("customers/tailspin") || page == "portfolio.html" {
      let xml = try harness.text(report)
      #expect(xml.contains("<trend ") || xml.contains("<mover "), "\(report)")
    }
    #expect(
      XMLLint.isInstalled
        ? XMLLint.accepts(
          try harness.published().keys.filter { $0.hasSuffix(".xml") }.map { harness.latest + "/" + $0 },
          schema: Repository.templates + "/xml/report.xsd") : true)
  }

  @Test("customers whose use clearly became more lead the movers, with the reason")
  func movers() throws {
    let harness = try Self.month()
    let xml = try harness.text("portfolio.xml")
    let movers = xml.matches(
      of: /<mover customer="([^"]+)" service="([^"]+)" [^>]* change="([^"]+)" reason="([^"]+)"\/>/)
    #expect(movers.count >= 5)
    #expect(movers.prefix(5).allSatisfy { Double($0.output.3) ?? 0 > 0 && $0.output.4 == "activity" })
    let table = try harness.text("trends.csv")
    #expect(table.split(whereSeparator: \.isNewline).count > 50)
  }

  @Test("advice has its state: on record since the first night, resolved once it is cleared")
  func states() throws {
    let harness = try Self.month()
    let xml = try harness.text("customers/tailspin-toys-juk08vb7.xml")
    #expect(xml.contains(/<recommendation [^>]* state="persisting" since="2026-10-01">/))
    let table = try harness.text("recommendations.csv")
    #expect(table.hasPrefix("customer_id,") && table.contains(",state,since"))
    let resolved = try harness.published().filter {
      $0.key.hasSuffix(".xml") && String(decoding: $0.value, as: UTF8.self).contains("<resolved rule=")
    }
    #expect(!resolved.isEmpty)
  }

  @Test("a customer who is away for a night finds the advice as it stood, and not after 91 days")
  func absence() throws {
    let harness = try NightHarness.example()
    let customers = try Repository.text(of: Repository.example + "/customers.csv")
    let others = customers.split(whereSeparator: \.isNewline).filter { !$0.contains("Tailspin Toys") }
      .joined(separator: "\n")
    try harness.run(night: "2026-10-25")
    try harness.write(others, to: "customers.csv")
    #expect(try harness.run(night: "2026-11-01").customers == 17)
    try harness.write(customers, to: "customers.csv")
    try harness.run(night: "2026-11-08")
    func states() throws -> [String] {
      try harness.text("recommendations.csv").split(separator: "\n").filter { $0.contains("Tailspin Toys") }
        .map { String($0.split(separator: ",").suffix(2).joined(separator: ",")) }
    }
    #expect(try !states().isEmpty && states().allSatisfy { $0.hasPrefix("persisting,2026-10-") })
    try harness.write(others, to: "customers.csv")
    try harness.run(night: "2026-11-09")
    try harness.write(customers, to: "customers.csv")
    // 91 days after the last night with the customer, and 92.
    try harness.run(night: "2027-02-07")
    #expect(try !states().isEmpty && states().allSatisfy { $0.hasPrefix("persisting,") })
    try FileManager.default.removeItem(atPath: harness.output)
    try harness.run(night: "2026-11-08")
    try harness.write(others, to: "customers.csv")
    try harness.run(night: "2026-11-09")
    try harness.write(customers, to: "customers.csv")
    try harness.run(night: "2027-02-08")
    let anew = try states()
    #expect(!anew.isEmpty && anew.allSatisfy { $0.hasPrefix("new,") }, "\(anew)")
  }

  @Test("exports that did not change leave every trend and state as it was")
  func unchanged() throws {
    let harness = try Self.month()
    let before = try harness.published()
    try harness.run(night: "2026-11-02")
    let after = try harness.published()
    for path in before.keys where path.hasPrefix("customers/") || path.hasSuffix(".csv") {
      #expect(after[path] == before[path], "\(path)")
    }
  }

  @Test("the trend of a customer has every night, and a chart, a table and a document tell the same")
  func command() throws {
    let harness = try Self.month()
    let chart = try showTrend(of: "tailspin toys", service: "exchange", harness.archive, as: .text)
    #expect(chart.hasPrefix("Tailspin Toys (0a11fab0-0002-4000-8000-000000000002)\n"))
    #expect(
      chart.contains("exchange, usage.adjusted over entitled, 28 days: 33.3 % (20 of 60) on 2026-11-01"))
    let table = try showTrend(of: "tailspintoys.example", service: nil, harness.archive, as: .csv)
    let rows = table.split(whereSeparator: \.isNewline).filter {
      $0.contains(",exchange,usage.adjusted,entitled,")
    }
    #expect(rows.count == 4)
    #expect(rows.last?.hasSuffix(",2026-11-01,2026-10-29,20,60,33.3") == true)
    let document = try showTrend(of: "tailspin toys", service: "exchange", harness.archive, as: .json)
    #expect(document.contains("\"numerator\" : 20"))
    #expect(throws: RequestError.self) {
      try showTrend(of: "tailspin toys", service: "word", harness.archive, as: .text)
    }
    #expect(throws: RequestError.self) {
      try showTrend(of: "nobody", service: nil, harness.archive, as: .text)
    }
  }
}

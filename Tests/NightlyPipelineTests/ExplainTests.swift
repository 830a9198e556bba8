import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Explaining a figure")
struct ExplainTests {
  private let harness: NightHarness

  init() throws { harness = try ExplainExports.harness() }

  private func explain(
    _ customer: String, service: String? = nil, measure: String? = nil,
    format: ExplainRequest.Format = .text
  ) throws -> String {
    let request = ExplainRequest(customer: customer, service: service, measure: measure, format: format)
    return try explainNight(request, harness.configuration(), observer: .silent).output
  }

  /// The words of the usage error of a request; one that ends well is an issue.
  private func complaint(_ request: ExplainRequest) throws -> String {
    let configuration = try harness.configuration()
    do throws(RequestError) {
      _ = try explainNight(request, configuration, observer: .silent)
      Issue.record("the request was understood")
    } catch {
      if case .usage(let words) = error { return words }
      Issue.record("\(error)")
    }
    return ""
  }

  @Test("every cause of more than 100 % is told with its people, and they sum to the active people")
  func causes() throws {
    let found = try explain("cause & co", service: "exchange", measure: "usage.adjusted")
    let expected = """
      Cause & Co (\(ExplainExports.cause))
      Night of 1 November 2026. Data of 31 October 2026.

      Exchange
        Active people: 11 of 15 (73.3%) of the licensed people
          95% confidence: 48.0% to 89.1%
          Counted from 4 October 2026 to 31 October 2026. Data of 31 October 2026.
          From users.csv
        Active people: 7 of 10 (70.0%) of the entitled units, less overlap
          95% confidence: 39.7% to 89.2%
          Counted from 4 October 2026 to 31 October 2026. Data of 31 October 2026.
          From subscriptions.csv, users.csv
          RULES
        All active people: 16 people
          3 who left or lost the license
          7 under counted licenses
          2 under trial or free licenses
          2 under lapsed licenses
          0 in Yammer without a license
          2 without a license or an explanation
          3 + 7 + 2 + 2 + 2 = 16
        160.0%: 3 of 16 active people who left or lost the license, 2 of 16 active people under trial or free licenses, \
      2 of 16 active people under lapsed licenses, 2 of 16 active people without a license or an explanation
        10 entitled + 0 over-assigned = 0 unassigned + 0 overlap + 2 idle + 7 active + 1 newly licensed
        Units behind it
          Office 365 E3 (ENTERPRISEPACK): 10 counted; sold by us 4 of 10
            active, paid, whole tenant: 10 sold, 10 assigned
            active, paid, sold by us: 4 sold, 4 assigned
          Microsoft 365 Business Standard (O365_BUSINESS_PREMIUM): none counted
            active, trial, whole tenant: 5 sold, 3 assigned
          Microsoft 365 Business Premium (SPB): none counted
            suspended, paid, whole tenant: 4 sold, 2 assigned

      Files with records of this customer
        customers.csv (List of customers): read as a whole
        older.csv (Active users): 0 used
          3 left out: another file has a newer data date
        subscriptions.csv (Subscriptions): 5 used
        users.csv (Active users): 20 used

      """
    // What the shipped rules ask for is theirs to say.
    var lines = found.split(separator: "\n", omittingEmptySubsequences: false)
    let rules = lines.filter { $0.hasPrefix("    Rule ") }
    #expect(rules.contains { $0.contains("show-the-value") && $0.contains("below 50.0%") })
    let place = try #require(lines.firstIndex { $0.hasPrefix("    Rule ") })
    lines.removeAll { $0.hasPrefix("    Rule ") }
    lines.insert("    RULES", at: place)
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test("people who use Yammer without a license are told as such")
  func yammer() throws {
    let found = try explain("cause.example", service: "yammer", measure: "usage")
    #expect(found.contains("    6 under counted licenses\n"))
    #expect(found.contains("    3 in Yammer without a license\n"))
    #expect(found.contains("    6 + 3 = 9\n"))
    // 9 of 10: there is no excess to explain.
    #expect(!found.contains("active people in Yammer"))
  }

  @Test("figures of people who share a pool of units carry bounds")
  func pooled() throws {
    let found = try explain("pool ltd", service: "exchange", measure: "usage.adjusted")
    #expect(found.contains("Between 3 and 4: people share a pool of units\n"))
    #expect(found.contains("    4 (between 3 and 4) under counted licenses\n"))
    #expect(found.contains("    1 (between 1 and 2) under trial or free licenses\n"))
    #expect(found.contains("125.0%: 1 of 5 active people under trial or free licenses\n"))
    #expect(found.contains("Too few to judge alone\n"))
  }

  @Test(
    "a gap that is not known says why",
    arguments: [
      (ExplainExports.cut, "the user export holds too few of the people who have licenses"),
      (ExplainExports.own, "no export tells what the tenant holds as a whole"),
      (ExplainExports.twin, "no export tells what people do"),
    ])
  func unknownGap(customer: String, reason: String) throws {
    let found = try explain(customer, service: "exchange", measure: "usage.adjusted")
    #expect(found.contains("The gap over entitled units is unknown: \(reason)\n"), "\(found)")
  }

  @Test(
    "where nobody tells what covers the licensed people, they are counted apart, and the sum is still right")
  func unattributed() throws {
    let found = try explain(ExplainExports.own, service: "exchange", measure: "usage")
    #expect(found.contains("    unknown under counted licenses\n"))
    #expect(found.contains("    unknown under trial or free licenses\n"))
    #expect(found.contains("    12 with a license of which no export tells what covers it\n    12 = 12\n"))
    #expect(found.contains("12 counted; sold by us 12; no export tells what the tenant holds\n"))
  }

  @Test("the document for machines has the same numbers, and no words")
  func document() throws {
    let text = try explain(ExplainExports.cause, service: "exchange", measure: "usage", format: .json)
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    let subject = try #require(document.subjects.first)
    #expect(document.subjects.count == 1)
    #expect(subject.figures.map { [$0.numerator, $0.denominator] } == [[16, 15], [16, 10]])
    #expect(subject.figures.map(\.basis) == ["assigned", "entitled"])
    #expect(subject.attribution.active == 16)
    let classes = subject.attribution.classes.map { "\($0.measure) \($0.people)" }
    #expect(
      classes == [
        "active.turnover 3", "active.counted 7", "active.trial 2", "active.lapsed 2", "active.yammer 0",
        "active.unexplained 2",
      ])
    #expect(subject.gap == Document.Gap(entitled: 10, unassigned: 0, idle: 2, active: 7, newlyLicensed: 1))
    #expect(document.sources.first { $0.path == "older.csv" }?.leftOut == ["older-data-date": 3])
    #expect(!text.contains("under trial"))
  }

  @Test(
    "without a service or measure the headline figures are explained, with a service every known one of it")
  func selection() throws {
    let headlines = try explain("cause & co")
    #expect(headlines.contains("\nExchange\n  Active people: 7 of 10"))
    #expect(headlines.contains("  Assigned licenses: 10 of 10 (100.0%) of the licenses sold\n"))
    #expect(!headlines.contains("\nYammer\n"))
    let all = try explain("cause & co", service: "exchange")
    for name in [
      "All active people: 16 of 10", "Idle people: 2 of 10", "Active under lapsed licenses: 2 of 15",
    ] {
      #expect(all.contains("  \(name)"), "\(name)")
    }
    let one = try explain("cause & co", measure: "gap.idle")
    #expect(one.contains("\nExchange\n  Idle people: ") && one.contains("\nYammer\n  Idle people: "))
  }

  @Test("a customer who is not there, or not alone, is an error that names those near it")
  func customers() throws {
    let unknown = try complaint(ExplainRequest(customer: "cause"))
    #expect(unknown.contains("'cause'") && unknown.contains("Cause & Co (\(ExplainExports.cause))"))
    #expect(!unknown.contains("Pool Ltd"))
    let several = try complaint(ExplainRequest(customer: "TWIN"))
    #expect(several.contains(ExplainExports.own) && several.contains(ExplainExports.twin))
    #expect(try !complaint(ExplainRequest(customer: "zzz")).contains("near it"))
  }

  @Test("an unknown service or measure is an error that names the known ones")
  func names() throws {
    let service = try complaint(ExplainRequest(customer: "cause & co", service: "mail"))
    #expect(service.contains("sharepoint-onedrive") && service.contains("'mail'"))
    let measure = try complaint(ExplainRequest(customer: "cause & co", measure: "use"))
    #expect(measure.contains("usage.adjusted") && measure.contains("'use'"))
  }

  @Test("no personal data is in any explanation, and nothing is written")
  func privacy() throws {
    for format in ExplainRequest.Format.allCases {
      for customer in [ExplainExports.cause, ExplainExports.pool, ExplainExports.cut] {
        let found = try explain(customer, format: format)
        #expect(found.count > 100)
        #expect(!found.lowercased().contains("canary"))
      }
    }
    #expect(!FileManager.default.fileExists(atPath: harness.output))
  }
}

/// What the tests read of a document.
private struct Document: Decodable {
  struct Figure: Decodable {
    let basis: String
    let numerator, denominator: Int
  }
  struct Class: Decodable {
    let measure: String
    let people: Int
  }
  struct Attribution: Decodable {
    let active: Int
    let classes: [Class]
  }
  struct Gap: Decodable, Equatable {
    let entitled, unassigned, idle, active, newlyLicensed: Int
  }
  struct Subject: Decodable {
    let figures: [Figure]
    let attribution: Attribution
    let gap: Gap
  }
  struct Source: Decodable {
    let path: String
    let leftOut: [String: Int]
  }
  let subjects: [Subject]
  let sources: [Source]
}

import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Telling how a night went")
struct TellingTests {
  @Test("metrics are numbers in the exposition format, without any name of a customer")
  func metrics() throws {
    var harness = try NightlyHarness()
    harness.settings = "metrics: metrics.prom\n"
    _ = try harness.run("2026-11-01")
    let text = try Repository.text(of: harness.folder + "/metrics.prom")
    var typed: Set<Substring> = []
    for line in text.split(separator: "\n") {
      if let match = line.wholeMatch(of: /# TYPE (?<name>[a-z_]+) gauge/) { typed.insert(match.name) }
      guard !line.hasPrefix("#") else { continue }
      let sample = try #require(
        line.wholeMatch(of: /(?<name>[a-z_]+)(\{stage="[a-z]+"\})? [0-9]+(\.[0-9]+)?/), "\(line)")
      #expect(typed.contains(sample.name), "\(line)")
    }
    #expect(text.contains("\nadoption_report_last_success_timestamp_seconds 1795000003\n"))
    #expect(text.contains("\nadoption_report_customers 18\n"))
    #expect(text.contains("\nadoption_report_last_run_status 0\n"))
    #expect(!text.lowercased().contains("litware"))
  }

  @Test("metrics of a failure keep the last success, and leave out what is not known")
  func failedMetrics() throws {
    var harness = try NightlyHarness()
    harness.settings = "metrics: metrics.prom\n"
    _ = try harness.run("2026-11-01")
    try FileManager.default.removeItem(atPath: harness.night.exports)
    harness.start += 86_400
    #expect(try harness.error("2026-11-02") != nil)
    let text = try Repository.text(of: harness.folder + "/metrics.prom")
    #expect(text.contains("\nadoption_report_last_success_timestamp_seconds 1795000003\n"))
    #expect(text.contains("\nadoption_report_last_run_timestamp_seconds 1795086403\n"))
    #expect(text.contains("\nadoption_report_last_run_status 66\n"))
    #expect(!text.contains("adoption_report_customers"))
  }

  @Test("metrics that cannot be written are a loss, and the night is published")
  func unwritableMetrics() throws {
    var harness = try NightlyHarness()
    harness.settings = "metrics: none/metrics.prom\n"
    let summary = try harness.run("2026-11-01")
    #expect(summary.exitStatus == .partial)
    #expect(summary.metricsFailure?.contains("none/") == true)
    // What others are told is what the process says.
    let run = try #require(try harness.runs().last)
    #expect(run.status == 1)
    #expect(run.warnings.first?.hasPrefix("metrics: ") == true)
    #expect(try harness.publishedNights() == ["2026-11-01.r1"])
  }

  @Test("pings say start and success, or failure; one that fails is a warning")
  func pings() throws {
    var harness = try NightlyHarness()
    let server = try LoopbackServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    for event in ["start", "success", "failure"] {
      let path = harness.folder + "/\(event).secret"
      try Data("http://127.0.0.1:\(server.port)/\(event)-canary\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      harness.settings += event == "start" ? "ping:\n" : ""
      harness.settings += "  \(event): file:\(event).secret\n"
    }
    _ = try harness.run("2026-11-01")
    #expect(server.request().hasPrefix("GET /start-canary "))
    #expect(server.request().hasPrefix("GET /success-canary "))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: harness.folder + "/start.secret")
    try FileManager.default.removeItem(atPath: harness.night.exports)
    #expect(try harness.error("2026-11-02") != nil)
    #expect(server.request().hasPrefix("GET /failure-canary "))
    let runs = try harness.runs()
    #expect(runs[1].warnings.count == 1)
    #expect(runs[1].warnings.first?.contains("expected a file that only its owner can read") == true)
    #expect(try !Repository.text(of: harness.night.output + "/runs.json").contains("canary"))
  }

  @Test("the status is a table, with missed nights and what went wrong, or JSON")
  func status() throws {
    var harness = try NightlyHarness()
    _ = try harness.run("2026-11-01")
    harness.start += 3 * 86_400
    _ = try harness.run("2026-11-03")
    let text = try nightlyStatus(outputFolder: harness.night.output, last: 14, as: .text)
    let rows = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true) }
    #expect(rows[1].prefix(3) == ["2026-11-01", "2026-11-18T11:06:43Z", "published"])
    #expect(rows[2] == ["2026-11-02", "-", "missed"])
    #expect(rows[3].prefix(3) == ["2026-11-03", "2026-11-21T11:06:43Z", "published"])
    #expect(text.contains("2026-11-03: no night was published for 2026-11-02;"))
    let json = try nightlyStatus(outputFolder: harness.night.output, last: 1, as: .json)
    let runs = try JSONDecoder().decode(NightlyHarness.Runs.self, from: Data(json.utf8)).runs
    #expect(runs.map(\.night) == ["2026-11-03"])
  }
}

import FoundationEssentials
import TestSupport
import Testing

@Suite(
  "The oracle: every figure counted a second time, person by person",
  .enabled(if: Support.hasPython, "needs python3 (ADOPTION_PYTHON), 3.9 or newer"), .serialized)
struct OracleTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("the oracle agrees with the tenants that docs/attribution.md computes by hand")
  func workedTable() throws {
    let outcome = try oracle("worked.py")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let summary = try #require(outcome.output.firstMatch(of: /(\d+) figures of (\d+) tenants, 0 differ\n$/))
    #expect((Int(summary.2) ?? 0) >= 20)
    #expect((Int(summary.1) ?? 0) >= 400)
  }

  @Test("the program agrees with the same tenants")
  func workedNight() throws {
    try writeWorkedTenants()
    let outcome = try oracle("against.py", [Program.path, Repository.templates, folder.path])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("a figure that is missing, differs, stands twice or has no business being there is found")
  func notBlind() throws {
    try writeWorkedTenants()
    let measures = "usage@assigned"
    let equal = try oracle(
      "against.py", [Program.path, Repository.templates, folder.path, "--only-measures", measures])
    #expect(equal.status == 0, "\(equal.output)\(equal.errors)")
    let table = URL(filePath: folder.path + "/output/2026-04-01/measures.csv")
    let night = String(decoding: try Data(contentsOf: table), as: UTF8.self)
    let row = try #require(
      night.split(whereSeparator: \.isNewline).first { $0.contains(",exchange,usage,assigned,8,11,") })
    for (change, word) in [
      ("", "missing: "), (row.replacing(",8,11,", with: ",7,11,"), "differs: "),
      (row.replacing(",72.7,", with: ",72.8,"), "percent: "), ("\(row)\r\n\(row)", "twice in "),
      ("\(row)\r\n" + row.replacing(",exchange,", with: ",dynamics-sales,"), "unasked: "),
    ] {
      try folder.write(night.replacing(row, with: change), to: "changed/measures.csv")
      let outcome = try oracle(
        "hold.py", [folder.path + "/oracle.csv", folder.path + "/changed", "--only-measures", measures])
      #expect(outcome.status == 1)
      #expect(outcome.output.hasPrefix(word), "\(outcome.output)")
      #expect(outcome.output.hasSuffix(", 1 differ\n"), "\(outcome.output)")
    }
  }

  /// A seed that differs is named with the folder in which its exports, the program's night and the oracle's
  /// figures are kept; `Tests/Oracle/README.md` says how to look at them.
  @Test("no figure of random portfolios differs", arguments: [(1...200, 50), (1...1, 5000)])
  func random(seeds: ClosedRange<Int>, customers: Int) throws {
    let (first, last) = (seeds.lowerBound, seeds.upperBound)
    let range = ["\(first)", "\(last)", "\(customers)", "--jobs", "2"]
    let outcome = try oracle("seeds.py", [Program.path, Repository.templates] + range)
    let about = "seeds \(first) to \(last) of \(customers) customers: "
    #expect(outcome.status == 0, "\(about)\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix(about))
  }

  private func writeWorkedTenants() throws {
    let outcome = try oracle("worked.py", [folder.path])
    guard outcome.status == 0 else { throw UnexpectedOutcome(outcome: outcome) }
  }

  private func oracle(_ script: String, _ arguments: [String] = []) throws -> Command.Outcome {
    let path = Repository.root.appending(path: "Tests/Oracle/" + script).path
    // No compiled files beside the scripts.
    return try Command(
      [Support.python, path] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1"]
    ).run()
  }
}

import FoundationEssentials
import TestSupport
import Testing

@Suite(
  "The yardstick: a thousand customers against an independent implementation",
  .enabled(
    if: Support.hasYardstick, "needs ADOPTION_SHARED and a Python with numpy and jinja2 (ADOPTION_PYTHON)"),
  .serialized)
struct YardstickTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "no figure differs, whatever the seed and the order of the rows",
    arguments: [[], ["--seed", "7"], ["--shuffle"]])
  func generated(options: [String]) throws {
    try generate(options)
    try compare(exports: folder.path + "/data")
  }

  @Test("no figure differs where columns are shuffled, cells quoted, separators ; and headers in upper case")
  func disguised() throws {
    try generate([])
    try python([Support.script("yardstick/disguise.py"), folder.path + "/data", folder.path + "/disguised"])
    try compare(exports: folder.path + "/disguised")
  }

  private func generate(_ options: [String]) throws {
    try python([try shared("yardstick/gen.py"), "1000", folder.path + "/data"] + options)
  }

  /// Publishes `exports` and compares the night with the answers to the generated data.
  private func compare(exports: String) throws {
    let data = folder.path + "/data"
    let answers = folder.path + "/answers.json"
    try python([try shared("yardstick/baselines/ref.py"), data, "--answers", answers])
    let outcome = try Program.run(Program.night(exports, to: folder.path + "/output", night: "2026-04-01"))
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
    let compared = try python(
      [try shared("yardstick/compare.py"), answers, folder.path + "/output/2026-04-01", data])
    #expect(compared.split(separator: "\n").last?.hasSuffix(" figures, 0 differ") == true, "\(compared)")
  }

  @discardableResult
  private func python(_ words: [String]) throws -> String {
    // The shared folder may be read-only: no compiled files beside the scripts.
    let outcome = try Command([Support.python] + words, environment: ["PYTHONDONTWRITEBYTECODE": "1"]).run()
    guard outcome.status == 0 else { throw UnexpectedOutcome(outcome: outcome) }
    return outcome.output
  }

  private func shared(_ path: String) throws -> String { try #require(Support.shared(path)) }
}

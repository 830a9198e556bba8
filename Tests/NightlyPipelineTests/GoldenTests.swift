import FoundationEssentials
import TestSupport
import Testing

/// The approved reports of the example.
///
/// `make golden` (these tests with RECORD_GOLDENS=1) writes them anew and fails; what changed is then to be read and
/// committed like code.
@Suite("Golden reports")
struct GoldenTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  @Test(
    "the example's reports are those that were approved",
    arguments: [
      "portfolio.xml", "measures.csv", "portfolio.csv", "recommendations.csv",
      "customers/contoso-ltd-g9q4aw0n.html", "customers/contoso-ltd-g9q4aw0n.xml",
    ])
  func golden(path: String) throws {
    let harness = try NightHarness.example()
    try harness.run()
    let golden = Repository.goldens + "/" + path
    let text = try harness.text(path)
    if Self.isRecording {
      try Data(text.utf8).write(to: URL(filePath: golden))
      Issue.record("\(path) is recorded; read the difference and run again without RECORD_GOLDENS")
      return
    }
    let approved = try Repository.text(of: golden)
    #expect(text == approved, "\(firstDifference(text, approved))")
  }

  /// The first line that differs.
  private func firstDifference(_ text: String, _ approved: String) -> Comment {
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = approved.split(separator: "\n", omittingEmptySubsequences: false)
    let place =
      zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    func line(_ lines: [Substring]) -> Substring { place < lines.count ? lines[place] : "(the end)" }
    return "line \(place + 1): approved: \(line(old)) now: \(line(new)) (make golden records them anew)"
  }
}

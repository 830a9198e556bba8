import AdoptionDomain
import TestSupport
import Testing

@Suite("the order of findings")
struct FindingOrderTests {
  /// What a finding is sorted by, in a list that is compared as a whole.
  private static func words(_ finding: Finding) -> [String] {
    func padded(_ number: Int?) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: 6 - digits.count) + digits
    }
    let weights: [Finding.Severity: String] = [.refusal: "0", .warning: "1", .note: "2"]
    return [
      weights[finding.severity] ?? "", finding.file ?? "", padded(finding.line), padded(finding.column),
      finding.code.rawValue, finding.customer?.text ?? "", padded(finding.count), finding.expected ?? "",
      finding.found ?? "",
    ]
  }

  private static func finding(using random: inout SeededGenerator) -> Finding {
    func one<Value>(of values: [Value?]) -> Value? { values.randomElement(using: &random) ?? nil }
    return Finding(
      one(of: [.refusal, .warning, .note]) ?? .note, one(of: [.emptyFile, .rejectedRecord]) ?? .emptyFile,
      file: one(of: [nil, "a.csv", "b.csv"]), line: one(of: [nil, 2, 10]), column: one(of: [nil, 1, 3]),
      customer: one(of: [nil, "contoso", "fabrikam"]).map(Customer.ID.init), count: one(of: [nil, 5, 40]),
      expected: one(of: [nil, "a day"]), found: one(of: [nil, "a word", "nothing"]))
  }

  @Test(
    "it is that of weight, file, place, kind, customer and the rest, whichever come first", arguments: 0..<50)
  func order(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let findings = (0..<Int.random(in: 0...60, using: &random)).map { _ in Self.finding(using: &random) }
    let sorted = inFixedOrder(findings)
    #expect(
      sorted.map(Self.words)
        == findings.map(Self.words).sorted { $0.lexicographicallyPrecedes($1) }, "seed \(seed)")
    #expect(inFixedOrder(findings.shuffled(using: &random)) == sorted, "seed \(seed)")
  }
}

import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Order tells nothing")
struct OrderIndependenceTests {
  @Test("rows and columns in another order give the same facts and findings", arguments: 1...40)
  func shuffledRowsAndColumns(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let portfolio = RandomPortfolio(using: &random)
    let plain = try Exports(portfolio.files).resolved()
    let shuffled = try Exports(portfolio.shuffled(using: &random).files).resolved()
    #expect(shuffled.facts.customers == plain.facts.customers, "seed \(seed)")
    #expect(shuffled.facts.productSets == plain.facts.productSets, "seed \(seed)")
    #expect(shuffled.facts.tallies == plain.facts.tallies, "seed \(seed)")
    #expect(shuffled.findings == plain.findings, "seed \(seed)")
    #expect(shuffled.facts.sources.map(\.path) == plain.facts.sources.map(\.path), "seed \(seed)")
    #expect(shuffled.facts.sources.map(\.dataDates) == plain.facts.sources.map(\.dataDates), "seed \(seed)")
  }

  @Test("files under other names in another order give the same facts and findings", arguments: 1...40)
  func renamedFiles(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let portfolio = RandomPortfolio(using: &random)
    let names = Dictionary(
      uniqueKeysWithValues: zip(
        portfolio.tables.keys.sorted(),
        (0..<portfolio.tables.count).map { "new\($0).csv" }.shuffled(using: &random)))
    let plain = try Exports(portfolio.files).resolved()
    let files = Dictionary(uniqueKeysWithValues: portfolio.files.map { (names[$0.key] ?? $0.key, $0.value) })
    let renamed = try Exports(files).resolved()
    #expect(renamed.named(by: { $0 }) == plain.named(by: { names[$0] ?? $0 }), "seed \(seed)")
  }

  @Test("counts in another order give the same facts and findings")
  func reorderedCounts() throws {
    var random = SeededGenerator(seed: 99)
    let portfolio = RandomPortfolio(using: &random)
    let exports = try Exports(portfolio.files)
    let counts = try exports.countedAll().counts
    let night = try day(exports.night)
    let plain = resolve(counts, catalog: Exports.catalog, night: night)
    for _ in 0..<10 {
      let other = resolve(counts.shuffled(using: &random), catalog: Exports.catalog, night: night)
      #expect(other.facts == plain.facts)
      #expect(other.findings == plain.findings)
    }
  }
}

extension ImportResult {
  /// The facts and findings as lines in which files go by their names instead of their places.
  ///
  /// Which of two files with the same row counts is a matter of their names: the source of a holding is left out, and
  /// tallies are summed over the files.
  func named(by name: (String) -> String) -> [String] {
    let names = facts.sources.map { name($0.path) }
    func sorted(_ sources: [Int]) -> [String] { sources.map { names[$0] }.sorted() }
    var lines: [String] = facts.productSets.map { "\($0)" }
    for facts in facts.customers {
      lines.append("\(facts.customer) \(facts.isMatchedByNameOnly)")
      for var holding in facts.holdings {
        holding.source = 0
        let units = holding.units.states.map { "\($0) \(String(describing: holding.units[$0]))" }
        holding.units = [:]
        lines.append("\(holding) \(units)")
      }
      if let activity = facts.activity {
        lines.append(
          "\(activity.dataDate) \(activity.coveredServices) \(activity.isConcealed) \(sorted(activity.sources))"
        )
        lines += activity.cohorts.map { "\($0)" }
      }
      if let support = facts.support {
        lines.append("\(support.coverage) \(sorted(support.sources))")
        lines += support.counts.map { "\($0)" }
      }
    }
    var tallies: [String: Int] = [:]
    for tally in facts.tallies {
      let customer = tally.customer?.text ?? "-"
      tallies["\(customer) used", default: 0] += tally.used
      for (reason, records) in tally.leftOut { tallies["\(customer) \(reason)", default: 0] += records }
    }
    let findings = findings.map { finding in
      var finding = finding
      finding.file = finding.file.map(name)
      finding.found = finding.found?.split(separator: " ").map { name(String($0)) }.joined(separator: " ")
      return finding.description
    }
    return lines + tallies.map { "\($0.key) \($0.value)" }.sorted() + findings.sorted()
  }
}

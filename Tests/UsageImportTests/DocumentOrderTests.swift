import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Order of rows tells nothing in JSON exports either")
struct DocumentOrderTests {
  private typealias Sample = LicenseDocuments

  /// Rows of every kind for two customers, with repeated ones, two days and two channels, by path.
  private static let rows: [String: [String]] = [
    "skus.json": [
      Sample.graphSKU(enabled: 9, suspended: 2, consumed: "12"), Sample.graphSKU(enabled: 7, consumed: "12"),
      Sample.graphSKU(Sample.unknown, "NEW_SKU", enabled: 3, plans: ["TEAMS1"]),
    ],
    "contoso.example/subs.json": [
      Sample.subscription("s1", units: 4), Sample.subscription("s2", units: 3, isTrial: "true"),
      Sample.subscription("S1", units: 5, status: "Suspended"),
    ],
    "fabrikam.example/skus.json": [
      Sample.partnerSKU(active: 4, consumed: 5), Sample.partnerSKU(Sample.exchange1, active: 2),
    ],
    "deployment.json": [
      Sample.deployment(sold: 5, deployed: 2), Sample.deployment(sold: 4, deployed: 1, channel: "direct"),
      Sample.deployment(tenant: Sample.fabrikam, sold: 4, deployed: 1),
      Sample.deployment(sold: 8, deployed: 1, day: "2026-03-01T00:00:00"),
    ],
    "usage.json": [
      Sample.usage("SharePoint", active: 3, qualified: 5), Sample.usage("OneDrive", active: 4, qualified: 6),
      Sample.usage("Viva", active: 4, qualified: 6), Sample.usage("viva", active: 1, qualified: 6),
    ],
  ]

  @Test("rows in another order give the same facts and findings", arguments: 1...20)
  func shuffled(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func document(_ rows: [String]) -> String { #"{"value": [\#(rows.joined(separator: ","))]}"# }
    let plain = try Sample.exports(Self.rows.mapValues(document)).resolved()
    let files = Self.rows.keys.sorted().map { ($0, document((Self.rows[$0] ?? []).shuffled(using: &random))) }
    let shuffled = try Sample.exports(Dictionary(uniqueKeysWithValues: files)).resolved()
    #expect(shuffled.facts.customers == plain.facts.customers, "seed \(seed)")
    #expect(shuffled.facts.tallies == plain.facts.tallies, "seed \(seed)")
    #expect(shuffled.facts.learnedProducts == plain.facts.learnedProducts, "seed \(seed)")
    #expect(shuffled.findings == plain.findings, "seed \(seed)")
  }
}

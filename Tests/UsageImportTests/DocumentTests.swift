import AdoptionDomain
import Glibc
import TestSupport
import Testing
import UsageImport

@Suite("JSON exports as files")
struct DocumentTests {
  private typealias Sample = LicenseDocuments
  private static let path = "contoso.example/x.json"
  private static let good = Sample.graph(Sample.graphSKU(enabled: 1))

  @Test(
    "a byte order mark, the letters of a wrongly decoded one and blanks before the document are passed over",
    arguments: ["\u{FEFF}", "\u{EF}\u{BB}\u{BF}", "\r\n\t ", "\u{FEFF}\n"])
  func marks(before: String) throws {
    let result = try Sample.exports([Self.path: before + Self.good]).resolved()
    #expect(try result.customer(Sample.contoso).holdings.count == 1)
  }

  @Test("a list of rows without an envelope is read, as a script saves it that has joined pages")
  func bareList() throws {
    let result = try Sample.exports([Self.path: "[\(Sample.graphSKU(enabled: 1))]"]).resolved()
    #expect(try result.customer(Sample.contoso).holdings.count == 1)
  }

  @Test("a document that is no valid JSON is refused with its place, what is expected and what is found")
  func invalid() throws {
    let text = "{\n\"Value\": [\n  {\"licensesSold\": 1}\n}\n"
    let refusal = try Sample.exports([Self.path: text]).refusal(of: Self.path)
    #expect(
      refusal.description == "\(Self.path):4:1: invalid-document: expected a comma or ], found }")
    #expect(refusal.severity == .refusal)
    let marked = try Sample.exports([Self.path: "\u{FEFF}{\"a\" 1}"]).refusal(of: Self.path)
    #expect([marked.line, marked.column] == [1, 6])
  }

  @Test(
    "a valid document of another kind is no known export, and beside a page of documentation it is a note")
  func unrecognized() throws {
    for text in [
      "{}", "{\"value\": {}}", "{\"value\": [{\"name\": 1}]}", "[1, 2]", "{\"items\": [null]}",
      #"{"value": [{"skuId": "x"}]}"#,
    ] {
      #expect(
        try Sample.exports([Self.path: text]).refusal(of: Self.path).code == .unrecognizedFile, "\(text)")
    }
    let note = try Sample.exports(["notes.md": "[a](b.md) is here"]).refusal(of: "notes.md")
    #expect(note.severity == .note)
  }

  @Test("a list without rows is an empty file")
  func empty() throws {
    for text in ["{\"value\": []}", "{\"totalCount\": 0, \"items\": []}", "[]"] {
      #expect(try Sample.exports([Self.path: text]).refusal(of: Self.path).code == .emptyFile)
    }
  }

  @Test("a document above 256 MB is refused before it is read")
  func large() throws {
    let exports = try Sample.exports([Self.path: "{" + String(repeating: " ", count: 1000)])
    try #require(truncate(exports.folder.path + "/" + Self.path, 256 * 1024 * 1024 + 1) == 0)
    let refusal = try exports.refusal(of: Self.path)
    #expect(refusal.code == .unreadableFile)
    #expect(refusal.found == "268435457 bytes")
  }

  @Test(
    "a row with a count that cannot be is set aside with its place, and the others count",
    arguments: [
      ("-1", "a negative number"), ("2.5", "a number with a fraction or an exponent"),
      ("1000000001", "a larger number"), ("99999999999999999999", "a larger number"),
      ("1e3", "a number with a fraction or an exponent"), (#""7""#, "a text"), ("[]", "an array"),
    ])
  func counts(written: String, found: String) throws {
    let bad = Sample.graphSKU(Sample.exchange1, "EXCHANGESTANDARD", enabled: 3, consumed: written)
    var exports = try Sample.exports([Self.path: Sample.graph(Sample.graphSKU(enabled: 1), bad)])
    let refusal = try exports.refusal(of: Self.path)
    #expect(refusal.code == .tooManyRejected)
    exports.maximumRejectedPermille = 500
    let result = try exports.resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.line) == ["ENTERPRISEPACK unstated active 1/0"])
    let finding = try #require(result.findings.first)
    // The first row has five lines; the count stands in the second line of the next one.
    #expect([finding.line, finding.column] == [6, 19])
    #expect(finding.expected == "a count from 0 to 1000000000 in consumedUnits")
    #expect(finding.found == found)
    #expect(result.facts.sources.map(\.rejectedRecords) == [1, 0])
    #expect(result.facts.sources.map(\.records) == [2, 2])
  }

  @Test("the largest count is read, and sums of it do not overflow")
  func largest() throws {
    let sku = Sample.graphSKU(enabled: 1_000_000_000, consumed: "1000000000")
    let result = try Sample.exports([Self.path: Sample.graph(sku)]).resolved()
    #expect(
      try result.customer(Sample.contoso).holdings.map(\.line)
        == ["ENTERPRISEPACK unstated active 1000000000/1000000000"])
  }

  @Test("a link to a further page is a warning, and null is none")
  func pages() throws {
    let last = Self.good.dropLast()
    for (link, count) in [
      (#""@odata.nextLink": "https://graph.example/next""#, 1), (#""@nextLink": "next""#, 1),
      (#""@nextLink": null"#, 0), (#""@odata.nextLink": null"#, 0),
    ] {
      let result = try Sample.exports([Self.path: "\(last), \(link)}"]).resolved()
      #expect(result.findings(.furtherPages).map(\.severity) == Array(repeating: .warning, count: count))
      #expect(try result.customer(Sample.contoso).holdings.count == 1)
    }
  }

  @Test("names of accounts, owners and plans, and what stands in rows that are set aside, do not stay")
  func canaries() throws {
    let canary = "canary7f3a"
    let rows = [
      Sample.graphSKU(enabled: 1).replacing("An account", with: canary),
      Sample.subscription("s1", units: 5).replacing("fe04f19f-d924-42b7-9dee-edf4e3fab7f6", with: canary),
      Sample.partnerSKU(active: 1, plans: ["TEAMS1"]).replacing("Ein Dienst", with: canary),
      Sample.deployment("\"contact\": \"\(canary)\", ", sold: 1, deployed: 1),
      Sample.usage("Teams", active: 1, qualified: 1).replacing(
        "Reseller\"", with: "Reseller\", \"ownerId\": \"\(canary)\""),
      Sample.deployment(sold: 1, deployed: 1).replacing("CONTOSO", with: canary)
        .replacing("\"licensesSold\": 1", with: "\"licensesSold\": \"\(canary)\""),
    ]
    for row in rows {
      #expect(row.contains(canary))
      var exports = try Sample.exports([Self.path: Sample.graph(row)])
      exports.maximumRejectedPermille = 1000
      let (counts, refusals) = try exports.countedAll()
      #expect(refusals.isEmpty)
      let result = try exports.resolved()
      for value in [counts, result.facts, result.findings] as [Any] {
        var text = ""
        dump(value, to: &text)
        #expect(!text.contains(canary))
      }
    }
  }
}

import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Counts that are kept")
struct KeptCountsTests {
  /// The counts of a file, from the bytes that were kept of them.
  private func readAgain(_ counts: FileCounts, catalog: ServiceCatalog) throws -> FileCounts {
    let bytes = counts.keptBytes
    let read = try #require(
      FileCounts(keptBytes: bytes, of: counts.file, fingerprint: counts.fingerprint, catalog: catalog))
    #expect(read.keptBytes == bytes, "\(counts.file.path)")
    #expect(read.kind == counts.kind && read.size == counts.size && read.findings == counts.findings)
    #expect(read.records == counts.records && read.rejectedRecords == counts.rejectedRecords)
    return read
  }

  /// Compares what counts come to with what they come to once they were kept; returns them.
  @discardableResult
  private func compare(_ exports: Exports) throws -> [FileCounts] {
    let (counts, _) = try exports.countedAll()
    let kept = try counts.map { try readAgain($0, catalog: exports.catalog) }
    let night = try day(exports.night)
    let (own, other) = (
      resolve(counts, catalog: exports.catalog, night: night),
      resolve(kept, catalog: exports.catalog, night: night)
    )
    #expect(own.facts == other.facts)
    #expect(own.findings == other.findings)
    return counts
  }

  /// One export of every kind.
  private func everyKind() throws -> Exports {
    typealias Sample = LicenseDocuments
    var random = SeededGenerator(seed: 7)
    var files = RandomPortfolio(using: &random).files
    files["customers.csv"] = """
      CustomerId,CustomerName,Domains,Country,SeatCount,Language,AccountManager,AccountManagerEmail,ReportRecipients,SendReport
      \(Sample.contoso),"Contoso, Ltd.",contoso.example; b.example,KR,12,ko,Kim,k@p.example,x@b.example; y@b.example,Yes
      t1,One,,,,,,,,

      """
    let sku = Sample.graphSKU(Sample.unknown, "NEW_SKU", enabled: 9, warning: 1, plans: ["TEAMS1", "B"])
    files["contoso.example/skus.json"] = Sample.graph(sku)
    files["contoso.example/subscriptions.json"] = Sample.graph(
      Sample.subscription("s1", units: 3), Sample.subscription("s2", units: 3, status: "Odd"))
    files["contoso.example/items.json"] = Sample.items(Sample.partnerSKU(active: 5, consumed: 2))
    files["deployment.json"] = Sample.current(
      Sample.deployment(sold: 10, deployed: 4), Sample.deployment(sold: 3, deployed: 1, code: "crm"))
    files["usage.json"] = Sample.current(Sample.usage("Exchange", active: 2, qualified: 7))
    files["products.csv"] = Table(
      header: ["Product_Display_Name", "String_Id", "GUID", "Service_Plan_Name", "Service_Plan_Id"],
      rows: [["New", "NEW_SKU", Sample.unknown, "TEAMS1", "57ff2da0-773e-42df-b2af-ffb7a2317929"]]
    ).text()
    var exports = try Exports(files)
    exports.catalog = Sample.catalog
    exports.maximumRejectedPermille = 1000
    return exports
  }

  @Test("of every kind come to the same facts and findings as what was counted")
  func kinds() throws {
    let counts = try compare(try everyKind())
    #expect(Set(counts.map(\.kind)) == Set(ExportKind.allCases))
  }

  @Test("of random exports come to the same, rejected records and findings among them", arguments: 1...40)
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var portfolio = RandomPortfolio(using: &random).files
    portfolio["r1.csv"] = portfolio["r1.csv"].map { $0 + "99,t1,no day,,Teams,help,web,\r\n" }
    var exports = try Exports(portfolio)
    exports.maximumRejectedPermille = 1000
    try compare(exports)
  }

  @Test("hold cohorts of any size", arguments: [1, 127, 128, 129, 255, 256, 40_000])
  func sizes(people: Int) throws {
    let person = Person(licenses: ["Teams"], activity: ["Teams": "2026-03-20"])
    let exports = try Exports(["u.csv": Person.combined(Array(repeating: person, count: people))])
    try compare(exports)
  }

  @Test(
    "tell who is who only of all people of a customer together, by which two exports of the same are known")
  func people() throws {
    let names = ["anna@contoso.example", "ben@contoso.example", "cho@contoso.example"]
    func exports(_ names: [String]) throws -> Exports {
      let people = zip(names, [["Teams"], ["Exchange"], []]).map { name, licenses in
        Person(customer: "contoso.example", name: name, licenses: Set(licenses))
      }
      return try Exports([
        "customers.csv": "CustomerId,CustomerName,Domains\nt1,Contoso,contoso.example\n",
        "joined.csv": Person.combined(people), "contoso.example/own.csv": Person.graph(people),
      ])
    }
    let counts = try compare(try exports(names))
    let others = try exports(names.reversed()).countedAll().counts
    #expect(counts.map(\.keptBytes) == others.map(\.keptBytes))
    let kept = try counts.map { try readAgain($0, catalog: Exports.catalog) }
    let result = resolve(kept, catalog: Exports.catalog, night: try day("2026-04-01"))
    #expect(result.findings(.repeatedFile).count == 1)
    // Somebody else is another hash.
    let strangers = try exports(["x@contoso.example"] + names.dropFirst()).countedAll().counts
    #expect(counts.map(\.keptBytes) != strangers.map(\.keptBytes))
  }

  @Test(
    "are nothing where bytes are lost, added or altered so that they cannot be counts, and never end the process"
  )
  func damaged() throws {
    let exports = try everyKind()
    var random = SeededGenerator(seed: 11)
    var refused = 0
    for counts in try exports.countedAll().counts {
      let bytes = counts.keptBytes
      func read(_ bytes: [UInt8]) -> FileCounts? {
        FileCounts(
          keptBytes: bytes, of: counts.file, fingerprint: counts.fingerprint, catalog: exports.catalog)
      }
      for length in 0..<min(bytes.count, 400) { #expect(read(Array(bytes[..<length])) == nil) }
      #expect(read(bytes + [0]) == nil)
      var otherLayout = bytes
      otherLayout[0] += 1
      #expect(read(otherLayout) == nil)
      for _ in 0..<500 {
        var altered = bytes
        altered[Int.random(in: 1..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
        if read(altered) == nil { refused += 1 }
      }
    }
    #expect(refused > 500)
  }

  @Test("are nothing where they name services that the catalog does not have")
  func otherCatalog() throws {
    let exports = try Exports([
      "u.csv": Person.combined([Person(licenses: ["Yammer"])]),
      "t.csv": "TicketId,CustomerId,CreatedAt,Category,Product\n1,t1,2026-03-10,help,Yammer\n",
    ])
    let smaller = ServiceCatalog(
      services: Array(exports.catalog.services.dropLast()), freePartNumbers: [], minimumToJudge: 10)
    for counts in try exports.countedAll().counts {
      #expect(
        FileCounts(
          keptBytes: counts.keptBytes, of: counts.file, fingerprint: counts.fingerprint, catalog: smaller)
          == nil, "\(counts.file.path)")
    }
  }
}

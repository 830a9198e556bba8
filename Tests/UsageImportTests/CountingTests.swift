import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Counting one export")
struct CountingTests {
  private let settings = ImportSettings(
    catalog: ServiceCatalog(services: [], freePartNumbers: [], minimumToJudge: 10), aliases: .none,
    maximumRejectedPermille: 10)

  @Test("an empty file is refused as one without a record")
  func empty() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "customers.csv")
    let file = try #require(try exportFiles(below: folder.path).first)
    let refusal = #expect(throws: FileRefusal.self) { try count(file, settings: settings) { _ in } }
    #expect(refusal?.finding.code == .emptyFile)
    #expect(refusal?.finding.file == "customers.csv")
  }
}

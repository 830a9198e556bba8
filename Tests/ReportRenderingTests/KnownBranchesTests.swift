import ReportContent
import ReportRendering
import SettingsFiles
import TestSupport
import Testing

@Suite("Kinds of reports that were found valid")
struct KnownBranchesTests {
  /// A renderer by whose schema a customer has at most 100 seats, which no branch of a template tells.
  private func renderer(known: KnownBranches?) throws -> ReportRenderer {
    let folder = try TemporaryFolder()
    let schema = try Repository.text(of: Repository.templates + "/xml/report.xsd")
    let bounded = schema.replacing(
      "<xs:attribute name=\"seats\" type=\"r:Count\" use=\"optional\"/>",
      with: """
        <xs:attribute name="seats" use="optional"><xs:simpleType><xs:restriction base="r:Count">
        <xs:maxInclusive value="100"/></xs:restriction></xs:simpleType></xs:attribute>
        """)
    try #require(bounded != schema)
    try folder.write(bounded, to: "xml/report.xsd")
    let templates = try ReportTemplates(
      folders: templateFolders([Repository.templates, folder.path]), texts: Workshop.settings.get().texts
    ) { _ in [UInt8](repeating: 7, count: 32) }
    return ReportRenderer(templates, validator: try XMLValidator(templates), known: known)
  }

  /// Whether a report is refused.
  private func isRefused(
    seats: Int?, sold: Int? = nil, language: String = "en", by renderer: inout ReportRenderer
  ) throws -> Bool {
    let fixture = try KindsFixture(ranked: 0, stale: 0)
    let report = customerReport(
      of: try KindsFixture.record(seats: seats, sold: sold), context: fixture.context,
      wording: try Workshop.wording(language))
    do throws(XMLFault) {
      _ = try renderer.render(report)
      return false
    } catch {
      return true
    }
  }

  @Test("a report of a kind that was found valid is not held against the schema again")
  func known() throws {
    var renderer = try renderer(known: KnownBranches())
    #expect(try !isRefused(seats: 100, by: &renderer))
    #expect(try !isRefused(seats: 101, by: &renderer))
  }

  @Test(
    "a kind that was found not valid is not known, however often it comes, and becomes known by a valid one")
  func unknown() throws {
    var renderer = try renderer(known: KnownBranches())
    for _ in 0..<3 { #expect(try isRefused(seats: 101, by: &renderer)) }
    #expect(try !isRefused(seats: 100, by: &renderer))
    #expect(try !isRefused(seats: 101, by: &renderer))
  }

  @Test("a report with a new piece is held against the schema, and so is one in another language")
  func newPiece() throws {
    var renderer = try renderer(known: KnownBranches())
    #expect(try !isRefused(seats: 100, by: &renderer))
    #expect(try isRefused(seats: 101, sold: 40, by: &renderer))
    #expect(try !isRefused(seats: 100, sold: 40, by: &renderer))
    #expect(try !isRefused(seats: 101, sold: 40, by: &renderer))
  }

  @Test("what one renderer found valid all know that share it, and no others")
  func shared() throws {
    let known = KnownBranches()
    var (first, second) = (try renderer(known: known), try renderer(known: known))
    var stranger = try renderer(known: KnownBranches())
    #expect(try !isRefused(seats: 100, by: &first))
    #expect(try !isRefused(seats: 101, by: &second))
    #expect(try isRefused(seats: 101, by: &stranger))
  }

  @Test("without known kinds every report is held against the schema")
  func all() throws {
    var renderer = try renderer(known: nil)
    for _ in 0..<2 {
      #expect(try !isRefused(seats: 100, by: &renderer))
      #expect(try isRefused(seats: 101, by: &renderer))
    }
  }
}

@Suite("The portfolio's XML in parts")
struct PortfolioXMLPartsTests {
  @Test(
    "parts of pages of any size make the same document, which is valid, whether by kind or all are held against the schema",
    arguments: [(0, 0), (1, 0), (0, 3), (6, 0), (7, 4)])
  func parts(ranked: Int, stale: Int) throws {
    let fixture = try KindsFixture(ranked: ranked, stale: stale)
    var thorough = try Workshop.renderer()
    let whole = try fixture.parts(size: 1_000, by: &thorough)
    try #require(whole.count == 1)
    try Workshop.validator.get().validate(whole[0])
    let text = String(decoding: whole[0], as: UTF8.self)
    #expect(text.ranges(of: "<rankedCustomer ").count == ranked)
    #expect(text.ranges(of: "<staleCustomer ").count == stale)
    for size in [1, 2, 3, 7] {
      var byKind = ReportRenderer(
        try Workshop.templates.get(), validator: try Workshop.validator.get(), known: KnownBranches())
      #expect(Array(try fixture.parts(size: size, by: &byKind).joined()) == whole[0], "size \(size)")
      #expect(Array(try fixture.parts(size: size, by: &thorough).joined()) == whole[0], "size \(size)")
    }
  }
}

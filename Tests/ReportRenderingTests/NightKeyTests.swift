import AdoptionDomain
import MustacheTemplates
import ReportContent
import ReportRendering
import Testing

/// A night repeats the one before with another night in its marked places: so no other key may tell the night.
@Suite("Keys that tell the night")
struct NightKeyTests {
  /// A template that writes every key of a shape, and of all that is in it.
  private func template(of shape: Shape) -> String {
    shape.keys.map { key in
      let name = key.name
      return switch key.kind {
      case .text, .number: "\(name)={{\(name)}};"
      case .markup: "\(name)={{{\(name)}}};"
      case .flag: "{{#\(name)}}\(name);{{/\(name)}}"
      case .record(let inner), .list(let inner): "{{#\(name)}}\(name):\(template(of: inner)){{/\(name)}}"
      }
    }.joined()
  }

  /// All pages of a night by that template, with a star in every marked place.
  private func pages(on night: CalendarDay) throws -> (pages: [String], marks: Int) {
    let keys = PortfolioReportKeys.page
    let source = TemplateSource(path: "all", text: template(of: keys.shape))
    let program = try TemplateLibrary(layers: [["all": source]]).compile(
      "all", shape: keys.shape, medium: .html, literals: [:])
    let fixture = try KindsFixture(ranked: 5, stale: 2, night: night)
    let wording = try Workshop.wording("en")
    let report = portfolioReport(of: fixture.night, context: fixture.context, wording: wording)
    let cut = PortfolioPages(of: report, night: fixture.night, size: 3)
    var (renderer, tape, marks) = (Renderer(program), Tape(), 0)
    let pages = (1...cut.count).map { number in
      let records = cut.places(onPage: number).map { fixture.records[$0] }
      keys.flatten(
        cut.page(number, of: records, context: fixture.context, wording: wording), onto: &tape)
      var page: [UInt8] = []
      let places = renderer.render(tape, into: &page)
      marks += places.count
      for place in places.reversed() { page.replaceSubrange(place, with: "*".utf8) }
      return String(decoding: page, as: UTF8.self)
    }
    return (pages, marks)
  }

  @Test("are all marked, and no other one is")
  func marked() throws {
    let (first, marks) = try pages(on: KindsFixture.dataDate)
    let (second, _) = try pages(on: KindsFixture.dataDate.advanced(by: 9))
    #expect(first == second)
    // In words and as a date, on each of the pages.
    #expect(first.count == 3 && marks == 2 * first.count)
    #expect(
      first.allSatisfy { $0.contains("night=*;night-words=*;") && $0.contains("data-date=2026-10-31;") })
  }
}

import MustacheTemplates
import Testing

@Suite("Where marked values stand")
struct MarkTests {
  private struct Night: Sendable {
    var words = "1 <May>"
    var filling = ""
    var notes: [String] = []
  }

  private static let keys = Keys<Night>(
    .text("words", "The night", isMarked: true) { $0.words },
    .text("filling", "Anything") { $0.filling },
    .list("notes", "Notes", Keys<String>(.text(".", "A note") { $0.whole })) { $0.notes })

  private func marked(_ template: String, _ night: Night = Night()) throws -> (page: [UInt8], texts: [String])
  {
    let program = try Workshop.library(["page": template]).compile(
      "page", shape: Self.keys.shape, medium: .html, literals: [:])
    var tape = Tape()
    Self.keys.flatten(night, onto: &tape)
    var renderer = Renderer(program)
    var page = Array("before".utf8)
    let places = renderer.render(tape, into: &page)
    return (page, places.map { String(decoding: page[$0], as: UTF8.self) })
  }

  @Test(
    "each is told as it was written, and no other value",
    arguments: [
      ("{{words}}", ["1 &lt;May&gt;"]),
      ("a{{words}}b{{words}}", ["1 &lt;May&gt;", "1 &lt;May&gt;"]),
      ("{{#words}}x{{.}}y{{/words}}{{filling}}", ["1 &lt;May&gt;"]),
      ("{{^words}}{{words}}{{/words}}", []),
      ("{{#notes}}{{words}}{{.}}{{/notes}}", ["1 &lt;May&gt;", "1 &lt;May&gt;"]),
      ("{{filling}}none", []),
    ])
  func places(template: String, texts: [String]) throws {
    #expect(try marked(template, Night(filling: "f", notes: ["a", "b"])).texts == texts)
  }

  @Test("they are right on a page that is written in many pieces, whose text marks change nothing of")
  func long() throws {
    let night = Night(
      filling: String(repeating: "&", count: 40_000), notes: Array(repeating: "n", count: 3000))
    let (page, texts) = try marked(
      "{{filling}}{{#notes}}{{words}}{{filling}}{{/notes}}{{words}}",
      Night(filling: night.filling, notes: ["a", "b"]))
    #expect(texts == Array(repeating: "1 &lt;May&gt;", count: 3))
    let filling = String(repeating: "&amp;", count: 40_000)
    let word = "1 &lt;May&gt;"
    #expect(
      String(decoding: page, as: UTF8.self) == "before" + filling + word + filling + word + filling + word)
    #expect(try marked("{{#notes}}{{words}} {{/notes}}", night).texts.count == 3000)
  }

  @Test("an absent one stands nowhere, at the place where it would")
  func absent() throws {
    #expect(try marked("a{{words}}b", Night(words: "")).texts == [""])
  }
}

import MustacheTemplates
import Testing

@Suite("Any text as a template")
struct RobustnessTests {
  /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers on every machine.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  private static let pieces = [
    "{{", "}}", "{{{", "}}}", "{{name}}", "{{#services}}", "{{/services}}", "{{^services}}", "{{#contact}}",
    "{{/contact}}", "{{mail}}", "{{#seats}}", "{{.}}", "{{/seats}}", "{{>p}}", "{{<p}}", "{{/p}}", "{{$b}}",
    "{{/b}}", "{{{chart}}}", "{{!", "{{=| |=}}", "|={{ }}=|", "|name|", "\n", "\r\n", "  ", "\t", "x", "한",
    "<style>",
    "</style>", "=", "{", "{{#tags}}", "{{/tags}}",
  ]

  private static let partial = "[\n  {{$b}}\n    {{name}}\n  {{/b}}\n]"

  private static let customer = Workshop.Customer(
    contact: .init(name: "K"), services: [.init(name: "<a>", seats: 1, tags: ["t", "u"]), .init(name: "b")])

  @Test(
    "20,000 templates of pieces put together blindly compile and render, or fail inside the file",
    arguments: [UInt64(1), 2])
  func blindTemplates(seed: UInt64) {
    var random = Seeded(state: seed)
    var compiled = 0
    for _ in 0..<10_000 {
      let template = (0..<Int.random(in: 1...12, using: &random))
        .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(TemplateError) {
        let page = try Workshop.render(
          template, ["p": Self.partial], customer: Self.customer)
        compiled += 1
        #expect(!page.contains("{{services}}"))
      } catch {
        // A style that is left open makes the variable of the partial the error.
        let file = error.path == "p.mustache" ? Self.partial : template
        let lines = file.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        #expect((1...lines).contains(error.line), "\(template)")
        #expect((1...(file.count + 1)).contains(error.column), "\(template)")
      }
    }
    #expect((1_000..<9_000).contains(compiled), "\(compiled)")
  }

  @Test("a template cut off anywhere behind its first brace is an error")
  func truncatedTemplates() {
    let template = "a\n{{<p}}\n{{$b}}\n  {{#services}}\n {{name}}{{=<% %>=}}<%/services%><%/b%>\n<%/p%>"
    let accepted = (0...template.count).filter { count in
      Workshop.refusal(String(template.prefix(count)), ["p": "{{$b}}{{/b}}"]) == nil
    }
    #expect(accepted == [0, 1, 2, 3, template.count])
  }
}

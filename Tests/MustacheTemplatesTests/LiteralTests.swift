import MustacheTemplates
import Testing

@Suite("Literals")
struct LiteralTests {
  private let literals: [String: Literal] = [
    "text.usage": .text("Use & \"care\"\u{1}"), "text.help": .text("Help"), "title": .text("<T>"),
    "style.sheet": .markup("a>b{}"),
  ]

  @Test("a text is escaped for the medium when it is compiled")
  func escaped() throws {
    #expect(
      try Workshop.render("{{text.usage}} {{title}}", literals: literals)
        == "Use &amp; &quot;care&quot;\u{FFFD} &lt;T&gt;")
    #expect(
      try Workshop.render("{{text.usage}}", medium: .xml, literals: literals)
        == "Use &amp; &quot;care&quot;\u{FFFD}")
    #expect(try Workshop.render("{{text.usage}}", medium: .text, literals: literals) == "Use & \"care\"\u{1}")
  }

  @Test("markup is written as it is, also inside a style")
  func markup() throws {
    #expect(
      try Workshop.render("<style>{{{style.sheet}}}{{&style.sheet}}</style>{{name}}", literals: literals)
        == "<style>a>b{}a>b{}</style>Contoso")
  }

  @Test("in plain text both kinds take both kinds of braces")
  func plainText() throws {
    #expect(
      try Workshop.render("{{{text.help}}}{{style.sheet}}", medium: .text, literals: literals) == "Helpa>b{}")
  }

  @Test("a literal in the other's braces is an error")
  func wrongBraces() {
    #expect(
      Workshop.refusal("{{{text.help}}}", literals: literals)
        == "page.mustache:1:1: expected {{text.help}}, since it is no markup, found {{{text.help}}}")
    #expect(
      Workshop.refusal("{{style.sheet}}", literals: literals)
        == "page.mustache:1:1: expected {{{style.sheet}}}, since it is markup, found {{style.sheet}}")
  }

  @Test("a dotted name like a literal's that is none is an error that offers the nearest")
  func unknownText() {
    #expect(
      Workshop.refusal("\n{{text.usgae}}", literals: literals)
        == "page.mustache:2:1: expected the text \"text.usage\", found the unknown text \"text.usgae\"")
    #expect(
      Workshop.refusal("{{#text.quotation}}{{/text.quotation}}", literals: literals)
        == "page.mustache:1:1: expected one of the texts \"text.help\", \"text.usage\", "
        + "found the unknown text \"text.quotation\"")
  }

  @Test("a section on a literal is an error")
  func section() {
    #expect(
      Workshop.refusal("{{#text.help}}{{/text.help}}", literals: literals)
        == "page.mustache:1:1: expected a key, found the text \"text.help\"")
  }

  @Test("a program knows the literals it uses, those of partials included")
  func used() throws {
    let program = try Workshop.library(["page": "{{text.help}}{{>p}}", "p": "{{title}}{{name}}"]).compile(
      "page", shape: Workshop.customer.shape, medium: .html, literals: literals)
    #expect(program.literalsUsed == ["text.help", "title"])
  }

  @Test("a name of one part that is no literal is a key")
  func keyBesideLiterals() throws {
    #expect(try Workshop.render("{{name}}", literals: ["name.short": .text("x")]) == "Contoso")
  }
}

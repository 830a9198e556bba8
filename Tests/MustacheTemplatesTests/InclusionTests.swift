import MustacheTemplates
import Testing

@Suite("Partials, parents and blocks")
struct InclusionTests {
  @Test("a missing partial or parent is an error that offers the nearest in spelling")
  func missingTemplate() {
    #expect(
      Workshop.refusal("\n {{> html/heda}}", ["html/head": "", "html/foot": ""])
        == "page.mustache:2:2: expected the template \"html/head\", found the unknown template \"html/heda\"")
    #expect(
      Workshop.refusal("{{<base}}{{/base}}")
        == "page.mustache:1:1: expected the template \"page\", found the unknown template \"base\"")
  }

  @Test("a template that is not in the library is an error")
  func missingRoot() {
    #expect(
      throws: TemplateError(
        path: "mail", line: 1, column: 1, expected: "the template \"page\"", found: "no template of that name"
      )
    ) {
      _ = try Workshop.library(["page": ""]).compile("mail", shape: Shape([]), medium: .text)
    }
  }

  @Test("an error inside a partial names the partial's file and place")
  func placeInPartial() {
    #expect(
      Workshop.refusal("\n\n{{>head}}", ["head": "<h1>\n{{nmae}}</h1>"])
        == "head.mustache:2:1: expected the key \"name\", found the unknown key \"nmae\"")
    #expect(
      Workshop.refusal("{{#services}}{{/services}}{{>head}}", ["head": "{{#name}}"])
        == "head.mustache:1:1: expected {{/name}} to close {{#name}}, found the end of the file")
  }

  @Test("an error inside a replaced block names the file the replacement stands in")
  func placeInBlock() {
    #expect(
      Workshop.refusal(
        "{{<base}}\n{{$title}}{{nmae}}{{/title}}\n{{/base}}", ["base": "\n\n\n{{$title}}x{{/title}}"])
        == "page.mustache:2:11: expected the key \"name\", found the unknown key \"nmae\"")
  }

  @Test("a partial that includes itself endlessly is an error that names the tag")
  func endlessPartial() {
    let expected = "expected at most 100 levels of sections and templates, found "
    #expect(
      Workshop.refusal("{{>a}}", ["a": "x {{>b}}", "b": "{{>a}}"])
        == "b.mustache:1:1: " + expected + "{{>a}} including itself without end")
    #expect(
      Workshop.refusal("{{>b}}", ["b": "\n{{#services}}{{>b}}{{/services}}"])
        == "b.mustache:2:14: " + expected + "{{>b}} including itself without end")
    #expect(
      Workshop.refusal("{{>b}}", ["b": "{{<b}}{{$x}}{{/x}}{{/b}}{{$x}}{{/x}}"])
        == "b.mustache:1:1: " + expected + "{{<b}} including itself without end")
  }

  @Test("100 levels of templates compile, one more is an error")
  func deepTemplates() {
    func chain(_ levels: Int) -> String? {
      var partials = ["p0": "{{name}}"]
      for level in 1..<levels { partials["p\(level)"] = "{{>p\(level - 1)}}" }
      return Workshop.refusal("{{>p\(levels - 1)}}", partials)
    }
    #expect(chain(100) == nil)
    #expect(
      chain(101) == "p1.mustache:1:1: expected at most 100 levels of sections and templates, found {{>p0}}")
  }

  @Test("sections, templates and replaced blocks count together as levels")
  func mixedLevels() {
    func nested(_ levels: Int, _ inside: String) -> String {
      String(repeating: "{{#isNew}}", count: levels) + inside + String(repeating: "{{/isNew}}", count: levels)
    }
    let base = ["base": nested(48, "{{$b}}{{/b}}")]
    #expect(Workshop.refusal("{{<base}}{{$b}}" + nested(50, "") + "{{/b}}{{/base}}", base) == nil)
    #expect(
      Workshop.refusal("{{<base}}{{$b}}" + nested(51, "") + "{{/b}}{{/base}}", base)
        == "page.mustache:1:516: expected at most 100 levels of sections and templates, found {{#isNew}}")
  }

  @Test("templates that multiply themselves are an error instead of a huge program")
  func multiplyingPartials() {
    var partials = ["p0": String(repeating: "{{name}} ", count: 64)]
    for level in 1...12 { partials["p\(level)"] = String(repeating: "{{>p\(level - 1)}}", count: 4) }
    let refusal = Workshop.refusal("{{>p12}}", partials)
    #expect(refusal?.contains("expected at most 262144 operations") == true, "\(refusal ?? "")")
  }

  @Test("a replacement for a block that the parent does not have is an error")
  func unknownBlock() {
    #expect(
      Workshop.refusal(
        "{{<base}}\n  {{$titel}}x{{/titel}}{{/base}}", ["base": "{{$title}}{{/title}}{{$body}}{{/body}}"])
        == "page.mustache:2:3: expected the block \"title\", found the unknown block \"titel\"")
    #expect(
      Workshop.refusal("{{<base}}{{$a}}x{{/a}}{{/base}}", ["base": ""])
        == "page.mustache:1:10: expected no block, since there is none here, found the unknown block \"a\"")
  }

  @Test("a replaced block may use a parent with blocks of the same names")
  func nestedParents() throws {
    let text = try Workshop.render(
      "{{<page2}}{{$content}}{{<card}}{{$content}}{{name}}{{/content}}{{/card}}{{/content}}{{/page2}}",
      ["page2": "[{{$content}}{{/content}}]", "card": "({{$content}}empty{{/content}})"])
    #expect(text == "[(Contoso)]")
  }

  @Test("a partial is compiled against the records around its tag")
  func localRecords() throws {
    let text = try Workshop.render(
      "{{#services}}{{>line}};{{/services}}", ["line": "{{name}}={{used}}/{{seats}}"],
      customer: .init(services: [.init(name: "Teams", seats: 3), .init(name: "Exchange", seats: nil)]))
    #expect(text == "Teams=3/12;Exchange=/12;")
  }

  @Test("indentation adds up through partials, and empty lines get none")
  func indentation() throws {
    let text = try Workshop.render(
      "<a>\n  {{>b}}\n</a>\n",
      ["b": "<b>\n\n{{#isNew}}\n{{/isNew}}\n  {{>c}}\n{{name}}\n</b>\n", "c": "<c>\n{{{chart}}}</c>\n"])
    #expect(text == "<a>\n  <b>\n\n    <c>\n    <svg/></c>\n  Contoso\n  </b>\n</a>\n")
  }

  @Test("a replacement written on one line takes the place of lines with their indentation")
  func inlineReplacement() throws {
    let text = try Workshop.render(
      "{{<base}}{{$body}}{{name}}{{/body}}{{/base}}", ["base": "<p>\n  {{$body}}\n  x\n  {{/body}}\n</p>"])
    #expect(text == "<p>\n  Contoso</p>")
  }
}

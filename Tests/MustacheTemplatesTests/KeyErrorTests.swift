import MustacheTemplates
import Testing

@Suite("Errors of keys")
struct KeyErrorTests {
  @Test("an unknown key is an error that offers the nearest in spelling, of all records around")
  func nearestKey() {
    #expect(
      Workshop.refusal("\n  {{naem}}")
        == "page.mustache:2:3: expected the key \"name\", found the unknown key \"naem\"")
    #expect(
      Workshop.refusal("{{#services}}{{seat}}{{/services}}")
        == "page.mustache:1:14: expected the key \"seats\", found the unknown key \"seat\"")
  }

  @Test("an unknown key like no other is an error that lists the keys of the record around")
  func keysAround() {
    #expect(
      Workshop.refusal("{{#services}}\n{{^quota}}{{/quota}}{{/services}}")
        == "page.mustache:2:1: expected one of the keys \"name\", \"used\", \"isIdle\", \"tags\", "
        + "found the unknown key \"quota\"")
    #expect(
      Workshop.refusal("{{#services}}{{#tags}}{{quota}}{{/tags}}{{/services}}")
        == "page.mustache:1:23: expected one of the keys \"name\", \"used\", \"isIdle\", \"tags\", "
        + "found the unknown key \"quota\"")
  }

  @Test("at most eight keys are listed, and how many more there are")
  func longLists() {
    let shape = Shape((1...11).map { Key(name: "key\($0)", documentation: "", kind: .text) })
    #expect(
      throws: TemplateError(
        path: "page.mustache", line: 1, column: 1,
        expected:
          "one of the keys \"key1\", \"key2\", \"key3\", \"key4\", \"key5\", \"key6\", \"key7\", \"key8\" and 3 more",
        found: "the unknown key \"quota\"")
    ) {
      _ = try Workshop.library(["page": "{{quota}}"]).compile("page", shape: shape, medium: .html)
    }
  }

  @Test("an unknown part of a dotted name is an error that lists the keys of its record only")
  func dottedName() {
    #expect(
      Workshop.refusal("{{contact.seats}}")
        == "page.mustache:1:1: expected one of the keys \"name\", \"mail\", found the unknown key \"contact.seats\""
    )
    #expect(
      Workshop.refusal("{{services.name}}")
        == "page.mustache:1:1: expected a record before the dot, found the list \"services\"")
    #expect(
      Workshop.refusal("{{name.first}}")
        == "page.mustache:1:1: expected a record before the dot, found the text \"name\"")
  }

  @Test("{{.}} in a record is an error, also where a value lies further out")
  func dotInRecord() {
    let expected = "expected {{.}} inside a text, a number or a list of them, found a record"
    #expect(Workshop.refusal("{{.}}") == "page.mustache:1:1: " + expected)
    #expect(
      Workshop.refusal("{{#name}}{{#services}}{{.}}{{/services}}{{/name}}") == "page.mustache:1:23: "
        + expected)
  }

  @Test("a flag, list or record as a variable is an error", arguments: ["{{x}}", "{{{x}}}", "{{&x}}"])
  func noScalar(tag: String) {
    for (name, kind) in [("isNew", "flag"), ("services", "list"), ("contact", "record")] {
      #expect(
        Workshop.refusal(" \(tag.replacing("x", with: name))", medium: .text)
          == "page.mustache:1:2: expected a text, number or markup, found the \(kind) \"\(name)\"")
    }
  }

  @Test("markup that would be escaped, and a text or number that would not, is an error")
  func wrongBraces() {
    #expect(
      Workshop.refusal("{{chart}}")
        == "page.mustache:1:1: expected {{{chart}}}, since it is markup, found {{chart}}")
    #expect(
      Workshop.refusal("{{{name}}}", medium: .xml)
        == "page.mustache:1:1: expected {{name}}, since it is no markup, found {{{name}}}")
    #expect(
      Workshop.refusal("{{&seats}}")
        == "page.mustache:1:1: expected {{seats}}, since it is no markup, found {{{seats}}}")
  }

  @Test("a section on markup is an error")
  func sectionOnMarkup() {
    #expect(
      Workshop.refusal("{{#chart}}{{/chart}}")
        == "page.mustache:1:1: expected a text, number, flag, record or list, found the markup \"chart\"")
    #expect(
      Workshop.refusal("{{^chart}}{{/chart}}", medium: .xml)
        == "page.mustache:1:1: expected a text, number, flag, record or list, found the markup \"chart\"")
  }

  @Test("in plain text, markup and text behave the same")
  func plainText() throws {
    let text = try Workshop.render(
      "{{chart}}{{{chart}}}{{&name}}{{#chart}}!{{.}}{{/chart}}", customer: .init(name: "<&>"), medium: .text)
    #expect(text == "<svg/><svg/><&>!<svg/>")
    #expect(Workshop.refusal("{{{seats}}}", medium: .text) != nil)
  }
}

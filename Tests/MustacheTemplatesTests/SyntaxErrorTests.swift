import MustacheTemplates
import Testing

@Suite("Errors of syntax")
struct SyntaxErrorTests {
  @Test("a tag that is not closed is an error at its line and column")
  func unclosedTag() {
    #expect(
      Workshop.refusal("a\n한국 {{name")
        == "page.mustache:2:4: expected \"}}\" to close the tag, found the end of the file")
    #expect(
      Workshop.refusal("{{{chart}} x")
        == "page.mustache:1:1: expected \"}}}\" to close the tag, found the end of the file")
    #expect(
      Workshop.refusal("\r\n\r\n  {{! note")
        == "page.mustache:3:3: expected \"}}\" to close the tag, found the end of the file")
  }

  @Test("a section, parent or block that is not closed is an error at its opening tag")
  func unclosedSection() {
    #expect(
      Workshop.refusal("x\n {{#services}}\n{{name}}")
        == "page.mustache:2:2: expected {{/services}} to close {{#services}}, found the end of the file")
    #expect(
      Workshop.refusal("{{^isNew}}")
        == "page.mustache:1:1: expected {{/isNew}} to close {{^isNew}}, found the end of the file")
    #expect(
      Workshop.refusal("{{<base}}{{$title}}x{{/title}}", ["base": ""])
        == "page.mustache:1:1: expected {{/base}} to close {{<base}}, found the end of the file")
    #expect(
      Workshop.refusal("{{<base}}{{$title}}x", ["base": ""])
        == "page.mustache:1:10: expected {{/title}} to close {{$title}}, found the end of the file")
  }

  @Test("a closing tag of another name is an error at the closing tag")
  func wrongClosingTag() {
    #expect(
      Workshop.refusal("{{#services}}\n  {{#isIdle}}\n{{/services}}{{/isIdle}}")
        == "page.mustache:3:1: expected {{/isIdle}}, found {{/services}}")
    #expect(
      Workshop.refusal("{{<base}}{{/bass}}", ["base": ""])
        == "page.mustache:1:10: expected {{/base}}, found {{/bass}}")
  }

  @Test("a closing tag without an opening one is an error")
  func strayClosingTag() {
    #expect(
      Workshop.refusal("a {{/services}}")
        == "page.mustache:1:3: expected a tag that closes an open one, found {{/services}}")
  }

  @Test(
    "bad delimiters are an error",
    arguments: [
      ("{{=<% %>}}", "<% %>"), ("{{=<%=}}", "<%"), ("{{=a b c=}}", "a b c"), ("{{=a= b=}}", "a= b"),
      ("{{==}}", ""),
    ])
  func badDelimiters(template: String, found: String) {
    #expect(
      Workshop.refusal("\n" + template)
        == "page.mustache:2:1: expected two delimiters without \"=\", as in {{=<% %>=}}, found \"\(found)\"")
  }

  @Test("an error behind changed delimiters shows the changed ones where it asks for them")
  func changedDelimiters() {
    #expect(
      Workshop.refusal("{{=<% %>=}}\n<%name")
        == "page.mustache:2:1: expected \"%>\" to close the tag, found the end of the file")
    #expect(
      Workshop.refusal("{{=<% %>=}}\n<%nope%>")?.hasPrefix("page.mustache:2:1: ") == true)
  }

  @Test("a tag without a name, with more than one, or with an empty part is an error")
  func badNames() {
    #expect(Workshop.refusal("{{}}") == "page.mustache:1:1: expected a name, found an empty tag")
    #expect(Workshop.refusal("{{# }}{{/}}") == "page.mustache:1:1: expected a name, found an empty tag")
    #expect(
      Workshop.refusal("{{name seats}}")
        == "page.mustache:1:1: expected one name and \"}}\", found \"name seats\"")
    #expect(
      Workshop.refusal("{{name\n{{seats}}")
        == "page.mustache:1:1: expected one name and \"}}\", found \"name\n{{seats\"")
    #expect(
      Workshop.refusal("{{name{{seats}}")
        == "page.mustache:1:1: expected one name and \"}}\", found \"name{{seats\"")
    for name in ["contact.", ".name", "contact..name"] {
      #expect(
        Workshop.refusal("{{\(name)}}")
          == "page.mustache:1:1: expected a name on either side of each dot, found \"\(name)\"")
    }
  }

  @Test("dynamic names are an error")
  func dynamicNames() {
    #expect(
      Workshop.refusal(" {{*name}}")
        == "page.mustache:1:2: expected a tag of core Mustache or inheritance, found a dynamic name")
    #expect(
      Workshop.refusal("{{>*name}}")
        == "page.mustache:1:1: expected the name of a template, found a dynamic name")
  }

  @Test("a tag that would be ignored inside a parent is an error")
  func tagInsideParent() {
    #expect(
      Workshop.refusal("{{<base}}\n  {{name}}{{/base}}", ["base": ""])
        == "page.mustache:2:3: expected only blocks inside {{<base}}, found {{name}}")
  }

  @Test("100 levels of tags compile, 101 are an error at the tag that is too deep")
  func deepNesting() {
    func nested(_ levels: Int) -> String {
      String(repeating: "{{#isNew}}", count: levels) + String(repeating: "{{/isNew}}", count: levels)
    }
    #expect(Workshop.refusal(nested(100)) == nil)
    #expect(
      Workshop.refusal(nested(100_000))
        == "page.mustache:1:1001: expected at most 100 levels of tags, found {{#isNew}}")
  }
}

import MustacheTemplates
import Testing

@Suite("Styles and scripts")
struct RawTextRegionTests {
  @Test(
    "in HTML a variable inside a style or script is an error, whatever its kind and however the tag is written",
    arguments: ["style", "script"], ["{{name}}", "{{seats}}", "{{{chart}}}", "{{text.x}}"])
  func refused(element: String, tag: String) {
    for (before, column) in [
      ("<\(element)>", 0), ("<\(element) a=b>\n", 1), ("<\(element.uppercased())\n>", 1),
      ("<\(element)><b></ \(element)>", 0),
    ] {
      let refusal = Workshop.refusal(before + tag, literals: ["text.x": .text("x")])
      let written = "expected no variable inside <\(element)>, found \(tag)"
      #expect(refusal?.hasSuffix(written) == true, "\(before): \(refusal ?? "compiled")")
      if column == 0 { #expect(refusal == "page.mustache:1:\(before.count + 1): " + written) }
    }
  }

  @Test("a variable outside is none, also between two styles and behind names that only begin alike")
  func allowed() throws {
    #expect(
      try Workshop.render(
        "<style>a</style><p>{{name}}</p><script></SCRIPT >{{name}}<styles>{{name}}<script2>{{name}}")
        == "<style>a</style><p>Contoso</p><script></SCRIPT >Contoso<styles>Contoso<script2>Contoso")
  }

  @Test("sections may stand inside a style")
  func sections() throws {
    #expect(
      try Workshop.render("<style>{{#isNew}}a{{/isNew}}{{^isNew}}b{{/isNew}}</style>") == "<style>b</style>")
  }

  @Test("the rule looks through partials and blocks")
  func acrossFiles() {
    #expect(
      Workshop.refusal("<style>{{>p}}</style>", ["p": "\n {{name}}"])
        == "p.mustache:2:2: expected no variable inside <style>, found {{name}}")
    #expect(
      Workshop.refusal("{{>p}}{{name}}", ["p": "<script>"])
        == "page.mustache:1:7: expected no variable inside <script>, found {{name}}")
  }

  @Test("a section that opens or closes a style and not both is an error")
  func halfOpen() {
    let expected =
      "expected a section that closes the <style> or <script> it opens, and no other, found {{#isNew}}"
    #expect(Workshop.refusal("{{#isNew}}<style>{{/isNew}}</style>") == "page.mustache:1:1: " + expected)
    #expect(Workshop.refusal("<style>{{#isNew}}</style>{{/isNew}}") == "page.mustache:1:8: " + expected)
  }

  @Test("other media have no such rule", arguments: [Medium.xml, .text])
  func otherMedia(medium: Medium) throws {
    #expect(try Workshop.render("<style>{{name}}", medium: medium) == "<style>Contoso")
  }
}

import MustacheTemplates
import Testing

@Suite("Layers")
struct LayerTests {
  private func render(_ layers: [String: String]...) throws -> String {
    let sources = layers.enumerated().map { index, layer in
      Dictionary(
        uniqueKeysWithValues: layer.map {
          ($0.key, TemplateSource(path: "\(index)/\($0.key)", text: $0.value))
        })
    }
    let program = try TemplateLibrary(layers: sources).compile(
      "page", shape: Workshop.customer.shape, medium: .html)
    return Workshop.text(program, Workshop.Customer())
  }

  @Test("the last layer wins, and the others' templates stay")
  func lastWins() throws {
    #expect(try render(["page": "a{{>p}}{{>q}}", "p": "1", "q": "2"], ["p": "3"], [:]) == "a32")
    #expect(try render(["page": "a"], ["page": "b"], ["page": "c"]) == "c")
  }

  @Test("an override extends what it replaces: its own name means the next lower layer's")
  func extendsPartial() throws {
    #expect(try render(["page": "{{>p}}", "p": "low"], ["p": "[{{>p}}]"], ["p": "<{{>p}}>"]) == "<[low]>")
    #expect(try render(["page": "low"], ["other": ""], ["page": "({{>page}})"]) == "(low)")
  }

  @Test("an override replaces one block of what it replaces")
  func extendsParent() throws {
    #expect(
      try render(
        ["page": "{{$title}}{{name}}{{/title}}: {{$body}}body{{/body}}"],
        ["page": "{{<page}}{{$title}}Dear {{name}}{{/title}}{{/page}}"]) == "Dear Contoso: body")
  }

  @Test("a lower template that uses itself, directly or by another, means the highest")
  func lowerMeansHighest() throws {
    #expect(
      try render(
        ["page": "{{>p}}", "p": "low{{>q}}", "q": "{{#isNew}}{{/isNew}}{{>r}}", "r": "r"],
        ["p": "[{{>p}}]", "r": "R"]) == "[lowR]")
  }

  @Test("an override of nothing that uses itself is endless")
  func endless() {
    #expect(throws: TemplateError.self) { try render(["page": "{{>p}}"], ["p": "{{>p}}"]) }
  }

  @Test("an error names the file of the layer it stands in")
  func places() {
    #expect(
      #expect(throws: TemplateError.self) {
        try render(["page": "{{>p}}", "p": "{{x}}"], ["p": "\n{{>p}}"])
      }?.path
        == "0/p")
  }
}

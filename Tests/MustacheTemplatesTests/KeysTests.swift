import MustacheTemplates
import Testing

@Suite("Keys and tapes")
struct KeysTests {
  private let template = """
    {{name}} {{seats}}{{#isNew}} new{{/isNew}}{{^isNew}} old{{/isNew}}
    {{#contact}}
    to {{name}} {{mail}}, {{contact.mail}}
    {{/contact}}
    {{^contact}}
    to nobody{{contact.mail}}
    {{/contact}}
    {{#services}}
    * {{name}}{{#used}} {{.}}{{/used}}{{^used}} ?{{/used}}{{#isIdle}} idle{{/isIdle}}{{#tags}} [{{.}} of {{name}}]{{/tags}}
    {{/services}}
    {{^services}}
    none
    {{/services}}

    """

  @Test("nested lists, records and all kinds of values come through")
  func everything() throws {
    let customer = Workshop.Customer(
      name: "A&B", seats: -40, isNew: true, contact: .init(name: "Kim"),
      services: [
        .init(name: "Teams", seats: 0, isIdle: true, tags: ["x", "<y>"]), .init(name: "Yammer", seats: nil),
        .init(name: "Exchange", seats: Int.max, tags: ["z"]),
      ])
    #expect(
      try Workshop.render(template, customer: customer) == """
        A&amp;B -40 new
        to Kim a@example.org, a@example.org
        * Teams 0 idle [x of Teams] [&lt;y&gt; of Teams]
        * Yammer ?
        * Exchange 9223372036854775807 [z of Exchange]

        """)
  }

  @Test("absent values render nothing and are false as sections")
  func nothing() throws {
    #expect(
      try Workshop.render(template, customer: .init(name: nil, seats: nil, chart: nil))
        == "  old\nto nobody\nnone\n")
    #expect(
      try Workshop.render(
        "{{#name}}x{{/name}}{{^name}}y{{/name}}[{{{chart}}}]", customer: .init(name: "", chart: nil))
        == "y[]")
  }

  @Test("a key of a record that is absent is absent, though the outer record has one of that name")
  func absentRecord() throws {
    #expect(try Workshop.render("[{{contact.name}}]") == "[]")
    #expect(
      try Workshop.render("{{#contact}}[{{name}}]{{/contact}}", customer: .init(contact: .init(name: nil)))
        == "[]")
  }

  @Test("a section on a text or number pushes it, and the keys around stay in reach")
  func pushedValue() throws {
    #expect(try Workshop.render("{{#seats}}{{.}} of {{name}}{{/seats}}") == "12 of Contoso")
    #expect(try Workshop.render("{{#seats}}{{.}}{{/seats}}", customer: .init(seats: 0)) == "0")
    #expect(
      try Workshop.render("{{#name}}{{#isNew}}{{/isNew}}{{^isNew}}{{.}}{{/isNew}}{{/name}}") == "Contoso")
  }

  @Test("a list inside a section of its own outer list is rendered for each of its items")
  func listInItself() throws {
    #expect(
      try Workshop.render(
        "{{#services}}{{name}}:{{#services}}{{name}}{{/services}} {{/services}}",
        customer: .init(services: [.init(name: "a"), .init(name: "b")])) == "a:ab b:ab ")
  }

  @Test("a tape and a renderer that are used again give the same bytes, appended")
  func reuse() throws {
    let program = try Workshop.library(["page": "{{name}}{{#services}},{{name}}{{/services}}."]).compile(
      "page", shape: Workshop.customer.shape, medium: .html)
    var tape = Tape()
    var renderer = Renderer(program)
    var page = Array("> ".utf8)
    for name in ["first", "a second that is longer", "3rd"] {
      let services = name == "3rd" ? [] : [Workshop.Service(name: "s")]
      Workshop.customer.flatten(.init(name: name, services: services), onto: &tape)
      renderer.render(tape, into: &page)
    }
    #expect(String(decoding: page, as: UTF8.self) == "> first,s.a second that is longer,s.3rd.")
  }

  @Test("the shape has the declared names, meanings and kinds in their order")
  func shape() {
    #expect(
      Workshop.contact.shape
        == Shape([
          Key(name: "name", documentation: "Who to write to", kind: .text),
          Key(name: "mail", documentation: "Where to", kind: .text),
        ]))
    #expect(
      Workshop.customer.shape.keys.map(\.name) == ["name", "seats", "isNew", "chart", "contact", "services"])
    #expect(Workshop.customer.shape.keys[4].kind == .record(Workshop.contact.shape))
  }

  @Test("two keys of one name end the process")
  func duplicateKeys() async {
    await #expect(processExitsWith: .failure) {
      _ = Shape([
        Key(name: "name", documentation: "", kind: .text),
        Key(name: "name", documentation: "", kind: .number),
      ])
    }
  }

  @Test("a tape of another shape ends the process instead of being misread")
  func foreignTape() async {
    await #expect(processExitsWith: .failure) {
      var renderer = Renderer(
        try Workshop.library(["page": "{{name}}"]).compile(
          "page", shape: Workshop.customer.shape, medium: .html))
      var tape = Tape()
      Workshop.contact.flatten(.init(name: "x"), onto: &tape)
      var page: [UInt8] = []
      renderer.render(tape, into: &page)
    }
  }
}

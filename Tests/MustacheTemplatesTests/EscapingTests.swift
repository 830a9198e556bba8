import MustacheTemplates
import Testing

@Suite("Escaping")
struct EscapingTests {
  private func render(_ text: String, _ medium: Medium) throws -> String {
    try Workshop.render("{{name}}", customer: .init(name: text), medium: medium)
  }

  @Test("HTML and XML escape the five characters of markup", arguments: [Medium.html, .xml])
  func markup(medium: Medium) throws {
    #expect(
      try render("<a href=\"x\">Tom & Jerry's</a>", medium)
        == "&lt;a href=&quot;x&quot;&gt;Tom &amp; Jerry&#39;s&lt;/a&gt;")
    #expect(try render("&&&&&&&&", medium) == String(repeating: "&amp;", count: 8))
  }

  @Test(
    "control characters become U+FFFD, but tab, line feed and carriage return stay",
    arguments: [Medium.html, .xml])
  func controls(medium: Medium) throws {
    for code in 0..<UInt8(0x20) {
      let isKept = [0x09, 0x0A, 0x0D].contains(code)
      let text = "a\(Unicode.Scalar(code))b"
      #expect(try render(text, medium) == (isKept ? text : "a\u{FFFD}b"), "U+\(code)")
    }
    #expect(try render("\u{7F}\u{85}", medium) == "\u{7F}\u{85}")
  }

  @Test("XML replaces U+FFFE and U+FFFF, and nothing that begins like them")
  func noncharacters() throws {
    #expect(try render("a\u{FFFE}b\u{FFFF}", .xml) == "a\u{FFFD}b\u{FFFD}")
    let kept = "\u{F000}\u{FF01}\u{FFFD}\u{FEFF}\u{FFBE}\u{1FFFE}한국어"
    #expect(try render(kept, .xml) == kept)
    #expect(try render("\u{FFFE}", .html) == "\u{FFFE}")
  }

  @Test("plain text stays as it is")
  func plainText() throws {
    #expect(try render("<&>\"'\u{1}\u{FFFF}", .text) == "<&>\"'\u{1}\u{FFFF}")
  }

  @Test("markup stays as it is in HTML")
  func trusted() throws {
    #expect(try Workshop.render("{{{chart}}}{{&chart}}") == "<svg/><svg/>")
  }

  @Test("texts longer than a renderer's room come out whole")
  func longTexts() throws {
    let text = String(repeating: "<&>", count: 100_000)
    let template = String(repeating: "{{name}}\n", count: 3)
    let line = String(repeating: "&lt;&amp;&gt;", count: 100_000) + "\n"
    #expect(try Workshop.render(template, customer: .init(name: text)) == line + line + line)
    let literal = String(repeating: "0123456789", count: 20_000)
    #expect(try Workshop.render(literal + "{{name}}" + literal) == literal + "Contoso" + literal)
    #expect(
      try Workshop.render("{{{chart}}}", customer: .init(chart: literal)) == literal)
  }

  @Test(
    "what is replaced is found at every place of a text, whatever stands behind it",
    arguments: [Medium.html, .xml], ["<", "&", "\"", "\u{1}", "\u{FFFE}", "\u{F000}", "x"])
  func places(medium: Medium, mark: String) throws {
    for count in 0...50 {
      for place in 0...count {
        let (before, after) = (
          String(repeating: "a", count: place), String(repeating: "b", count: count - place)
        )
        let services = [before + mark + after, mark].map { Workshop.Service(name: $0) }
        let escaped = Self.escaped(mark, medium)
        #expect(
          try Workshop.render(
            "{{#services}}{{name}}|{{/services}}", customer: .init(services: services), medium: medium)
            == before + escaped + after + "|" + escaped + "|", "\(count) letters, the mark behind \(place)")
      }
    }
  }

  @Test("literals of every length come out whole")
  func literals() throws {
    for count in 0...140 {
      let literal = String((0..<count).map { Character(Unicode.Scalar(0x61 + UInt8($0 % 26))) })
      #expect(try Workshop.render("\(literal){{name}}\(literal)") == literal + "Contoso" + literal)
      #expect(try Workshop.render("{{{chart}}}|", customer: .init(chart: literal)) == literal + "|")
    }
  }

  /// What a medium makes of one character, by a table of its own.
  private static func escaped(_ mark: String, _ medium: Medium) -> String {
    switch mark {
    case "<": "&lt;"
    case "&": "&amp;"
    case "\"": "&quot;"
    case "\u{1}": "\u{FFFD}"
    case "\u{FFFE}": medium == .xml ? "\u{FFFD}" : mark
    default: mark
    }
  }
}

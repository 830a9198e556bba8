import Testing

@Suite("Files that are no YAML")
struct YAMLMistakeTests {
  @Test("a mistake in YAML is an error with line and column", arguments: mistakes)
  func yaml(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("an unreadable file is an error that names it")
  func unreadable() throws {
    try TemplatesFixture.run { fixture in
      try fixture.remove("base/services.yaml")
      try fixture.write("", to: "base/services.yaml/x")
      #expect(fixture.error() == "base/services.yaml:1:1: expected a file, found a folder or a device")
    }
  }

  @Test("bytes that are not UTF-8 are an error with line and column")
  func encoding() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write(Array("a: b\nkö: ".utf8) + [0xB0, 0xA1], to: "base/services.yaml")
      #expect(fixture.error() == "base/services.yaml:2:5: expected UTF-8, found a byte that is not UTF-8")
    }
  }

  @Test("a control character is an error, written as it is or escaped")
  func control() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("a: b\nc: \u{1B}\n", to: "base/services.yaml")
      #expect(fixture.error() == "base/services.yaml:2:4: expected text, found a control character")
      try fixture.write("a: \"b\\e\"\n", to: "base/services.yaml")
      #expect(fixture.error() == "base/services.yaml:1:4: expected text, found a control character")
    }
  }

  @Test("a file of more than 4 MiB is refused")
  func large() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write([UInt8](repeating: 0x20, count: (4 << 20) + 1), to: "base/services.yaml")
      #expect(
        fixture.error() == "base/services.yaml:1:1: expected a file of at most 4 MiB, found a larger one")
    }
  }

  @Test("aliases that multiply are refused, nesting without end too")
  func bombs() throws {
    try TemplatesFixture.run { fixture in
      var text = "a0: &a0 [x, x]\n"
      for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
      try fixture.write(text, to: "base/services.yaml")
      #expect(fixture.error()?.contains("expected at most 100000 values, found more") == true)
      try fixture.write(String(repeating: "[", count: 100_000), to: "base/services.yaml")
      #expect(fixture.error()?.hasPrefix("base/services.yaml:1:1: expected valid YAML, found") == true)
    }
  }

  @Test("a beginning of a file is read, or refused by a place in it")
  func truncated() throws {
    try TemplatesFixture.run { fixture in
      for (path, text) in TemplatesFixture.baseFiles where !path.hasPrefix("texts") {
        let bytes = Array(text.utf8)
        for count in stride(from: 0, to: bytes.count, by: 5) {
          try fixture.write(Array(bytes[..<count]), to: "base/" + path)
          guard let error = fixture.error() else { continue }
          #expect(error.hasPrefix("base/\(path):"))
        }
        try fixture.write(bytes, to: "base/" + path)
      }
    }
  }

  @Test("an empty file is an error that says what it should hold")
  func empty() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("# nothing\n", to: "base/services.yaml")
      #expect(
        fixture.error()
          == "base/services.yaml:1:1: expected a mapping with services, freeProducts, minimumToJudge, found nothing"
      )
    }
  }

  @Test("a list where a mapping belongs is an error at its beginning")
  func list() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("\n- a\n", to: "base/texts/ko.yaml")
      #expect(fixture.error() == "base/texts/ko.yaml:2:1: expected a mapping of texts, found a list")
      try fixture.write("{}\n", to: "base/services.yaml")
      try fixture.write("", to: "base/texts/ko.yaml")
      #expect(fixture.error() == "base/texts/ko.yaml:1:1: expected a mapping of texts, found nothing")
    }
  }

  private static let mistakes = [
    Mistake(
      "services.yaml", "    name: Teams", "\tname: Teams", "services.yaml:3:1: expected spaces, found a tab"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: @Teams",
      "services.yaml:3:11: expected valid YAML, found character that cannot start any token"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: a: b",
      "services.yaml:3:12: expected valid YAML, found a colon where no key may stand"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: \"Teams",
      "services.yaml:10:1: expected valid YAML, found unexpected end of stream"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: {subject} here",
      "services.yaml:3:21: expected key, found something else"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: *nobody",
      "services.yaml:3:11: expected valid YAML, found undefined alias"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: Teams\n    # x\n\n    judged: false",
      "services.yaml:7:5: expected each key once, found \"judged\" a second time"),
    Mistake(
      "services.yaml", "{id: mail,", "{id: mail, \"id\": mail,",
      "services.yaml:7:6: expected each key once, found \"id\" a second time"),
    Mistake(
      "services.yaml", "    name: Teams", "    <<: *x\n    name: Teams",
      "services.yaml:3:9: expected valid YAML, found undefined alias"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: &x {}\n    <<: *x",
      "services.yaml:4:5: expected a key, found \"<<\""),
    Mistake(
      "services.yaml", "    name: Teams", "    name: &x {}\n    [a]: b",
      "services.yaml:4:5: expected a key, found a list"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: Teams\n    : b",
      "services.yaml:4:5: expected key, found something else"),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: 10\n---\na: b",
      "services.yaml:10:1: expected valid YAML, found another document"),
  ]
}

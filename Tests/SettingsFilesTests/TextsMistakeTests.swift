import Testing

@Suite("Mistakes in texts")
struct TextsMistakeTests {
  @Test("a mistake in texts is an error with line and column", arguments: mistakes)
  func texts(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("a language of a later layer lacks what the others have")
  func newLanguage() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write(TemplatesFixture.otherTexts + "format.percent: x\n", to: "own/texts/de.yaml")
      #expect(
        fixture.error(of: ["base", "own"])
          == "own/texts/de.yaml:1:1: expected the text \"usage.states.idle\", which \"en\" has, found no such text"
      )
    }
  }

  @Test("a placeholder that a later layer brings in is an error there")
  func laterPlaceholder() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("\nformat:\n  percent: \"{n} %\"\n", to: "own/texts/en.yaml")
      #expect(
        fixture.error(of: ["base", "own"])
          == "own/texts/en.yaml:3:12: expected no placeholder but {number}, found \"{n}\"")
    }
  }

  @Test("a file that is not named by a language is an error")
  func name() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("a: b\n", to: "base/texts/common.yaml")
      #expect(
        fixture.error()
          == "base/texts/common.yaml:1:1: expected a file named by a language, such as ko.yaml, found \"common\""
      )
    }
  }

  private static let mistakes = [
    Mistake(
      "texts/en.yaml", "format:\n  percent: \"{number} %\"\n", "",
      "texts/en.yaml:1:1: expected the text \"format.percent\", found no such text"),
    Mistake(
      "texts/ko.yaml", "format:\n  percent: \"{number}%\"\n", "",
      "texts/ko.yaml:1:1: expected the text \"format.percent\", found no such text"),
    Mistake(
      "texts/en.yaml", "{number} %", "{number} {unit}",
      "texts/en.yaml:2:12: expected no placeholder but {number}, found \"{unit}\""),
    Mistake(
      "texts/en.yaml", "  title: Usage\n", "",
      "texts/en.yaml:1:1: expected the text \"usage.title\", which \"ko\" has, found no such text"),
    Mistake(
      "texts/ko.yaml", "{idle: 미사용}", "{idle: 미사용, new: 신규}",
      "texts/en.yaml:1:1: expected the text \"usage.states.new\", which \"ko\" has, found no such text"),
    Mistake(
      "texts/en.yaml", "title: Usage", "title: [Usage]",
      "texts/en.yaml:4:10: expected a text or a mapping of texts, found a list"),
    Mistake(
      "texts/en.yaml", "title: Usage", "title:",
      "texts/en.yaml:4:9: expected a text or a mapping of texts, found nothing"),
    Mistake(
      "texts/en.yaml", "title: Usage", "title: Usage\n  title: Use",
      "texts/en.yaml:5:3: expected each key once, found \"title\" a second time"),
    Mistake(
      "texts/en.yaml", "usage:\n", "usage.title: Use\nusage:\n",
      "texts/en.yaml:5:3: expected each text once, found \"usage.title\" a second time"),
    Mistake("texts/en.yaml", "title: Usage", "~: Usage", "texts/en.yaml:4:3: expected a key, found nothing"),
  ]
}

import ReportContent
import Testing

@Suite("Pattern")
struct PatternTests {
  private func filled(_ text: String, _ places: [String], _ values: [String]) -> String {
    Pattern(text, placeholders: places).filled(with: values)
  }

  @Test("values stand where their names stood, in any order and more than once")
  func places() {
    #expect(filled("{a} of {b}", ["a", "b"], ["1", "2"]) == "1 of 2")
    #expect(filled("{b}{a}{b}", ["a", "b"], ["1", "2"]) == "212")
    #expect(filled("no place", ["a"], ["1"]) == "no place")
    #expect(filled("", ["a"], ["1"]) == "")
  }

  @Test(
    "braces that name no value stay as they are",
    arguments: ["{c}", "{", "}", "{}", "{{", "}}", "a { b", "a } b", "{ a }", "{A}", "{\"x\": [1]}"])
  func otherBraces(text: String) {
    #expect(filled(text, ["a", "b"], ["1", "2"]) == text)
  }

  @Test("a place behind a brace that is none is found all the same")
  func braceBeforePlace() {
    #expect(filled("{{a}}", ["a"], ["1"]) == "{1}")
    #expect(filled("{ {a} }", ["a"], ["1"]) == "{ 1 }")
    #expect(filled("{x{a}", ["a"], ["1"]) == "{x1")
    #expect(filled("{a", ["a"], ["1"]) == "{a")
  }

  @Test("a value that looks like a place is not filled again")
  func valueWithBraces() {
    #expect(filled("{a} {b}", ["a", "b"], ["{b}", "{a}"]) == "{b} {a}")
  }

  @Test("letters of several code units keep their place")
  func unicode() {
    #expect(filled("{a}명 중 👩‍👩‍👧 {b}", ["a", "b"], ["셋", "é"]) == "셋명 중 👩‍👩‍👧 é")
  }
}

import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

/// A mistake in templates, texts or rules.
struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  let text: String
  let place: String
  let found: String

  static let all = [
    Mistake(
      testDescription: "a wrong template key", file: "html/customer.mustache",
      text: "<p>{{custmer-name}}</p>",
      place: "1:4", found: "custmer-name"),
    Mistake(
      testDescription: "an unknown partial", file: "xml/customer.mustache",
      text: "<a>\n{{>xml/nothing}}\n</a>",
      place: "2:1", found: "xml/nothing"),
    Mistake(
      testDescription: "a section that is not closed", file: "html/portfolio.mustache",
      text: "{{#report}}<p>",
      place: "1:1", found: "report"),
    Mistake(
      testDescription: "a rule that cannot be read", file: "playbook/rules/broken.yaml",
      text: "id: [broken\n",
      place: "2:1", found: ""),
    Mistake(
      testDescription: "a rule without conditions", file: "playbook/rules/show-the-value.yaml",
      text: "id: show-the-value\nversion: 1\n", place: "1:1", found: "only id, version"),
    Mistake(
      testDescription: "a text that is missing", file: "texts/fr.yaml",
      text: "format:\n  percent: \"{number} %\"\n",
      place: "1:1", found: "no such text"),
    Mistake(
      testDescription: "a text that no language has", file: "html/customer.mustache",
      text: "{{text.customer.motto}}", place: "1:1", found: "text.customer.motto"),
    Mistake(
      testDescription: "a schema that is no XML", file: "xml/report.xsd", text: "<a>\n<b></a>", place: "2:",
      found: "b"),
    Mistake(
      testDescription: "XML that is no schema", file: "xml/report.xsd", text: "<html/>", place: "1:1",
      found: ""),
  ]
}

@Suite("Refused before any export is opened")
struct RefusalTests {
  @Test("the folder of exports is not even looked for with", arguments: Mistake.all)
  func mistake(mistake: Mistake) throws {
    let harness = try NightHarness()
    let overlay = try harness.overlay(mistake.text, at: mistake.file)
    let error = try #require(try harness.error(exports: "/nowhere/at/all", templates: [overlay]))
    #expect(error.exitStatus == .configuration)
    let message = error.description
    #expect(message.hasPrefix("\(overlay)/\(mistake.file):\(mistake.place)"), "\(message)")
    #expect(message.wholeMatch(of: /[^:]+:[0-9]+:[0-9]+: expected .+, found .+/) != nil, "\(message)")
    #expect(message.contains(mistake.found), "\(message)")
    #expect(!FileManager.default.fileExists(atPath: harness.output))
  }

  @Test("a folder of templates that is not there is one, too")
  func folder() throws {
    let harness = try NightHarness()
    let error = try #require(try harness.error(exports: "/nowhere/at/all", templates: ["/no/templates"]))
    #expect(error.exitStatus == .configuration)
    #expect(error.description.hasPrefix("/no/templates:1:1: expected "))
  }

  @Test("a check refuses the same")
  func check() throws {
    let harness = try NightHarness()
    let overlay = try harness.overlay("{{nothing}}", at: "html/customer.mustache")
    let configuration = try harness.configuration(exports: "/nowhere/at/all", templates: [overlay])
    let error = #expect(throws: NightError.self) { try checkNight(configuration, observer: .silent) }
    #expect(error?.exitStatus == .configuration)
  }
}

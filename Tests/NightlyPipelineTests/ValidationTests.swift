import NightlyPipeline
import TestSupport
import Testing

@Suite("Reports held against the schema, one of each kind")
struct ValidationTests {
  private static let customer: String = Repository.templates + "/xml/customer.mustache"
  private static let schema: String = Repository.templates + "/xml/report.xsd"

  /// The customers' reports of the example as they are without an overlay.
  private func plainReports() throws -> [String: String] {
    let harness = try NightHarness.example()
    try harness.run()
    return try harness.published().filter { $0.key.hasPrefix("customers/") && $0.key.hasSuffix(".xml") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// Runs the example with a file of the templates changed; holds the unpublished reports against those expected.
  private func expectUnpublished(
    _ text: String, at name: String, _ isExpected: (String) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let plain = try plainReports()
    let expected = plain.filter { isExpected($0.value) }.keys.sorted()
    let harness = try NightHarness.example()
    let summary = try harness.run(templates: [try harness.overlay(text, at: name)])
    #expect(summary.unpublished.map(\.path).sorted() == expected, sourceLocation: sourceLocation)
    #expect(!expected.isEmpty && expected.count < plain.count, sourceLocation: sourceLocation)
    #expect(summary.exitStatus == .partial, sourceLocation: sourceLocation)
    let published = try harness.published().keys.filter { $0.hasPrefix("customers/") }
    #expect(published.count == 2 * (plain.count - expected.count), sourceLocation: sourceLocation)
    for name in expected { #expect(!published.contains(name), sourceLocation: sourceLocation) }
  }

  @Test(
    "every report with the branch that is not valid is unpublished, and no other, whichever kind comes first",
    arguments: [("#", true), ("^", false)])
  func branch(tag: String, withAdvice: Bool) throws {
    try expectUnpublished(
      "{{\(tag)has-advice}}<broken>{{/has-advice}}{{>xml/customer}}", at: "xml/customer.mustache"
    ) {
      $0.contains("<recommendation ") == withAdvice
    }
  }

  @Test("a branch inside a list of a list counts like one around it")
  func branchInList() throws {
    let template = try Repository.text(of: Self.customer).replacing(
      "{{>xml/advice}}",
      with: """
        {{#advice}}{{#evidence}}{{#clears-at}}<broken/>{{/clears-at}}{{/evidence}}{{/advice}}{{>xml/advice}}
        """)
    try expectUnpublished(template, at: "xml/customer.mustache") { $0.contains(" clearsAt=") }
  }

  @Test("a value that is not there is seen though no section asks for it")
  func hole() throws {
    let template = try Repository.text(of: Self.customer).replacing(
      "{{#data-date}} dataDate=\"{{.}}\"{{/data-date}}{{#rendered-again}}",
      with: " dataDate=\"{{data-date}}\"{{#rendered-again}}")
    try expectUnpublished(template, at: "xml/customer.mustache") {
      !$0.contains(#/<customerReport [^>]* dataDate=/#)
    }
  }

  @Test(
    "with all of them held against it, the number of a list's items is seen too, and otherwise only up to two"
  )
  func validatingAll() throws {
    let schema = try Repository.text(of: Self.schema).replacing(
      "name=\"source\" type=\"r:Source\" minOccurs=\"0\" maxOccurs=\"unbounded\"",
      with: "name=\"source\" type=\"r:Source\" minOccurs=\"0\" maxOccurs=\"2\"")
    let expected = try plainReports().filter { $0.value.ranges(of: "<source ").count > 2 }.keys.sorted()
    try #require(!expected.isEmpty)
    let found = try [true, false].map { isValidatingAll in
      let harness = try NightHarness.example()
      var configuration = try harness.configuration(
        templates: [try harness.overlay(schema, at: "xml/report.xsd")])
      configuration.isValidatingAll = isValidatingAll
      let summary = try runNight(configuration, observer: .silent)
      return summary.unpublished.map(\.path).filter { $0.hasPrefix("customers/") }.sorted()
    }
    #expect(found[0] == expected)
    #expect(Set(found[1]).isSubset(of: expected))
  }

  @Test("what is published is the same, whether all reports are held against the schema or one of each kind")
  func sameBytes() throws {
    let nights = try [true, false].map { isValidatingAll in
      let harness = try NightHarness.example()
      var configuration = try harness.configuration()
      #expect(!configuration.isValidatingAll)
      configuration.isValidatingAll = isValidatingAll
      let summary = try runNight(configuration, observer: .silent)
      #expect(summary.exitStatus == .success)
      return try harness.published()
    }
    #expect(nights[0] == nights[1])
  }
}

import MustacheTemplates
import ReportRendering
import SettingsFiles
import TestSupport
import Testing

@Suite("Mistakes in templates")
struct TemplateMistakeTests {
  /// The error of an overlay over the shipped templates, its path below the overlay's folder; `nil` where it is good.
  private func error(_ files: [String: String]) throws -> String? {
    let overlay = try TemporaryFolder()
    for (name, text) in files { try overlay.write(text, to: name) }
    let texts = try Workshop.settings.get().texts
    let folders = try templateFolders([Repository.templates, overlay.path])
    do throws(TemplateError) {
      let templates = try ReportTemplates(
        folders: folders, texts: texts
      ) { _ in
        [UInt8](repeating: 0, count: 32)
      }
      _ = try XMLValidator(templates)
      return nil
    } catch {
      return error.description.replacing(overlay.path + "/", with: "")
    }
  }

  @Test("an overlay that changes nothing but words is good")
  func good() throws {
    #expect(
      try error([
        "html/partials/advice.mustache": "{{#advice}}{{$heading}}<h3>{{title}}</h3>{{/heading}}{{/advice}}"
      ]) == nil)
  }

  @Test("an unknown key is found, with the place")
  func unknownKey() throws {
    let found = try #require(try error(["html/customer.mustache": "<p>\n  {{customr-name}}</p>"]))
    #expect(found.hasPrefix("html/customer.mustache:2:3: expected "))
    #expect(found.contains("customr-name"))
  }

  @Test("an unknown partial is found, with the place")
  func unknownPartial() throws {
    let found = try #require(try error(["xml/portfolio.mustache": "<a>{{>xml/nothing}}</a>"]))
    #expect(found.hasPrefix("xml/portfolio.mustache:1:4: expected "))
    #expect(found.contains("xml/nothing"))
  }

  @Test("a text that no language has is found, with the place")
  func unknownText() throws {
    let found = try #require(try error(["html/customer.mustache": "{{text.customer.greeting}}"]))
    #expect(found.hasPrefix("html/customer.mustache:1:1: expected "))
    #expect(found.contains("text.customer.greeting"))
  }

  @Test("a schema that is no XML is found, with line and column")
  func malformedSchema() throws {
    let found = try #require(
      try error([
        "xml/report.xsd":
          "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n  <xs:element></xs:schema>"
      ]))
    #expect(found.hasPrefix("xml/report.xsd:2:"))
    #expect(!found.hasPrefix("xml/report.xsd:2:1:"))
    #expect(found.contains("expected an XML schema, found "))
  }

  @Test("XML that is no schema is found, with its line")
  func noSchema() throws {
    let unknownType = """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:element name="a"/>
        <xs:element name="b" type="missing"/>
      </xs:schema>
      """
    let found = try #require(try error(["xml/report.xsd": unknownType]))
    #expect(found.hasPrefix("xml/report.xsd:3:1: expected an XML schema, found "))
    #expect(found.contains("missing"))
    #expect(
      try error(["xml/report.xsd": "<html/>"])?.hasPrefix("xml/report.xsd:1:1: expected an XML schema")
        == true)
    #expect(
      try error(["xml/report.xsd": ""])?.hasPrefix("xml/report.xsd:1:1: expected an XML schema") == true)
  }

  @Test("a file that is not UTF-8 is found")
  func encoding() throws {
    let overlay = try TemporaryFolder()
    try overlay.write([0x3C, 0xFF, 0x3E] as [UInt8], to: "html/style.css")
    let error = #expect(throws: TemplateError.self) {
      try ReportTemplates(folders: templateFolders([Repository.templates, overlay.path]), texts: []) { _ in []
      }
    }
    #expect(error?.expected == "UTF-8")
  }

  @Test("a folder without templates lacks the style sheet first")
  func nothing() throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: TemplateError.self) {
      try ReportTemplates(folders: templateFolders([empty.path]), texts: []) { _ in [] }
    }
    #expect(error?.path == empty.path + "/html/style.css")
  }
}

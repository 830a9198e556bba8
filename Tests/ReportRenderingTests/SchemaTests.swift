import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportRendering
import TestSupport
import Testing

@Suite("The schema of reports")
struct SchemaTests {
  private static let customerXML: String = Repository.goldens + "/customers/contoso-ltd-g9q4aw0n.xml"
  private static let portfolioXML: String = Repository.goldens + "/portfolio.xml"
  private static let schema = Repository.templates + "/xml/report.xsd"

  private func isRefused(_ report: String) throws -> Bool {
    let validator = try Workshop.validator.get()
    do throws(XMLFault) {
      try validator.validate(Array(report.utf8))
      return false
    } catch {
      return true
    }
  }

  @Test("the reports of the example are accepted", arguments: [customerXML, portfolioXML])
  func accepted(path: String) throws {
    try Workshop.validator.get().validate(try Repository.bytes(of: path))
  }

  @Test("a customer's report is refused with", arguments: Mutation.ofCustomer)
  func customer(mutation: Mutation) throws {
    #expect(try isRefused(mutation.applied(to: Repository.text(of: Self.customerXML))))
  }

  @Test("the portfolio's report is refused with", arguments: Mutation.ofPortfolio)
  func portfolio(mutation: Mutation) throws {
    #expect(try isRefused(mutation.applied(to: Repository.text(of: Self.portfolioXML))))
  }

  @Test(
    "xmllint agrees: it accepts the example's reports and refuses every mutation",
    .enabled(if: XMLLint.isInstalled, Comment(rawValue: XMLLint.isMissing)))
  func xmllint() throws {
    #expect(XMLLint.accepts([Self.customerXML, Self.portfolioXML], schema: Self.schema))
    let folder = try TemporaryFolder()
    for (path, mutations) in [
      (Self.customerXML, Mutation.ofCustomer), (Self.portfolioXML, Mutation.ofPortfolio),
    ] {
      let report = try Repository.text(of: path)
      for mutation in mutations {
        let file = try folder.write(try mutation.applied(to: report), to: "mutation.xml")
        #expect(!XMLLint.accepts([file], schema: Self.schema), "\(mutation.name)")
      }
    }
  }

  @Test("what is no XML, or no UTF-8, or nothing, is refused")
  func notXML() throws {
    let validator = try Workshop.validator.get()
    let golden = try Repository.bytes(of: Self.customerXML)
    for bytes in [[], Array("words".utf8), [0xFF] + golden, golden + golden, golden.dropLast(30)] as [[UInt8]]
    {
      #expect(throws: XMLFault.self) { try validator.validate(bytes) }
    }
    var badLetter = golden
    badLetter[try #require(golden.firstIndex(of: 0x2C))] = 0xFF
    #expect(throws: XMLFault.self) { try validator.validate(badLetter) }
  }

  @Test("a report of more than 20 MB is read like others")
  func large() throws {
    let report = try Repository.text(of: Self.customerXML)
    let name = String(repeating: "&lt;&amp;한", count: 900_000)
    let large = report.replacing("<advice>", with: "<advice><!--\(name)-->")
      .replacing("name=\"Contoso, Ltd.\"", with: "name=\"\(name)\"")
    #expect(large.utf8.count > 20_000_000)
    try Workshop.validator.get().validate(Array(large.utf8))
  }

  @Test("a report that declares entities or fetches them is refused")
  func entities() throws {
    let report = try Repository.text(of: Self.customerXML)
    let declared = report.replacing(
      "<customerReport", with: "<!DOCTYPE x [<!ENTITY e \"Contoso\">]>\n<customerReport", maxReplacements: 1)
    #expect(try isRefused(declared.replacing("Contoso, Ltd.", with: "&e;")))
    let fetched = report.replacing(
      "<customerReport", with: "<!DOCTYPE x [<!ENTITY e SYSTEM \"report.xsd\">]>\n<customerReport",
      maxReplacements: 1)
    #expect(try isRefused(fetched.replacing("<consider>", with: "<consider>&e;")))
  }

  @Test("malformed XML is named with its line, too")
  func malformedLine() throws {
    let validator = try Workshop.validator.get()
    do throws(XMLFault) {
      try validator.validate(Array("<?xml version=\"1.0\"?>\n<a>\n<b></a>".utf8))
      Issue.record("the report was accepted")
    } catch {
      #expect(error.line == 2 || error.line == 3)
    }
  }

  @Test("a fault names the line")
  func line() throws {
    let report = try Repository.text(of: Self.customerXML).split(
      separator: "\n", omittingEmptySubsequences: false)
    let mutated =
      (report.prefix(2) + ["<customer id=\"a\" name=\"b\" concealed=\"maybe\"/>"] + report.dropFirst(3))
      .joined(separator: "\n")
    let validator = try Workshop.validator.get()
    do throws(XMLFault) {
      try validator.validate(Array(mutated.utf8))
      Issue.record("the report was accepted")
    } catch {
      #expect(error.line == 3)
      #expect(error.reason.contains("maybe"))
    }
  }

  /// The values of an enumeration of the schema.
  private func values(_ type: String) throws -> Set<String> {
    let schema = try Repository.text(of: Self.schema)
    let head = "<xs:simpleType name=\"\(type)\">"
    let body = try #require(schema.split(separator: head).dropFirst().first).split(
      separator: "</xs:simpleType>")[0]
    return Set(
      body.split(separator: "<xs:enumeration value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
  }

  @Test("the schema's enumerations are the program's")
  func enumerations() throws {
    #expect(try values("FindingCode") == Set(Finding.Code.allCases.map(\.rawValue)))
    #expect(try values("Severity") == Set(Finding.Severity.allCases.map(\.rawValue)))
    #expect(try values("ExportKind") == Set(ExportKind.allCases.map(\.rawValue)))
    #expect(try values("State") == Set(MeasureState.allCases.map(\.rawValue)))
    #expect(try values("Basis") == Set(Basis.allCases.map(\.rawValue)))
    #expect(try values("Audience") == Set(Audience.allCases.map(\.rawValue)))
    #expect(try values("Problem") == Set(Problem.allCases.map(\.rawValue)))
    #expect(try values("Urgency") == Set(Urgency.allCases.map(\.rawValue)))
    #expect(try values("Comparison") == Set(Condition.Comparison.allCases.map(\.rawValue)))
    #expect(try values("Origin") == Set(Condition.Origin.allCases.map(\.rawValue)))
    let reasons =
      NotApplicableReason.allCases.map(\.rawValue) + InsufficientDataReason.allCases.map(\.rawValue)
    #expect(try values("Reason") == Set(reasons))
    // The schema knows the measures of the contract already that later issues compute.
    #expect(try values("Measure").isSuperset(of: MeasureID.allCases.map(\.rawValue)))
  }
}

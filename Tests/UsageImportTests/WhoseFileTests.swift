import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Whose file a Graph export is")
struct WhoseFileTests {
  private static let contoso = WhoseRowTests.contoso
  private static let fabrikam = WhoseRowTests.fabrikam
  private static let stranger = ["x@stranger.example"]

  /// A path, the user names in the file, and whose it is.
  struct Case: CustomTestStringConvertible, Sendable {
    let path: String
    var names = stranger
    var owner: String?
    var code: Finding.Code?
    var testDescription: String { "\(path) of \(names.joined(separator: " "))" }
  }

  static let cases = [
    // The folder.
    Case(path: "graph/\(contoso)/users.csv", owner: contoso),
    Case(path: "graph/\(contoso.uppercased())/2026/users.csv", owner: contoso),
    Case(path: "graph/contoso.example/users.csv", owner: contoso),
    Case(path: "fabrikam.example March/users.csv", owner: fabrikam),
    Case(path: "ACME_01/users.csv", owner: "acme_01"),
    // A token of the file's name: `_` and blanks are borders, `-` and `.` are not.
    Case(path: "Office365ActiveUserDetail_\(contoso).csv", owner: contoso),
    Case(path: "ActiveUserDetail_contoso.example_2026.csv", owner: contoso),
    Case(path: "contoso.example.csv", owner: contoso),
    Case(path: "contoso.example (1).csv", owner: contoso),
    Case(path: "users [fabrikam.example].csv", owner: fabrikam),
    Case(path: "users-contoso.example.csv", code: .unknownCustomerFile),
    Case(path: "contoso.example.2026.csv", code: .unknownCustomerFile),
    Case(path: "contoso.csv", code: .unknownCustomerFile),
    // The name of a customer is no key of a file.
    Case(path: "Fabrikam/users.csv", code: .unknownCustomerFile),
    // The domains of the user names.
    Case(path: "users.csv", names: ["a@contoso.example", "b@CONTOSO-LABS.EXAMPLE"], owner: contoso),
    Case(path: "users.csv", names: ["a@contoso.example", "guest@stranger.example"], owner: contoso),
    Case(path: "users.csv", names: ["b_fabrikam.example#EXT#@contoso.example"], owner: contoso),
    Case(path: "users.csv", names: ["a@shared.example"], code: .unknownCustomerFile),
    Case(path: "users.csv", names: ["contoso.example"], code: .unknownCustomerFile),
    Case(path: "users.csv", code: .unknownCustomerFile),
    // The path is more certain than the names.
    Case(path: "\(fabrikam)/users.csv", names: ["a@contoso.example"], owner: fabrikam),
    // Two tenants.
    Case(path: "contoso.example/fabrikam.example.csv", code: .ambiguousCustomerFile),
    Case(path: "contoso.example/\(contoso).csv", owner: contoso),
    Case(
      path: "users.csv", names: ["a@contoso.example", "b@fabrikam.example"], code: .ambiguousCustomerFile),
    // Concealed names tell nothing; the folder does.
    Case(path: "users.csv", names: ["B64192E6A94FED76C267ADC6276168DC"], code: .unknownCustomerFile),
    Case(path: "\(contoso)/users.csv", names: ["B64192E6A94FED76C267ADC6276168DC"], owner: contoso),
  ]

  @Test("a file belongs to one tenant as a whole, by its path or else its user names", arguments: cases)
  func owner(example: Case) throws {
    let result = try Exports([
      "customers.csv": WhoseRowTests.list, example.path: Person.graph(example.names.map { Person(name: $0) }),
    ]).resolved()
    let owners = result.facts.customers.filter { $0.activity != nil }.map(\.customer.id.text)
    #expect(owners == [example.owner].compactMap { $0 })
    #expect(result.facts.customers.allSatisfy { !$0.isMatchedByNameOnly })
    let refusals = result.findings.filter { $0.severity == .refusal }
    #expect(refusals.map(\.code) == [example.code].compactMap { $0 })
    #expect(refusals.map(\.file) == (example.code == nil ? [] : [example.path]))
    let tally = try #require(result.tally(example.path, example.owner))
    #expect(tally.used == (example.owner == nil ? 0 : example.names.count))
    #expect(tally.leftOut == (example.owner == nil ? [.noCustomer: example.names.count] : [:]))
  }

  @Test("a file with more domains than a tenant has says nothing, whichever come first")
  func manyDomains() throws {
    let others = (0..<1000).map { Person(name: "a@domain\($0).example") }
    let own = Person(name: "a@contoso.example")
    for people in [[own] + others, others + [own]] {
      let result = try Exports(["customers.csv": WhoseRowTests.list, "users.csv": Person.graph(people)])
        .resolved()
      #expect(result.findings(.unknownCustomerFile).count == 1)
    }
    let fewer = [own] + others.dropLast()
    let result = try Exports(["customers.csv": WhoseRowTests.list, "users.csv": Person.graph(fewer)])
      .resolved()
    #expect(try result.customer(Self.contoso).activity?.cohorts.map(\.people) == [1000])
  }

  @Test("names are concealed where most of a customer's are, and a note says so")
  func concealedNames() throws {
    let hidden = "B64192E6A94FED76C267ADC6276168DC"
    let result = try Exports([
      "customers.csv": WhoseRowTests.list,
      "users.csv": Person.combined([
        Person(customer: Self.contoso, name: hidden),
        Person(customer: Self.contoso, name: hidden.lowercased()),
        Person(customer: Self.contoso, name: "a@contoso.example"),
        Person(customer: Self.fabrikam, name: "B64192E6A94FED76C267ADC6276168D"),
        Person(customer: Self.fabrikam, name: "B64192E6A94FED76C267ADC6276168DG"),
        Person(customer: Self.fabrikam, name: hidden),
        Person(customer: Self.fabrikam, name: "b@fabrikam.example"),
      ]),
    ]).resolved()
    #expect(try result.customer(Self.contoso).activity?.isConcealed == true)
    #expect(try result.customer(Self.fabrikam).activity?.isConcealed == false)
    #expect(try result.customer(Self.contoso).activity?.cohorts.map(\.people) == [3])
    #expect(result.findings(.concealedNames).map(\.description) == ["users.csv: concealed-names: count 3"])
    #expect(result.findings(.concealedNames).map(\.severity) == [.note])
  }
}

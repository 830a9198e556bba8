import AdoptionDomain
import ReportContent
import Testing

@Suite("The name of a customer's files")
struct PageNameTests {
  private func name(_ customer: String, id: String = "0a11fab0-0001-4000-8000-000000000001") -> String {
    pageName(of: Customer(id: Customer.ID(id), name: customer))
  }

  @Test(
    "a name becomes lower-case letters, digits and single hyphens, and ends in eight characters of the id's hash"
  )
  func slug() {
    #expect(name("Contoso, Ltd.").wholeMatch(of: /contoso-ltd-[a-z0-9]{8}/) != nil)
    #expect(name("../../etc/passwd").wholeMatch(of: /etc-passwd-[a-z0-9]{8}/) != nil)
    #expect(name("한빛전자").wholeMatch(of: /customer-[a-z0-9]{8}/) != nil)
  }

  @Test("customers of one name have different files")
  func sameName() {
    #expect(name("Contoso", id: "a") != name("Contoso", id: "b"))
  }

  @Test("a long name is cut")
  func long() {
    #expect(name(String(repeating: "abc ", count: 100)).utf8.count <= 49)
  }
}

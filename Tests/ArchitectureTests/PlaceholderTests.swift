import TestSupport
import Testing

@Suite("The house")
struct HouseTests {
  @Test("the project's root is found from the sources")
  func root() { #expect(Repository.templates.hasSuffix("/Templates")) }
}

import TestSupport
import Testing

@Suite("The command")
struct CommandTests {
  @Test("the example portfolio is part of the project")
  func example() {
    #expect(Repository.example.hasSuffix("Examples/fabrikam"))
  }
}

import NightlyPipeline
import Testing

@Suite("ExitStatus")
struct ExitStatusTests {
  @Test("the statuses are those that the documentation names")
  func numbers() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 65, 66, 70, 73, 74, 75, 78])
  }
}

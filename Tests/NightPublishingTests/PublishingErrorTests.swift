import NightPublishing
import Testing

@Suite("PublishingError")
struct PublishingErrorTests {
  @Test("a description is one line: control and bidirectional characters of a name are shown escaped")
  func oneLine() {
    let error = PublishingError(
      kind: .cannotWrite, operation: "create the file", path: "a\n\u{1b}[31m\u{202e}b", reason: "because")
    #expect(error.description == "cannot create the file a\\n\\u{1B}[31m\\u{202E}b: because")
  }

  @Test("a description without a path has no gap")
  func withoutPath() {
    let error = PublishingError(kind: .inputOutput, operation: "compute", path: "", reason: "because")
    #expect(error.description == "cannot compute: because")
  }
}

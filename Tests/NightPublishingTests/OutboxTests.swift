import NightPublishing
import TestSupport
import Testing

@Suite("The outbox")
struct OutboxTests {
  @Test("shows a mail once it is released, and nothing of what is staged")
  func released() throws {
    let folder = try TemporaryFolder()
    let outbox = try Outbox(in: try OutputFolder.open(path: folder.path, processID: testProcessID))
    try outbox.stage(Array("mail".utf8), as: "a.eml")
    #expect(try outbox.isStaged("a.eml"))
    #expect(try diskState(of: folder.path)["outbox/a.eml"] == nil)
    try outbox.makeDurable()
    try outbox.release(["a.eml"])
    #expect(try !outbox.isStaged("a.eml"))
    #expect(try Repository.text(of: folder.path + "/outbox/a.eml") == "mail")
  }

  @Test("replaces what a killed run has staged under the name, and the same mail that nobody has picked up")
  func replaced() throws {
    let folder = try TemporaryFolder()
    let outbox = try Outbox(in: try OutputFolder.open(path: folder.path, processID: testProcessID))
    try outbox.stage(Array("half a ma".utf8), as: "a.eml")
    try outbox.stage(Array("mail".utf8), as: "a.eml")
    try outbox.release(["a.eml"])
    #expect(try Repository.text(of: folder.path + "/outbox/a.eml") == "mail")
    try outbox.stage(Array("mail, made again".utf8), as: "a.eml")
    try outbox.release(["a.eml"])
    #expect(try Repository.text(of: folder.path + "/outbox/a.eml") == "mail, made again")
    #expect(try !outbox.isStaged("a.eml"))
  }

  @Test("says of a mail that was never staged that it cannot be released")
  func missing() throws {
    let folder = try TemporaryFolder()
    let outbox = try Outbox(in: try OutputFolder.open(path: folder.path, processID: testProcessID))
    let error = publishingError { () throws(PublishingError) in try outbox.release(["a.eml"]) }
    #expect(error?.kind == .cannotWrite)
  }
}

import FoundationEssentials
import Glibc
import TestSupport
import Testing

@Suite("A real mail server on this machine")
struct PostfixTests {
  @Test(
    "takes the mails of a night, refuses one for now and one for good, and delivers the others",
    .enabled(if: Postfix.isThere, "needs postfix and root"))
  func night() throws {
    let postfix = try Postfix()
    defer { postfix.stop() }
    let recipients = ["a@good.example", "later@good.example", "never@good.example", "b@good.example"]
    let folder = try MailFolder(
      recipients: recipients, port: postfix.port, settings: ["attach: [html, xml]", "retryFor: 1s"])
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(
      try folder.states() == [
        "a@good.example": "accepted", "later@good.example": "deferred", "never@good.example": "rejected",
        "b@good.example": "accepted",
      ])
    let delivered = try postfix.delivered(2)
    #expect(delivered.count == 2)
    for message in delivered {
      #expect(message.contains("\nAuto-Submitted: auto-generated\n"))
      #expect(message.contains("Message-ID: <2026-11-01.customer."))
    }
  }
}

/// A Postfix with a folder of its own, which delivers into one mailbox and sends nothing out.
private final class Postfix {
  static let isThere = Command.exists("postfix") && getuid() == 0

  let port: Int
  private let folder: TemporaryFolder
  private let process: RunningCommand

  init() throws {
    folder = try TemporaryFolder()
    // A port that was free a moment ago.
    let probe = try MailServer()
    port = probe.port
    probe.stop()
    let script = Support.script("mail/postfix.sh")
    let prepared = try Command(["sh", script, folder.path, "\(port)"]).run()
    guard prepared.status == 0 else { throw UnexpectedOutcome(outcome: prepared) }
    process = try Command(["postfix", "-c", folder.path + "/etc", "start-fg"]).started()
    for _ in 0..<100
    where try Command(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"]).run().status != 0 {
      usleep(100_000)
    }
  }

  func stop() {
    _ = try? Command(["postfix", "-c", folder.path + "/etc", "stop"]).run()
    process.kill()
  }

  /// The messages in the mailbox, once there are so many.
  func delivered(_ count: Int) throws -> [String] {
    let mailbox = folder.path + "/mail/new"
    var names: [String] = []
    for _ in 0..<100 {
      names =
        FileManager.default.fileExists(atPath: mailbox)
        ? try FileManager.default.contentsOfDirectory(atPath: mailbox) : []
      if names.count >= count { break }
      usleep(100_000)
    }
    return try names.sorted().map { try Repository.text(of: mailbox + "/" + $0) }
  }
}

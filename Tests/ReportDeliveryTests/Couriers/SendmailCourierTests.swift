import FoundationEssentials
import ReportDelivery
import TestSupport
import Testing

@Suite("A courier that calls sendmail")
struct SendmailCourierTests {
  private struct Kept: Error {}

  @Test("gives the program the message with LF, the addresses, and nearly no environment")
  func handedOver() throws {
    let folder = try TemporaryFolder()
    let program = try Self.program(in: folder, "cat > input; printf '%s\\n' \"$@\" > words; env > variables")
    let courier = SendmailCourier(path: program)
    var calls = 0
    let text = "Subject: a\r\n\r\n.\r\nHello\r\n"
    let outcome = try courier.send(try Sample.composed(text)) { calls += 1 }
    #expect(outcome == .accepted("handed to \(program)"))
    #expect(calls == 1)
    #expect(try Repository.text(of: folder.path + "/input") == text.replacing("\r\n", with: "\n"))
    #expect(
      try Repository.text(of: folder.path + "/words") == "-i\n-f\nreports@example.com\n--\nann@example.org\n")
    let variables = try Repository.text(of: folder.path + "/variables")
    #expect(!variables.contains("ADOPTION_") && !variables.contains("HOME="))
  }

  @Test(
    "tells by the status what became of the message",
    arguments: [
      ("cat > /dev/null; exit 0", "accepted"), ("cat > /dev/null; exit 75", "deferred"),
      ("cat > /dev/null; exit 67", "rejected"), ("cat > /dev/null; kill -9 $$", "unknown"),
      ("exit 67", "rejected"),
      ("exit 75", "deferred"), ("kill -9 $$", "unreachable"), ("exit 0", "unreachable"),
    ])
  func statuses(script: String, expected: String) throws {
    let folder = try TemporaryFolder()
    let courier = SendmailCourier(path: try Self.program(in: folder, script))
    // More than a pipe holds, so that a program that does not read is noticed.
    let message = try Sample.composed("Subject: a\r\n\r\n" + String(repeating: "abcdefgh\r\n", count: 50_000))
    var calls = 0
    let outcome = try courier.send(message) { calls += 1 }
    let hasRead = script.hasPrefix("cat")
    #expect(calls == (hasRead ? 1 : 0))
    switch outcome {
    case .accepted: #expect(expected == "accepted")
    case .deferred(let reason): #expect(expected == "deferred" && reason.hasSuffix("status 75"))
    case .rejected(let reason): #expect(expected == "rejected" && reason.hasSuffix("status 67"))
    case .unknown(let reason): #expect(expected == "unknown" && reason.hasSuffix("signal 9"))
    case .unreachable: #expect(expected == "unreachable")
    }
  }

  @Test("what `leaving` throws comes back, and the program sees no end of the message")
  func keptBack() throws {
    let folder = try TemporaryFolder()
    let program = try Self.program(in: folder, "cat > input; touch done")
    let courier = SendmailCourier(path: program)
    #expect(throws: Kept.self) { try courier.send(try Sample.composed(), leaving: { throw Kept() }) }
    Pause.milliseconds(100)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/done"))
  }

  @Test("a program that is not there, hangs or reads nothing is told, and is not waited for without end")
  func hanging() throws {
    let folder = try TemporaryFolder()
    let missing = SendmailCourier(path: folder.path + "/missing")
    #expect(
      try missing.send(try Sample.composed(), leaving: {})
        == .unreachable("\(folder.path)/missing cannot be started: No such file or directory"))
    let hanging = SendmailCourier(
      path: try Self.program(in: folder, "cat > /dev/null; exec sleep 20"), seconds: 1)
    guard case .unknown = try hanging.send(try Sample.composed(), leaving: {}) else {
      Issue.record("a program that does not end")
      return
    }
    let large = try Sample.composed("Subject: a\r\n\r\n" + String(repeating: "abcdefgh\r\n", count: 50_000))
    let deaf = SendmailCourier(path: try Self.program(in: folder, "exec sleep 20"), seconds: 1)
    guard case .unreachable = try deaf.send(large, leaving: {}) else {
      Issue.record("a program that does not read")
      return
    }
  }

  /// A program of a few lines, which works in its own folder.
  ///
  /// Another process puts it there: a program that some other test starts meanwhile would inherit a file that this one has
  /// open for writing, and what is open for writing cannot be started (ETXTBSY).
  private static func program(in folder: TemporaryFolder, _ script: String) throws -> String {
    let text = try folder.write("#!/bin/sh\ncd '\(folder.path)' || exit 1\n\(script)\n", to: "script")
    let path = folder.path + "/sendmail"
    #expect(try Command(["install", "-m", "700", text, path]).run().status == 0)
    return path
  }
}

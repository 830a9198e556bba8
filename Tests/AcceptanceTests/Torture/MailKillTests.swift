import FoundationEssentials
import TestSupport
import Testing

@Suite("Torture: mails of which the sending is killed", .serialized)
struct MailKillTests {
  /// A published night whose mails are sent again and again from the same state.
  private struct Mailing {
    let folder: MailFolder
    let server: MailServer
    let recipients: [String]

    init(count: Int) throws {
      server = try MailServer()
      recipients = (0..<count).map { "good\($0)@c.example" }
      folder = try MailFolder(recipients: recipients, port: server.port, settings: ["retryFor: 1s"])
      let night = try Program.run(
        ["run", "--config", folder.nightly.configuration, "--night", "2026-11-01"])
      guard night.status == 0 else { throw UnexpectedOutcome(outcome: night) }
      try FileManager.default.moveItem(atPath: output, toPath: output + "-first")
    }

    private var output: String { folder.nightly.output }

    func restore() throws {
      if FileManager.default.fileExists(atPath: output) {
        try FileManager.default.removeItem(atPath: output)
      }
      try FileManager.default.copyItem(atPath: output + "-first", toPath: output)
    }

    func send(under words: [String] = []) throws -> Command.Outcome {
      try Command(
        words + [
          Program.path, "mail", "send", "--night", "2026-11-01", "--config", folder.nightly.configuration,
        ]
      ).run()
    }

    /// None is lost, one at most is in doubt, and what comes twice is the very same message.
    func checkAftermath(_ moment: String, since first: Int) throws {
      _ = try send()
      let states = try folder.states()
      let doubtful = states.filter { $0.value != "accepted" }
      #expect(doubtful.count <= 1 && doubtful.allSatisfy { $0.value == "unknown" }, "\(moment): \(states)")
      _ = try folder.mail("retry", "--unknown")
      let mails = Array(server.mails.dropFirst(first))
      let byRecipient = Dictionary(grouping: mails, by: \.recipients)
      #expect(byRecipient.keys.sorted() == recipients.sorted(), "\(moment): a mail is lost")
      #expect(mails.count <= recipients.count + 1, "\(moment): \(mails.count) mails")
      for (recipient, same) in byRecipient where same.count > 1 {
        #expect(doubtful.keys.contains(recipient), "\(moment): sent twice without a doubt")
        #expect(Set(same.map(\.bytes)).count == 1, "\(moment): not the same message")
      }
      #expect(try folder.states().values.allSatisfy { $0 == "accepted" }, "\(moment)")
    }
  }

  @Test(
    "at any call that writes or speaks loses none and doubles at most the one on its way",
    .enabled(if: Torture.hasStrace, "needs strace"))
  func everyCall() throws {
    let mailing = try Mailing(count: Torture.isLong ? 20 : 3)
    try mailing.restore()
    let points = try KillPoint.all(
      of: Torture.mutatingCalls + ["sendto", "connect", "close"],
      log: mailing.folder.nightly.folder.path + "/calls", run: mailing.send(under:))
    #expect(points.count > 60)
    var (tried, killed, doubled) = (0, 0, 0)
    for place in stride(from: 0, to: points.count, by: Torture.isLong ? 1 : 5) {
      try mailing.restore()
      let first = mailing.server.mails.count
      let outcome = try mailing.send(under: points[place].words)
      tried += 1
      killed += outcome.status == 0 ? 0 : 1
      try mailing.checkAftermath("\(points[place])", since: first)
      if mailing.server.mails.count - first > mailing.recipients.count { doubled += 1 }
    }
    print("\(points.count) calls, killed at \(killed) of \(tried), a mail came twice after \(doubled)")
    #expect(killed * 100 >= tried * 95)
  }
}

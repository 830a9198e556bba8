import FoundationEssentials
import TestSupport
import Testing

/// A folder in which the real program mails its nights to a server.
struct MailFolder {
  let nightly: NightlyFolder

  /// Prepares customers who are sent their reports at these addresses.
  ///
  /// - Parameters:
  ///   - recipients: an address for each customer.
  ///   - port: the server's port on this host.
  ///   - settings: what stands below `mail:` besides, a line each.
  /// - Throws: an error where the files cannot be written.
  init(recipients: [String], port: Int, settings: [String] = []) throws {
    nightly = try NightlyFolder(customers: recipients.count)
    let lines =
      [
        "from: Reports <reports@p.example>", "courier: smtp", "customers: nightly",
        "recipients: recipients.yaml", "smtp: {host: 127.0.0.1, port: \(port)}",
      ] + (settings.contains { $0.hasPrefix("attach:") } ? [] : ["attach: []"])
    try nightly.configure("mail:\n" + (lines + settings).map { "  \($0)\n" }.joined())
    let customers = recipients.enumerated().map { "  - {id: c\($0), send: true, to: [\($1)]}\n" }
    try nightly.folder.write("customers:\n" + customers.joined(), to: "recipients.yaml")
  }

  /// Runs a command for mails to its end.
  func mail(_ words: String...) throws -> Command.Outcome {
    try Command(
      ["env", "-i", "PATH=/usr/bin:/bin", Program.path, "mail"] + words + [
        "--config", nightly.configuration,
      ],
      in: "/"
    ).run()
  }

  /// The state of every mail of the ledger by its recipient.
  func states() throws -> [String: String] {
    struct Status: Decodable {
      struct Mail: Decodable { let recipient, state: String }
      let mails: [Mail]
    }
    let outcome = try mail("status", "--all", "--format", "json")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let status = try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
    return Dictionary(uniqueKeysWithValues: status.mails.map { ($0.recipient, $0.state) })
  }
}

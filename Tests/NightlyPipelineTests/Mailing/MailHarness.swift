import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

/// Nights with mails, in a folder of their own.
struct MailHarness {
  var nightly: NightlyHarness
  /// What stands below `mail:` beside the sender, without the two blanks before it.
  var settings = ""
  /// What the file of recipients holds; `nil` for no such file.
  var recipients: String?

  init() throws { nightly = try NightlyHarness() }

  private var configurationText: String {
    var text = "mail:\n  from: Fabrikam Reports <reports@fabrikam.example>\n"
    if recipients != nil { text += "  recipients: recipients.yaml\n" }
    return text + settings.split(separator: "\n").map { "  \($0)\n" }.joined()
  }

  /// Runs the job of a night, mails included.
  @discardableResult
  mutating func run(_ night: String) throws -> NightlySummary {
    try writeRecipients()
    nightly.settings = configurationText
    return try nightly.run(night)
  }

  /// What the commands for mails need; the configuration is that of the last run.
  func request() throws -> MailCommandRequest {
    try writeRecipients()
    let path = nightly.folder + "/c.yaml"
    try Data("exports: exports\noutput: output\n\(configurationText)".utf8).write(to: URL(filePath: path))
    let clock = NightlyHarness.Clock(nightly.start)
    return MailCommandRequest(
      try LoadedConfiguration(options: [], environment: [:], file: path), archive: nightly.night.archive,
      credentialsFolder: nil,
      clock: MailClock(
        unixTime: { clock.tick() }, pause: { clock.wait($0) }, moment: NightlyHarness.moment))
  }

  private func writeRecipients() throws {
    guard let recipients else { return }
    try Data(recipients.utf8).write(to: URL(filePath: nightly.folder + "/recipients.yaml"))
  }

  /// The mails in the outbox, by name.
  func outbox() throws -> [String: [UInt8]] {
    let folder = nightly.night.output + "/outbox"
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    var mails: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".eml") {
      mails[name] = try Repository.bytes(of: folder + "/" + name)
    }
    return mails
  }

  /// Takes all mails out of the outbox, as whoever sends them does.
  func emptyOutbox() throws {
    for name in try outbox().keys {
      try FileManager.default.removeItem(atPath: nightly.night.output + "/outbox/" + name)
    }
  }

  /// The recipients of the mails in the outbox, sorted.
  func recipientsInOutbox() throws -> [String] {
    try outbox().values.map { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let header = text.split(separator: "\r\n").first { $0.hasPrefix("To: ") } ?? ""
      return header.dropFirst("To: ".count).split { "<> ".contains($0) }.last.map(String.init) ?? ""
    }.sorted()
  }

  /// The ledger, as `mail status --all --format json` tells it.
  func ledger(all: Bool = true) throws -> Ledger {
    let text = try mailStatus(nightly.night.archive, last: 100, isWhole: all, as: .json)
    return try JSONDecoder().decode(Ledger.self, from: Data(text.utf8))
  }

  struct Ledger: Decodable {
    let nights: [Night]
    let mails: [Mail]

    /// The states of the mails to an address, the oldest night first.
    func states(of recipient: String) -> [String] {
      mails.filter { $0.recipient == recipient }.sorted { $0.night < $1.night }.map(\.state)
    }

    struct Night: Decodable {
      let night: String
      let states: [String: Int]
    }

    struct Mail: Decodable {
      let night, audience, customer, recipient, messageID, courier, state: String
      let attempts: Int
      let reply: String?
    }
  }
}

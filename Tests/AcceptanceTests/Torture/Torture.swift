import FoundationEssentials
import TestSupport
import Testing

/// What is done to a night: the short form with all tests, the long one by `make torture`.
enum Torture {
  /// Whether everything is done, and not only each thing once.
  static let isLong = ProcessInfo.processInfo.environment["ADOPTION_TORTURE"] == "long"

  /// The system calls that change something, or make a change durable.
  static let mutatingCalls = [
    "openat", "write", "pwrite64", "fsync", "fdatasync", "syncfs", "ftruncate", "mkdir", "mkdirat", "linkat",
    "symlinkat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "fchmod",
  ]

  static let hasStrace = Command.exists("strace") && Command.exists("taskset")
}

/// A night with one before it, which is run again and again from the same state.
struct TorturedNight {
  static let first = "2026-11-01"
  static let second = "2026-11-02"

  let nightly: NightlyFolder
  /// The files and links below the output folder before the night and after an undisturbed one.
  let before: [String: [UInt8]]
  let after: [String: [UInt8]]
  /// The undisturbed night as the archive has it.
  let archived: String

  /// Prepares the night of so many customers, with templates of its own, so that their files are read from the folder.
  ///
  /// - Parameters:
  ///   - customers: how many customers there are.
  ///   - isRepeated: whether its exports are those of the night before, which it repeats.
  /// - Throws: what preparing it throws.
  init(customers: Int, isRepeated: Bool = false) throws {
    nightly = try NightlyFolder(customers: customers, settings: "templates: [templates]\n")
    try FileManager.default.copyItem(
      atPath: Repository.templates, toPath: nightly.folder.path + "/templates")
    try Self.enlarge("subscriptions.csv", of: nightly)
    try Self.expectSuccess(nightly.run(Self.first))
    before = try nightly.state()
    if !isRepeated {
      let users = nightly.exports + "/active-users.csv"
      try nightly.folder.write(
        Repository.text(of: users).replacing(
          "c0,2026-10-31,person9@c0.example,False", with: "c0,2026-10-31,x@c0.example,True"),
        to: "exports/active-users.csv")
    }
    try FileManager.default.moveItem(atPath: nightly.output, toPath: nightly.output + "-first")
    let nightly = nightly
    func undisturbed() throws -> ([String: [UInt8]], String) {
      try Self.restore(nightly)
      try Self.expectSuccess(nightly.run(Self.second))
      return (try nightly.state(), try Self.archivedNight(of: nightly))
    }
    (after, archived) = try undisturbed()
  }

  /// Makes an export so large, by a column that nobody knows, that the archive keeps what it was counted to.
  private static func enlarge(_ name: String, of nightly: NightlyFolder) throws {
    let lines = try Repository.text(of: nightly.exports + "/" + name).split(separator: "\n").map(String.init)
    let note = "," + String(repeating: "x", count: 270_000 / (lines.count - 1)) + "\n"
    try nightly.folder.write(
      lines[0] + ",Note\n" + lines.dropFirst().map { $0 + note }.joined(), to: "exports/" + name)
  }

  /// Puts the output folder back to what it was before the night.
  func restore() throws { try Self.restore(nightly) }

  private static func restore(_ nightly: NightlyFolder) throws {
    if FileManager.default.fileExists(atPath: nightly.output) {
      try FileManager.default.removeItem(atPath: nightly.output)
    }
    try FileManager.default.copyItem(atPath: nightly.output + "-first", toPath: nightly.output)
  }

  /// Runs the night under a program that does something to it, such as strace.
  func run(under words: [String] = []) throws -> Command.Outcome {
    var command = nightly.command(Self.second)
    command.words = words + command.words
    return try command.run()
  }

  /// The night as the archive has it.
  static func archivedNight(of nightly: NightlyFolder) throws -> String {
    try Program.run(["archive", "export", second, "--output", nightly.output]).output
  }

  /// Whether what the archive and the published files hold is whole.
  func isWhole() throws -> Bool {
    Program.isQuietSuccess(try Program.run(["archive", "verify", "--output", nightly.output]))
  }

  static func expectSuccess(_ outcome: Command.Outcome) throws {
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
  }

  /// After whatever happened: whole or absent, nothing damaged, and the next run ends where an undisturbed one does.
  func checkAftermath(_ moment: String) throws {
    #expect(try isWhole(), "\(moment)")
    let listed = try Program.run(["archive", "list", "--output", nightly.output])
    let nights = listed.output.split(separator: "\n").count - 1
    #expect(nights == 1 || nights == 2, "\(moment): \(listed)")
    if nights == 2 { #expect(try Self.archivedNight(of: nightly) == archived, "\(moment)") }
    try Self.expectSuccess(nightly.run(Self.second))
    #expect(try nightly.state() == after, "\(moment)")
    #expect(try Self.archivedNight(of: nightly) == archived, "\(moment)")
  }
}

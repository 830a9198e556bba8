import FoundationEssentials
import TestSupport
import Testing

/// A night with one before it, which is killed again and again and must come out as if it never was.
struct KilledNight {
  /// The system calls that change something, or make a change durable.
  static let calls =
    "openat,write,pwrite64,fsync,fdatasync,syncfs,ftruncate,mkdirat,linkat,symlinkat,renameat,renameat2,unlink,unlinkat,fchmod"

  private let folder: TemporaryFolder
  private let exports: String
  /// What stands below the output folder after an undisturbed night, and the archived night.
  private let undisturbed: State

  /// What a night leaves behind.
  struct State: Equatable {
    /// The files and links by path, without the archive's bytes and run records, which hold times.
    let files: [String: [UInt8]]
    /// The night as the archive has it.
    let night: String
  }

  /// Prepares a night of the example, or of one customer's rows in it.
  init(customer: String? = nil) throws {
    folder = try TemporaryFolder()
    exports = folder.path + "/exports"
    if let customer {
      try Self.copyRows(of: customer, to: folder)
    } else {
      try FileManager.default.copyItem(atPath: Repository.example, toPath: exports)
    }
    let first = folder.path + "/first"
    try Self.expectSuccess(Program.run(Program.night(exports, to: first, night: "2026-11-01")))
    let customersFile = exports + "/customers.csv"
    let changed = try Repository.text(of: customersFile).replacing(",60,", with: ",61,")
    try folder.write(changed, to: "exports/customers.csv")
    let whole = folder.path + "/whole"
    try FileManager.default.copyItem(atPath: first, toPath: whole)
    try Self.expectSuccess(Program.run(Program.night(exports, to: whole, night: "2026-11-02")))
    undisturbed = try Self.state(of: whole)
  }

  /// How many calls a night makes, in all its threads.
  func numberOfCalls() throws -> Int {
    let output = try copied("counted")
    let log = folder.path + "/calls"
    let command = Command(
      ["strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + Self.calls, "-o", log, Program.path]
        + Program.night(exports, to: output, night: "2026-11-02"))
    try Self.expectSuccess(command.run())
    return try Repository.text(of: log).split(separator: "\n").count
  }

  /// Runs the night, killed at a call; returns whether it came so far.
  func kill(atCall number: Int) throws -> Bool {
    let output = try copied("killed")
    let outcome = try Command(
      [
        "strace", "-f", "-qq", "-e", "signal=none", "-e", "trace=" + Self.calls, "-o", "/dev/null", "-e",
        "inject=\(Self.calls):signal=KILL:when=\(number)", Program.path,
      ] + Program.night(exports, to: output, night: "2026-11-02")
    ).run()
    try check(output, "call \(number)")
    return outcome.status != 0
  }

  /// Runs the night, killed after a time in milliseconds.
  func kill(after milliseconds: Int) throws {
    let output = try copied("killed")
    let digits = String(milliseconds % 1000)
    let seconds = "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    _ = try Command(
      ["timeout", "--signal=KILL", seconds, Program.path]
        + Program.night(exports, to: output, night: "2026-11-02")
    ).run()
    try check(output, "\(milliseconds) ms")
  }

  /// Whole or absent, nothing damaged, and the next run ends where an undisturbed one does.
  private func check(_ output: String, _ moment: String) throws {
    let verified = try Program.run(["archive", "verify", "--output", output])
    #expect(Program.isQuietSuccess(verified), "\(moment): \(verified)")
    let listed = try Program.run(["archive", "list", "--output", output])
    let nights = listed.output.split(separator: "\n").count - 1
    #expect(nights == 1 || nights == 2, "\(moment): \(listed)")
    if nights == 2 {
      let night = try Program.run(["archive", "export", "2026-11-02", "--output", output])
      #expect(night.output == undisturbed.night, "\(moment)")
    }
    try Self.expectSuccess(Program.run(Program.night(exports, to: output, night: "2026-11-02")))
    #expect(try Self.state(of: output) == undisturbed, "\(moment)")
  }

  private static func copyRows(of customer: String, to folder: TemporaryFolder) throws {
    for name in ["customers.csv", "subscriptions.csv", "active-users.csv", "tickets.csv"] {
      let lines = try Repository.text(of: Repository.example + "/" + name).split(whereSeparator: \.isNewline)
      let kept = lines.prefix(1) + lines.dropFirst().filter { $0.contains(customer) }
      try folder.write(kept.joined(separator: "\r\n") + "\r\n", to: "exports/" + name)
    }
  }

  private func copied(_ name: String) throws -> String {
    let output = folder.path + "/" + name
    if FileManager.default.fileExists(atPath: output) { try FileManager.default.removeItem(atPath: output) }
    try FileManager.default.copyItem(atPath: folder.path + "/first", toPath: output)
    return output
  }

  private static func state(of output: String) throws -> State {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: output)
    where !path.hasSuffix("run.json") && path != "archive.sqlite" {
      let full = output + "/" + path
      let kind = try FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
      switch kind {
      case .some(.typeRegular): files[path] = try Repository.bytes(of: full)
      case .some(.typeSymbolicLink):
        files[path] = Array(try FileManager.default.destinationOfSymbolicLink(atPath: full).utf8)
      default: files[path] = []
      }
    }
    let night = try Program.run(["archive", "export", "2026-11-02", "--output", output])
    return State(files: files, night: night.output)
  }

  private static func expectSuccess(_ outcome: Command.Outcome) throws {
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
  }
}

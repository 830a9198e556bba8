import TestSupport

/// A system call of a night on a path of the test, which can be made to fail.
struct FaultPoint: Sendable {
  /// The call, such as `openat`.
  let call: String
  /// The how-manieth of its kind it is, from 1.
  let number: Int
  /// What strace says of it.
  let text: String

  /// Whether the program's own code makes the call, and not a library, which may take an interruption for a failure.
  var isOwn: Bool { !text.contains("archive.sqlite") }

  static let calls = [
    "openat", "write", "pwrite64", "fsync", "fdatasync", "syncfs", "rename", "renameat", "renameat2", "mkdir",
    "mkdirat", "close",
  ]

  /// The calls of a night on paths below its folder, in one thread, so that they come in the same order each time.
  static func all(of night: TorturedNight) throws -> [FaultPoint] {
    try night.restore()
    let log = night.nightly.folder.path + "/trace"
    try TorturedNight.expectSuccess(
      night.run(
        under: strace(["trace=" + (calls + ["symlinkat"]).joined(separator: ",")]) + ["-y", "-o", log]))
    var numbers: [String: Int] = [:]
    var points: [FaultPoint] = []
    for line in try Repository.text(of: log).split(separator: "\n") {
      guard let match = line.wholeMatch(of: /(\d+) +([a-z0-9]+)\((.*)/) else { continue }
      let key = "\(match.1) \(match.2)"
      numbers[key, default: 0] += 1
      guard match.3.contains(night.nightly.folder.path) else { continue }
      points.append(
        FaultPoint(call: String(match.2), number: numbers[key] ?? 0, text: String(match.3)))
    }
    return points
  }

  /// Runs the night with this call failing once.
  func run(_ night: TorturedNight, failingWith error: String) throws -> Command.Outcome {
    try night.restore()
    return try night.run(
      under: Self.strace(["trace=" + call, "inject=\(call):error=\(error):when=\(number)"]) + [
        "-o", "/dev/null",
      ])
  }

  private static func strace(_ expressions: [String]) -> [String] {
    ["taskset", "-c", "0", "strace", "-f", "-qq", "-e", "signal=none"] + expressions.flatMap { ["-e", $0] }
  }
}

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
      night.run(under: TracedCall.strace(calls + ["symlinkat"]) + ["-y", "-o", log]))
    return try TracedCall.all(inLogAt: log).filter { $0.text.contains(night.nightly.folder.path) }
      .map { FaultPoint(call: $0.call, number: $0.number, text: $0.text) }
  }

  /// Runs the night with this call failing once.
  func run(_ night: TorturedNight, failingWith error: String) throws -> Command.Outcome {
    try night.restore()
    return try night.run(
      under: TracedCall.strace([call], inject: "\(call):error=\(error):when=\(number)"))
  }
}

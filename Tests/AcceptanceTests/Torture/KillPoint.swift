import TestSupport

/// A system call of a command at which it can be killed.
struct KillPoint: Hashable {
  /// The call, such as `openat`.
  let call: String
  /// The how-manieth of its kind it is in its thread, from 1: strace counts each kind in each thread for itself.
  let number: Int

  /// All points of a command; where several threads make as many calls of a kind, the first one that comes so far is killed.
  ///
  /// - Parameters:
  ///   - calls: the kinds of calls.
  ///   - log: where the calls are noted.
  ///   - run: runs the command under these words.
  /// - Returns: the points in the order of their first calls.
  /// - Throws: `UnexpectedOutcome` where the command does not end well.
  static func all(
    of calls: [String], log: String, run: ([String]) throws -> Command.Outcome
  ) throws -> [KillPoint] {
    let outcome = try run(strace(calls) + ["-o", log])
    guard outcome.status == 0 else { throw UnexpectedOutcome(outcome: outcome) }
    var numbers: [String: Int] = [:]
    var points: [KillPoint] = []
    var known: Set<KillPoint> = []
    for line in try Repository.text(of: log).split(separator: "\n") {
      guard let match = line.prefixMatch(of: /(\d+) +([a-z0-9]+)\(/) else { continue }
      numbers["\(match.1) \(match.2)", default: 0] += 1
      let point = KillPoint(
        call: String(match.2), number: numbers["\(match.1) \(match.2)"] ?? 0)
      if known.insert(point).inserted { points.append(point) }
    }
    return points
  }

  /// The words under which a command is killed here.
  var words: [String] {
    Self.strace([call]) + ["-e", "inject=\(call):signal=KILL:when=\(number)", "-o", "/dev/null"]
  }

  /// On one processor the calls come in much the same order each time.
  private static func strace(_ calls: [String]) -> [String] {
    [
      "taskset", "-c", "0", "strace", "-f", "-qq", "-e", "signal=none", "-e",
      "trace=" + calls.joined(separator: ","),
    ]
  }
}

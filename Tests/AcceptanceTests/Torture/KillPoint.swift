import TestSupport

/// A system call of a command at which it can be killed.
struct KillPoint: Hashable {
  /// The call, such as `openat`.
  let call: String
  /// The how-manieth of its kind it is in its thread, from 1.
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
    let outcome = try run(TracedCall.strace(calls) + ["-o", log])
    guard outcome.status == 0 else { throw UnexpectedOutcome(outcome: outcome) }
    var known: Set<KillPoint> = []
    return try TracedCall.all(inLogAt: log).map { KillPoint(call: $0.call, number: $0.number) }
      .filter { known.insert($0).inserted }
  }

  /// The words under which a command is killed here.
  var words: [String] { TracedCall.strace([call], inject: "\(call):signal=KILL:when=\(number)") }
}

import TestSupport

/// A system call that strace has noted.
struct TracedCall {
  /// The call, such as `openat`.
  let call: String
  /// The how-manieth of its kind it is in its thread, from 1: strace counts each kind in each thread for itself.
  let number: Int
  /// What strace says of it behind the parenthesis.
  let text: String

  /// The calls that stand in a log, in their order.
  static func all(inLogAt path: String) throws -> [TracedCall] {
    var numbers: [String: Int] = [:]
    return try Repository.text(of: path).split(separator: "\n").compactMap { line in
      guard let match = line.wholeMatch(of: /(\d+) +([a-z0-9]+)\((.*)/) else { return nil }
      numbers["\(match.1) \(match.2)", default: 0] += 1
      return TracedCall(
        call: String(match.2), number: numbers["\(match.1) \(match.2)"] ?? 0, text: String(match.3))
    }
  }

  /// The words that trace calls of some kinds; on one processor they come in much the same order each time.
  ///
  /// - Parameters:
  ///   - calls: the kinds.
  ///   - injection: what is done to one of them, as strace has it.
  /// - Returns: the words, to which the command's own are added.
  static func strace(_ calls: [String], inject injection: String? = nil) -> [String] {
    ["taskset", "-c", "0", "strace", "-f", "-qq", "-e", "signal=none"]
      + ["-e", "trace=" + calls.joined(separator: ",")]
      + (injection.map { ["-e", "inject=" + $0, "-o", "/dev/null"] } ?? [])
  }
}

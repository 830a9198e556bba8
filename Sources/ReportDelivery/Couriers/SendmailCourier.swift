internal import Glibc

/// Hands messages to a program that is called as `sendmail` always was: `sendmail -i -f SENDER -- RECIPIENT`.
///
/// One at a time in a process: a program that another thread starts in the same moment could hold the pipe of this one
/// open, which then waits for the end of the message until that other is gone.
public struct SendmailCourier: Courier {
  private let path: String
  private let seconds: Int

  /// Creates a courier.
  ///
  /// - Parameters:
  ///   - path: the program, as an absolute path; no shell is involved.
  ///   - seconds: how long it may take to read on, and to end after it has read all.
  public init(path: String, seconds: Int = 600) {
    self.path = path
    self.seconds = seconds
  }

  /// Hands a message to the program, with LF at the end of lines.
  ///
  /// - Throws: what `leaving` throws; the program is killed then before it sees the end of the message.
  /// - Warning: this sends.
  public func send(_ message: ComposedMessage, leaving: () throws -> Void) throws -> DeliveryOutcome {
    let program: ReadingProgram
    do throws(SystemError) {
      program = try ReadingProgram([path, "-i", "-f", message.sender.text, "--", message.recipient.text])
    } catch {
      return .unreachable(DeliveryOutcome.line("\(path) cannot be started: \(error)"))
    }
    let written = program.write(CanonicalLines.local(message.bytes), seconds: seconds)
    if written == .late { return .unreachable(line("has not read on for \(seconds) seconds")) }
    if written == .refused || program.ended() != nil {
      return Self.outcome(program.wait(seconds: seconds), hasLeft: false, path: path)
    }
    try leaving()
    program.closeInput()
    return Self.outcome(program.wait(seconds: seconds), hasLeft: true, path: path)
  }

  private func line(_ what: String) -> String { DeliveryOutcome.line("\(path) \(what)") }

  /// What the end of the program says of the message (statuses of sysexits.h).
  ///
  /// - Parameters:
  ///   - end: how it ended; `nil` where it did not.
  ///   - hasLeft: whether it was told that the message is whole: no other one can have been taken.
  ///   - path: the program.
  /// - Returns: the outcome.
  static func outcome(_ end: ReadingProgram.End?, hasLeft: Bool, path: String) -> DeliveryOutcome {
    switch end {
    case .status(0) where hasLeft: .accepted(DeliveryOutcome.line("handed to \(path)"))
    case .status(0): .unreachable(DeliveryOutcome.line("\(path) ended before it had read the message"))
    case .status(75): .deferred(DeliveryOutcome.line("\(path) ended with status 75"))
    case .status(let status): .rejected(DeliveryOutcome.line("\(path) ended with status \(status)"))
    case .signal(let signal):
      hasLeft
        ? .unknown(DeliveryOutcome.line("\(path) was ended by signal \(signal)"))
        : .unreachable(
          DeliveryOutcome.line("\(path) was ended by signal \(signal) before it had read the message"))
    case nil:
      hasLeft
        ? .unknown(DeliveryOutcome.line("\(path) did not end"))
        : .unreachable(DeliveryOutcome.line("\(path) reads no more, and did not end"))
    }
  }
}

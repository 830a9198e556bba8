import ArgumentParser
import NightlyPipeline

/// Talks to the person or the log at the other end; it never says anything unasked where nobody watches.
struct Terminal {
  private let isWatched: Bool
  private var lastPercent = -1

  init() { isWatched = isTerminal(2) }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    show(line + "\n")
  }

  /// Writes to standard output; a full disk or a closed pipe is not success.
  static func write(_ text: String) throws {
    try reporting { () throws(NightError) in try StandardStream.output.write(text) }
  }

  /// Says that a stage ended.
  func stageEnded(_ stage: Stage, _ summary: String, _ duration: Duration) {
    guard isWatched else { return }
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    Self.complain(
      "\(clearedLine)\(padded(stage.rawValue, to: 10))\(padded("\(milliseconds) ms", to: 10))\(summary)")
  }

  /// Moves the bar while exports are read.
  mutating func bytesRead(_ read: Int, of total: Int) {
    let percent = total > 0 ? min(read * 100 / total, 100) : 100
    guard isWatched, percent != lastPercent else { return }
    lastPercent = percent
    let done = String(repeating: "█", count: percent * 30 / 100)
    let open = String(repeating: "░", count: 30 - percent * 30 / 100)
    Self.show("\r\(padded("reading", to: 10))\(done)\(open) \(percent)%")
  }

  /// Says what was found in the exports: refusals always, the rest where somebody watches.
  func found(_ line: FoundLine) {
    if line.isRefusal || isWatched {
      Self.complain("\(clearedLine)\(line.severity): \(line.text)")
    }
  }

  /// What wipes a bar from the line.
  private var clearedLine: String { isWatched ? "\r\u{1B}[K" : "" }

  private static func show(_ text: String) {
    do throws(NightError) {
      try StandardStream.error.write(text)
    } catch {
      // Where even standard error is closed, the exit status is all that can be said.
    }
  }
}

/// Text followed by blanks up to a width.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

/// Observes a night for a terminal.
func observer(of terminal: Terminal) -> NightObserver {
  var terminal = terminal
  return NightObserver(
    stageEnded: { terminal.stageEnded($0, $1, $2) }, bytesRead: { terminal.bytesRead($0, of: $1) },
    found: { terminal.found($0) }, now: monotonicTime)
}

/// Runs a night or a check; an error becomes one line and an exit status.
func reporting<Result>(_ body: () throws(NightError) -> Result) throws -> Result {
  do throws(NightError) {
    return try body()
  } catch {
    Terminal.complain("error: \(error)")
    throw ExitCode(error.exitStatus.rawValue)
  }
}

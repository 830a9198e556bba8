import ArgumentParser
import NightlyPipeline

/// Talks to the person or the log at the other end; it never says anything unasked where nobody watches.
struct Terminal {
  private let isWatched: Bool
  private let isVerbose: Bool
  private let isJSON: Bool
  private var lastPercent = -1

  /// Creates a terminal; one that is verbose tells of every stage and finding, also where nobody watches.
  init(isVerbose: Bool = false, isJSON: Bool = false) {
    isWatched = isTerminal(2) && !isJSON
    self.isVerbose = isVerbose || isWatched
    self.isJSON = isJSON
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) {
    show(printable(line) + "\n")
  }

  /// Writes to standard output; a full disk or a closed pipe is not success.
  static func write(_ text: String) throws {
    try reporting { () throws(NightError) in try StandardStream.output.write(text) }
  }

  /// Says that a stage ended.
  func stageEnded(_ stage: Stage, _ summary: String, _ duration: Duration) {
    guard isVerbose else { return }
    if isJSON {
      Self.show(LogLine(.info, summary, unixTime: unixTime(), stage: stage, duration: duration).json)
      return
    }
    let milliseconds =
      duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    say("\(padded(stage.rawValue, to: 10))\(padded("\(milliseconds) ms", to: 10))\(summary)")
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

  /// Says what was found in the exports: refusals always, the rest where it is wanted.
  func found(_ line: FoundLine) {
    guard line.isRefusal || isVerbose else { return }
    say(line.isRefusal ? .error : line.severity == "warning" ? .warning : .info, line.severity, line.text)
  }

  /// Says something about the night itself that is no failure.
  func noted(_ words: String) {
    if isVerbose { say(.warning, "warning", words) }
  }

  /// Says that something failed.
  func failed(_ words: String) { say(.error, "error", words) }

  private func say(_ level: LogLine.Level, _ word: String, _ words: String) {
    if isJSON {
      Self.show(LogLine(level, words, unixTime: unixTime()).json)
    } else {
      say("\(word): \(words)")
    }
  }

  private func say(_ line: String) {
    // What wipes a bar from the line.
    Self.show((isWatched ? "\r\u{1B}[K" : "") + printable(line) + "\n")
  }

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
  var observer = NightObserver(
    stageEnded: { terminal.stageEnded($0, $1, $2) }, bytesRead: { terminal.bytesRead($0, of: $1) },
    found: { terminal.found($0) }, now: monotonicTime)
  observer.noted = { terminal.noted($0) }
  return observer
}

/// Runs a night or a check; an error becomes one line, what can be done about it, and an exit status.
func reporting<Result>(
  to terminal: Terminal = Terminal(), _ body: () throws(NightError) -> Result
) throws -> Result {
  do throws(NightError) {
    let result = try body()
    try checkLateFailures()
    return result
  } catch {
    terminal.failed("\(error); \(error.remedy) (status \(error.exitStatus.rawValue))")
    throw ExitCode(error.exitStatus.rawValue)
  }
}

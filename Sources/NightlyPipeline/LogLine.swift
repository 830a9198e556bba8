internal import FoundationEssentials

/// A line of a log for machines: one JSON object, its keys sorted.
public struct LogLine: Encodable, Sendable {
  /// How much it matters.
  public enum Level: String, Encodable, Sendable {
    case info, warning, error
  }

  private let time: String
  private let level: Level
  private let message: String
  private let stage: String?
  private let milliseconds: Int?

  /// Creates a line.
  ///
  /// - Parameters:
  ///   - level: how much it matters.
  ///   - message: what is said.
  ///   - unixTime: the time in seconds since 1970.
  ///   - stage: the stage that ended, if one did.
  ///   - duration: how long the stage took.
  public init(
    _ level: Level, _ message: String, unixTime: Int64, stage: Stage? = nil, duration: Duration? = nil
  ) {
    (self.level, self.message, self.stage) = (level, message, stage?.rawValue)
    time = Moment(seconds: unixTime).description
    milliseconds = duration?.milliseconds
  }

  /// The line, ended; control characters stand in it as escapes, as JSON wants it.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      // Texts and whole numbers can always be written.
      return "{\"level\":\"error\",\"message\":\"a line of the log could not be written\"}\n"
    }
  }
}

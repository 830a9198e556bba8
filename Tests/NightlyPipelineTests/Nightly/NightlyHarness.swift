import AdoptionDomain
import FoundationEssentials
import NightlyPipeline
import Synchronization
import TestSupport
import Testing

/// Runs nightly jobs over the example's exports, at times that it sets.
struct NightlyHarness {
  let night: NightHarness
  /// The configuration file beyond exports and output.
  var settings = ""
  /// When the next run starts; it takes three seconds.
  var start: Int64 = 1_795_000_000

  init() throws { night = try NightHarness.example() }

  /// The folder that everything of the test lies in.
  var folder: String { String(night.output.dropLast("/output".count)) }

  /// Runs the job of a night.
  func run(_ date: String, observer: NightObserver = .silent) throws -> NightlySummary {
    let path = folder + "/c.yaml"
    try Data("exports: exports\noutput: output\n\(settings)".utf8).write(to: URL(filePath: path))
    let configuration = try LoadedConfiguration(options: [], environment: [:], file: path)
    let request = try #require(
      configuration.night(
        date, exports: night.exports, templateFolders: [Repository.templates], programVersion: "1.2.3",
        processID: 4711))
    let clock = Clock(start)
    return try runNightly(
      NightlyRequest(
        request, configuration: configuration, credentialsFolder: nil,
        clock: MailClock(unixTime: { clock.tick() }, pause: { clock.wait($0) }, moment: Self.moment)),
      observer: observer)
  }

  /// The error that the job of a night ends with.
  func error(_ date: String, observer: NightObserver = .silent) throws -> NightError? {
    do {
      _ = try run(date, observer: observer)
      return nil
    } catch let error as NightError {
      return error
    }
  }

  /// The runs that are kept, as JSON objects.
  func runs() throws -> [Run] {
    try JSONDecoder().decode(Runs.self, from: Data(Repository.bytes(of: night.output + "/runs.json"))).runs
  }

  /// The names of the published nights.
  func publishedNights() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: night.output + "/nights").sorted()
  }

  struct Runs: Decodable { let runs: [Run] }

  /// What a reader of `runs.json` needs; written here once more, so that a renamed key is noticed.
  struct Run: Decodable, Equatable {
    let night, started, ended: String
    let status: Int
    let failure, folder: String?
    let customers, refusedExports, unpublishedReports: Int?
    let missedNights, removedNights, warnings: [String]
    let stages: [Stage]

    struct Stage: Decodable, Equatable { let name: String }
  }

  /// The moment of a day in a zone two hours ahead of UTC.
  static let moment: @Sendable (Int, Int, Int, Int, Int) -> (seconds: Int64, utcOffsetMinutes: Int) = {
    year, month, day, hour, minute in
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let days = CalendarDay(iso8601: "\(year)-\(padded(month))-\(padded(day))")?.ordinal ?? 0
    return (Int64(days) * 86_400 + Int64(hour - 2) * 3600 + Int64(minute) * 60, 120)
  }

  /// A clock that goes on by three seconds with every look.
  final class Clock: Sendable {
    private let time: Mutex<Int64>

    init(_ start: Int64) { time = Mutex(start) }

    func wait(_ seconds: Int) { time.withLock { $0 += Int64(seconds) } }

    func tick() -> Int64 {
      time.withLock { time in
        defer { time += 3 }
        return time
      }
    }
  }
}

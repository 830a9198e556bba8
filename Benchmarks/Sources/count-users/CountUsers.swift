internal import AdoptionDomain
internal import Dispatch
internal import SettingsFiles
internal import UsageImport

/// Counts the user exports of a folder and prints, as one line of JSON, what they come to.
///
/// It does what the program does at the import of users, by the same functions and with the settings of the same
/// templates, and nothing after it: no measures, no reports.
///
///     count-users TEMPLATES EXPORTS NIGHT
@main
struct CountUsers {
  static func main() throws {
    guard CommandLine.arguments.count == 4, let night = CalendarDay(iso8601: CommandLine.arguments[3]) else {
      throw UsageError()
    }
    let settings = try loadSettings(from: [CommandLine.arguments[1]]) {
      DispatchQueue.concurrentPerform(iterations: $0, execute: $1)
    }
    let importSettings = ImportSettings(
      catalog: settings.catalog, aliases: settings.aliases,
      maximumRejectedPermille: settings.maxRejectedPermille)
    let workers = Workers(count: Workers.processorCount) { body in
      DispatchQueue.concurrentPerform(iterations: Workers.processorCount) { body($0) }
    }
    let files = try exportFiles(below: CommandLine.arguments[2], workers: workers)
    let counts = try count(files, settings: importSettings, workers: workers) { _ in }.map { try $0.get() }
    let facts = resolve(counts, catalog: settings.catalog, night: night, workers: workers).facts
    print(UserTotals(facts, catalog: settings.catalog, threads: Workers.processorCount).json)
  }
}

/// The command line is not `count-users TEMPLATES EXPORTS NIGHT`.
struct UsageError: Error, CustomStringConvertible {
  let description = "expected TEMPLATES EXPORTS NIGHT (yyyy-MM-dd)"
}

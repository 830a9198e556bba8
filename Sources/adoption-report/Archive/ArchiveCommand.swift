import ArgumentParser
import NightlyPipeline

/// `adoption-report archive`: asks and keeps the archive of all nights.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Asks the archive of all nights, and keeps it.",
    discussion: """
      NIGHT is a date, yyyy-MM-dd, for its newest revision; yyyy-MM-dd.rN for one revision; or latest.

      EXAMPLES
        adoption-report archive list
        adoption-report archive diff 2026-11-01 latest --customer 'Litware, Inc.'
        adoption-report archive trend litware.example --service teams
        adoption-report archive prune --keep-daily 30 --keep-monthly 24 --dry-run
      """,
    subcommands: [
      ArchiveListCommand.self, ArchiveShowCommand.self, ArchiveDiffCommand.self, ArchiveTrendCommand.self,
      ArchiveVerifyCommand.self, ArchivePruneCommand.self, ArchiveExportCommand.self,
      ArchiveForgetCommand.self, ArchiveBackupCommand.self, ArchiveImportCommand.self,
    ])
}

/// The options that all commands of the archive share.
struct ArchiveOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOptions

  @Option(help: ArgumentHelp("The output folder, in which the archive lies.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A folder of templates over the ones that come with the program; the last one given wins.",
      valueName: "folder"))
  var templates: [String] = []

  /// The configuration that the options and the machine make together.
  ///
  /// Who only asks the archive needs no templates, wherever the program lies.
  func configuration(withTemplates isRendering: Bool = false) throws -> ArchiveConfiguration {
    let loaded = try file.loaded([
      option("output", "--output", output), option("templates", "--templates", templates),
    ])
    return loaded.archive(
      templateFolders: isRendering ? try templateFolders(adding: loaded.templates) : [],
      programVersion: programVersion, processID: processID())
  }
}

/// How an answer is written.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json

  var answer: AnswerFormat { self == .json ? .json : .text }
}

/// Reads the name of a night; a text that is none is a mistake of usage.
func nightReference(_ text: String) throws -> NightReference {
  guard let night = NightReference(text) else {
    throw ValidationError("expected a night as yyyy-MM-dd, yyyy-MM-dd.rN or latest, found '\(text)'")
  }
  return night
}

/// Asks the archive; an error becomes one line and an exit status.
func answering<Value>(_ body: () throws(RequestError) -> Value) throws -> Value {
  let value: Value
  do throws(RequestError) {
    value = try body()
  } catch {
    switch error {
    case .usage(let words): throw ValidationError(words)
    case .night(let error): return try reporting { () throws(NightError) in throw error }
    }
  }
  // What failed late is told as a night tells it.
  try reporting { () throws(NightError) in }
  return value
}

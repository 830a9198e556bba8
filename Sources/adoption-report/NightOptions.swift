import ArgumentParser
import NightlyPipeline

/// The options that all commands share that read exports.
struct NightOptions: ParsableArguments {
  @OptionGroup var file: ConfigurationOptions

  @Option(help: ArgumentHelp("The folder of exports, searched recursively.", valueName: "folder"))
  var exports: String?

  @Option(
    help: ArgumentHelp(
      "A folder of templates over the ones that come with the program; the last one given wins.",
      valueName: "folder"))
  var templates: [String] = []

  @Option(
    help: ArgumentHelp("The night, yyyy-MM-dd; today where it is not given.", valueName: "date"))
  var night: String?

  /// The configuration that file, environment, options and the machine make together.
  func loaded(_ options: [ConfigurationOption?] = []) throws -> LoadedConfiguration {
    try file.loaded(
      options + [option("exports", "--exports", exports), option("templates", "--templates", templates)])
  }

  /// What the night needs to know.
  func night(of configuration: LoadedConfiguration) throws -> NightConfiguration {
    guard let exports = configuration.exports else {
      throw ValidationError("expected the folder of exports: --exports, or exports in the configuration file")
    }
    let night = configuration.night(
      night ?? today(), exports: exports,
      templateFolders: try templateFolders(adding: configuration.templates),
      programVersion: programVersion, processID: processID())
    guard let night else {
      throw ValidationError("--night: expected a date yyyy-MM-dd, found '\(self.night ?? "")'")
    }
    return night
  }
}

/// The options that all commands share that run a night.
struct RunOptions: ParsableArguments {
  /// Which XML reports are held against the schema before they are published.
  enum Validation: String, CaseIterable, ExpressibleByArgument {
    case all, branches
  }

  /// How messages are written.
  enum LogFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var options: NightOptions

  @Option(
    help: ArgumentHelp(
      "The folder that everything is written to; Output where nobody names it.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Which XML reports are held against the schema: all, or those with a piece that no valid one had before.",
      valueName: "all|branches"))
  var validate: Validation?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the night is recorded in the archive and compared with earlier ones.")
  var archive: Bool?

  @Option(
    help: ArgumentHelp(
      "Stops a night that takes longer, such as 90m or 2h; it begins anew with the next run.",
      valueName: "duration"))
  var timeout: String?

  @Option(help: ArgumentHelp("How messages are written.", valueName: "text|json"))
  var logFormat: LogFormat?

  @Flag(help: "Says what each stage came to, and all findings, also where nobody watches.")
  var verbose = false

  /// The configuration that file, environment, options and the machine make together.
  func loaded() throws -> LoadedConfiguration {
    try options.loaded([
      option("output", "--output", output), option("validate", "--validate", validate?.rawValue),
      option("archive", archive == true ? "--archive" : "--no-archive", archive.map { "\($0)" }),
      option("timeout", "--timeout", timeout), option("log.format", "--log-format", logFormat?.rawValue),
      option("log.verbose", "--verbose", verbose ? "true" : nil),
    ])
  }

  /// The configuration, the night, its log, and who observes it from now on: signals stop it.
  func started() throws -> (LoadedConfiguration, NightConfiguration, Terminal, NightObserver) {
    let configuration = try loaded()
    let night = try options.night(of: configuration)
    let terminal = Terminal(isVerbose: configuration.isVerbose, isJSON: configuration.isLoggingJSON)
    var observer = observer(of: terminal)
    observer.stop = Interruption(timeout: configuration.timeout, terminal: terminal).signalToStop
    return (configuration, night, terminal, observer)
  }
}

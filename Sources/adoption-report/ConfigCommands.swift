import ArgumentParser
import NightlyPipeline

/// `adoption-report init`: writes a configuration file with everything that can be set.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a configuration file with every setting and what it means.",
    discussion: """
      EXAMPLE
        adoption-report init /etc/adoption-report/adoption-report.yaml
      """)

  @Argument(help: "The file to write; one that is there already is never touched.")
  var file = "adoption-report.yaml"

  func run() throws {
    try reporting { () throws(NightError) in try writeNewFile(exampleConfigurationFile, at: file) }
    if isTerminal(1) { try Terminal.write("\(file)\n") }
  }
}

/// `adoption-report config`: looks at a configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Checks a configuration, or shows where each of its values comes from.",
    subcommands: [ConfigCheckCommand.self, ConfigShowCommand.self])
}

/// `adoption-report config check`.
struct ConfigCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks whether all fits that the configuration names: exports, templates, rules, secrets.")

  @OptionGroup var options: NightOptions

  func run() throws {
    let configuration = try options.loaded()
    let problems = check(
      configuration, templateFolders: try templateFolders(adding: configuration.templates),
      credentialsFolder: environment()["CREDENTIALS_DIRECTORY"])
    for problem in problems { Terminal().failed(problem) }
    guard problems.isEmpty else { throw ExitCode(ExitStatus.configuration.rawValue) }
    if isTerminal(1) { try Terminal.write("the configuration is fine\n") }
  }
}

/// `adoption-report config show`.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows every setting, its value, and where the value comes from.")

  @OptionGroup var options: RunOptions

  func run() throws {
    let lines = try options.loaded().lines
    let width = (lines.map(\.setting.count).max() ?? 0) + 2
    let valueWidth = (lines.compactMap { $0.value?.count }.max() ?? 0) + 2
    try Terminal.write(
      lines.map { line in
        let value = printable(line.value ?? "-")
        let cells =
          padded(line.setting, to: width) + (line.source == nil ? value : padded(value, to: valueWidth))
        return cells + (line.source.map(printable) ?? "") + "\n"
      }.joined())
  }
}

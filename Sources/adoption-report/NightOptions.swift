import ArgumentParser
import NightlyPipeline

/// The options that `run` and `check` share.
struct NightOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of exports, searched recursively.", valueName: "folder"))
  var exports: String

  @Option(
    help: ArgumentHelp(
      "A folder of templates over the ones that come with the program; the last one given wins.",
      valueName: "folder"))
  var templates: [String] = []

  @Option(
    help: ArgumentHelp("The night, yyyy-MM-dd; today where it is not given.", valueName: "date"))
  var night: String?

  /// The configuration that the options and the machine make together.
  func configuration(output: String) throws -> NightConfiguration {
    let configuration = NightConfiguration(
      exportsFolder: exports, outputFolder: output, templateFolders: try templateFolders(adding: templates),
      night: night ?? today(), programVersion: programVersion, processID: processID())
    guard let configuration else {
      throw ValidationError("--night: expected a date yyyy-MM-dd, found '\(night ?? "")'")
    }
    return configuration
  }
}

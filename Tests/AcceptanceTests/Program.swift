import TestSupport

/// The real program, as it stands beside the tests in the build folder.
enum Program {
  /// The path of the executable.
  static let path = Command.buildFolder + "/adoption-report"

  /// The command with these arguments.
  static func command(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
    outputPath: String? = nil
  ) -> Command {
    Command([path] + arguments, in: folder, environment: environment, outputPath: outputPath)
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], in folder: String? = nil) throws -> Command.Outcome {
    try command(arguments, in: folder).run()
  }

  /// The arguments of a run over a folder of exports.
  static func night(
    _ exports: String, to output: String, night: String = "2026-11-01", templates: [String] = []
  ) -> [String] {
    ["run", "--exports", exports, "--output", output, "--night", night]
      + templates.flatMap { ["--templates", $0] }
  }

  /// Whether standard output and standard error are both empty and the status is 0.
  static func isQuietSuccess(_ outcome: Command.Outcome) -> Bool {
    outcome == Command.Outcome(status: 0, output: "", errors: "")
  }
}

/// A run that did not go as it must.
struct UnexpectedOutcome: Error, CustomStringConvertible {
  let outcome: Command.Outcome

  var description: String { "status \(outcome.status)\n\(outcome.output)\n\(outcome.errors)" }
}

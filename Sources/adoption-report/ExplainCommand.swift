import ArgumentParser
import NightlyPipeline

/// `adoption-report explain`: says how figures of one customer came about, and writes nothing.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says how figures of one customer came about: counts, files, causes and rules; writes nothing.",
    discussion: """
      EXAMPLES
        adoption-report explain 'Litware, Inc.' --exports exports
        adoption-report explain litware.example --exports exports --service exchange --format json
        adoption-report explain litware.example --exports exports --measure gap.idle
      """)

  /// How the explanation is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The customer: the id, a domain or the exact name, in any case.")
  var customer: String

  @OptionGroup var options: NightOptions

  @Option(
    help: ArgumentHelp(
      "Every known figure of one service, such as exchange; without it and --measure the headline figures.",
      valueName: "service"))
  var service: String?

  @Option(help: ArgumentHelp("One measure, such as usage.adjusted, of every subject.", valueName: "measure"))
  var measure: String?

  @Option(help: "Lines for people, or a document for machines.")
  var format: Format = .text

  func run() throws {
    let request = ExplainRequest(
      customer: customer, service: service, measure: measure, format: format == .json ? .json : .text)
    let configuration = try options.night(of: options.loaded())
    let summary = try explained(request, configuration)
    try Terminal.write(summary.output)
    if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
  }

  private func explained(
    _ request: ExplainRequest, _ configuration: NightConfiguration
  ) throws
    -> ExplainSummary
  {
    do throws(RequestError) {
      return try explainNight(request, configuration, observer: observer(of: Terminal()))
    } catch {
      switch error {
      case .usage(let words): throw ValidationError(words)
      case .night(let error): return try reporting { () throws(NightError) in throw error }
      }
    }
  }
}

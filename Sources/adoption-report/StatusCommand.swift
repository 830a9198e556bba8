import ArgumentParser
import NightlyPipeline

/// `adoption-report status`: tells how the last nights ended.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tells how the last nights ended, and which were missed.",
    discussion: """
      EXAMPLE
        adoption-report status --output /srv/reports --last 30
      """)

  @OptionGroup var file: ConfigurationOptions

  @Option(help: ArgumentHelp("The output folder.", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("How many runs are shown.", valueName: "number"))
  var last = 14

  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  func run() throws {
    guard last > 0 else { throw ValidationError("--last: expected a number above 0, found \(last)") }
    let configuration = try file.loaded([option("output", "--output", output)])
    try Terminal.write(
      try answering { () throws(RequestError) in
        try nightlyStatus(outputFolder: configuration.output, last: last, as: format.answer)
      })
  }
}

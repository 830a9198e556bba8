import ArgumentParser
import NightlyPipeline

/// `archive list`.
struct ArchiveListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists all nights.")

  @OptionGroup var options: ArchiveOptions
  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  func run() throws {
    let configuration = try options.configuration()
    try Terminal.write(
      try answering { () throws(RequestError) in try listNights(configuration, as: format.answer) })
  }
}

/// `archive show`.
struct ArchiveShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one night: its exports, findings and the use of each service.")

  @Argument(help: "The night.")
  var night: String
  @OptionGroup var options: ArchiveOptions
  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  func run() throws {
    let (configuration, night) = (try options.configuration(), try nightReference(night))
    try Terminal.write(
      try answering { () throws(RequestError) in try showNight(night, configuration, as: format.answer) })
  }
}

/// `archive diff`.
struct ArchiveDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Says which figures changed between two nights.")

  @Argument(help: "The earlier night.")
  var earlier: String
  @Argument(help: "The later night.")
  var later: String
  @Option(help: "One customer: the id, a domain or the exact name, in any case.")
  var customer: String?
  @OptionGroup var options: ArchiveOptions
  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  func run() throws {
    let configuration = try options.configuration()
    let (earlier, later) = (try nightReference(earlier), try nightReference(later))
    try Terminal.write(
      try answering { () throws(RequestError) in
        try compareNights(earlier, later, customer: customer, configuration, as: format.answer)
      })
  }
}

/// `archive trend`.
struct ArchiveTrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend", abstract: "Shows how the use of services by one customer went, night by night.")

  /// How a trend is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv

    var answer: AnswerFormat {
      switch self {
      case .text: .text
      case .json: .json
      case .csv: .csv
      }
    }
  }

  @Argument(help: "The customer: the id, a domain or the exact name, in any case.")
  var customer: String
  @Option(help: ArgumentHelp("One service, such as exchange.", valueName: "service"))
  var service: String?
  @OptionGroup var options: ArchiveOptions
  @Option(help: "A chart for people, or a document or table for machines.")
  var format: Format = .text

  func run() throws {
    let configuration = try options.configuration()
    try Terminal.write(
      try answering { () throws(RequestError) in
        try showTrend(of: customer, service: service, configuration, as: format.answer)
      })
  }
}

/// `archive export`.
struct ArchiveExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes everything that is known of one night as JSON to standard output.")

  @Argument(help: "The night.")
  var night: String
  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let (configuration, night) = (try options.configuration(), try nightReference(night))
    try answering { () throws(RequestError) in
      try exportNight(night, configuration) { text throws(NightError) in
        try StandardStream.output.write(text)
      }
    }
  }
}

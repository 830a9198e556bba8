import ArgumentParser
import NightlyPipeline

/// `adoption-report mail preview`.
struct MailPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Writes the mails to somebody as files, and sends nothing.",
    discussion: """
      EXAMPLES
        adoption-report mail preview litware.example --config adoption-report.yaml
        adoption-report mail preview 'Kim Minji' --night 2026-11-01 --folder previews --config adoption-report.yaml
      """)

  @Argument(
    help: ArgumentHelp(
      "A customer's id, domain or exact name, an account manager's name or address, or operations.",
      valueName: "customer|manager"))
  var whom: String

  @Option(help: ArgumentHelp("The night: yyyy-MM-dd or latest.", valueName: "night"))
  var night = "latest"

  @Option(
    help: ArgumentHelp(
      "Where the files are written; preview below the output folder without it.", valueName: "folder"))
  var folder: String?

  @OptionGroup var options: MailOptions

  func run() throws {
    let (request, observer) = try options.started()
    let reference = try nightReference(night)
    let preview = try answering { () throws(RequestError) in
      try previewMail(to: whom, of: reference, in: folder, request, observer: observer)
    }
    for problem in preview.problems { Terminal.complain("error: \(printable(problem))") }
    for path in preview.paths { try Terminal.write(path + "\n") }
    if !preview.problems.isEmpty { throw ExitCode(ExitStatus.partial.rawValue) }
  }
}

/// `adoption-report mail status`.
struct MailStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tells what became of the mails of the last nights.",
    discussion: """
      EXAMPLES
        adoption-report mail status --config adoption-report.yaml
        adoption-report mail status --all --format json --config adoption-report.yaml
      """)

  @Option(help: ArgumentHelp("How many nights are told of, the newest last.", valueName: "number"))
  var last = 14

  @Flag(help: "Lists all mails of these nights, and not only those that somebody has to see to.")
  var all = false

  @Option(help: "Lines for people, or a document for machines.")
  var format: ListFormat = .text

  @OptionGroup var options: MailOptions

  func run() throws {
    let (_, archive) = try options.loaded()
    let answer = try answering { () throws(RequestError) in
      try mailStatus(archive, last: last, isWhole: all, as: format.answer)
    }
    try Terminal.write(answer)
  }
}

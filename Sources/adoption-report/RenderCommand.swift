import ArgumentParser
import NightlyPipeline

/// `adoption-report render`: renders a night of the archive again.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Renders a night of the archive again, as it was or with what holds today.",
    discussion: """
      With the playbook and templates of then, and by the same program version, the files are those that were
      published then; otherwise every report says what differs. They are written to rendered/ below the output folder.

      EXAMPLES
        adoption-report render --night 2026-11-01
        adoption-report render --night 2026-11-01 --revision 1 --playbook now --templates now
      """)

  /// Whose files are used.
  enum Origin: String, CaseIterable, ExpressibleByArgument {
    case then, now

    var origin: RenderRequest.Origin { self == .then ? .then : .now }
  }

  @Option(help: ArgumentHelp("The night: yyyy-MM-dd, yyyy-MM-dd.rN or latest.", valueName: "night"))
  var night: String

  @Option(
    help: ArgumentHelp("The revision of the night; the newest where it is not given.", valueName: "number"))
  var revision: Int?

  @Option(help: "The rules, services and products of then, or of now.")
  var playbook: Origin = .then

  @Option(help: "The templates and texts of then, or of now.")
  var templates: Origin = .then

  @OptionGroup var file: ConfigurationOptions

  @Option(help: ArgumentHelp("The output folder, in which the archive lies.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A folder of templates of now over the ones that come with the program; the last one given wins.",
      valueName: "folder"))
  var templateFolder: [String] = []

  func run() throws {
    let request = RenderRequest(
      night: try nightReference(revision.map { "\(night).r\($0)" } ?? night), playbook: playbook.origin,
      templates: templates.origin)
    let loaded = try file.loaded([
      option("output", "--output", output), option("templates", "--template-folder", templateFolder),
    ])
    let configuration = loaded.archive(
      templateFolders: try templateFolders(adding: loaded.templates),
      programVersion: programVersion, processID: processID())
    let summary = try answering { () throws(RequestError) in
      try renderNight(request, configuration, observer: observer(of: Terminal()))
    }
    for report in summary.unpublished {
      Terminal.complain("error: \(report.path): not written: \(report.reason)")
    }
    if summary.isAsPublished == false, playbook == .then, templates == .then {
      Terminal.complain("note: the files differ from those that were published; every report says why")
    }
    if isTerminal(1) { try Terminal.write("\(loaded.output)/\(summary.folder)/portfolio.html\n") }
    if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
  }
}

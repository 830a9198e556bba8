import ArgumentParser

/// The command `adoption-report`.
@main
struct AdoptionReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adoption-report",
    abstract: "Turns exports of licenses, usage and support requests into adoption reports with advice.",
    discussion: """
      EXAMPLES
        adoption-report run --exports /srv/exports --output /srv/reports
        adoption-report run --exports exports --night 2026-11-01 --templates our-templates
        adoption-report check --exports exports
        adoption-report explain 'Litware, Inc.' --exports exports --service exchange

      EXIT STATUS
        0 all well; 1 finished, but an export was refused or a report not published; 64 usage; 65 no export
        was usable; 66 no input; 73 cannot write; 74 input or output failed; 75 another run holds the lock;
        78 a mistake in settings, templates or rules.
      """,
    version: programVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, RenderCommand.self, ArchiveCommand.self,
    ])

  static func main() {
    ignoreClosedPipes()
    giveBackFreedMemory()
    main(nil)
  }
}

/// The version of the program.
let programVersion = "0.1.0"

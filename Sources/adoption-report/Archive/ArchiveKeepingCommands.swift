import ArgumentParser
import NightlyPipeline

/// `archive verify`.
struct ArchiveVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads everything that is archived and published, and names what is damaged.")

  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let configuration = try options.configuration()
    let summary = try answering { () throws(RequestError) in try verifyArchive(configuration) }
    for damage in summary.damages { Terminal.complain("error: \(damage)") }
    guard summary.exitStatus == .success else { throw ExitCode(summary.exitStatus.rawValue) }
    if isTerminal(1) {
      try Terminal.write(
        "\(summary.nights) nights and \(summary.files) published files are as they were written\n")
    }
  }
}

/// `archive prune`.
struct ArchivePruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Removes nights from the archive that are not to be kept, and lists them.",
    discussion: """
      The newest night of each of so many days, weeks (from Monday), months and years that have a night is kept; the
      newest of all always is. Published folders stay.
      """)

  @Option(help: "So many days.")
  var keepDaily = 0
  @Option(help: "So many weeks.")
  var keepWeekly = 0
  @Option(help: "So many months.")
  var keepMonthly = 0
  @Option(help: "So many years.")
  var keepYearly = 0
  @Flag(help: "Only says what would be removed.")
  var dryRun = false
  @OptionGroup var options: ArchiveOptions

  func validate() throws {
    let counts = [keepDaily, keepWeekly, keepMonthly, keepYearly]
    guard counts.allSatisfy({ $0 >= 0 }), counts.contains(where: { $0 > 0 }) else {
      throw ValidationError(
        "expected at least one of --keep-daily, --keep-weekly, --keep-monthly, --keep-yearly above 0")
    }
  }

  func run() throws {
    let configuration = try options.configuration()
    let kept = KeptNights(daily: keepDaily, weekly: keepWeekly, monthly: keepMonthly, yearly: keepYearly)
    let removed = try answering { () throws(RequestError) in
      try pruneArchive(keeping: kept, isTrial: dryRun, configuration)
    }
    for night in removed { try Terminal.write("\(dryRun ? "would remove" : "removed") \(night)\n") }
  }
}

/// `archive backup`.
struct ArchiveBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the archive into a new file; safe while a run writes.")

  @Argument(help: ArgumentHelp("The copy; nothing may be there yet.", valueName: "file"))
  var file: String
  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let configuration = try options.configuration()
    try answering { () throws(RequestError) in try backUpArchive(to: file, configuration) }
  }
}

/// `archive forget-customer`.
struct ArchiveForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget-customer",
    abstract: "Removes everything about one customer from all nights, archived and published.",
    discussion: """
      Published nights are rendered again without the customer; nights that the archive does not have are removed as a
      whole. Remove the customer from the exports first, or the next run brings it back.
      """)

  @Argument(help: "The customer's id.")
  var customer: String
  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let configuration = try options.configuration(withTemplates: true)
    let summary = try answering { () throws(RequestError) in try forgetCustomer(customer, configuration) }
    for line in summary { try Terminal.write(line + "\n") }
  }
}

/// `archive import`.
struct ArchiveImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Records nights from dated folders of exports, to start with history.",
    discussion: """
      The last yyyy-MM-dd in a folder's name is its night. Nights are recorded in their order and not published.

      EXAMPLE
        adoption-report archive import /srv/exports/2026-*
      """)

  @Argument(help: ArgumentHelp("Folders of exports.", valueName: "folder"))
  var folders: [String]
  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let configuration = try options.configuration(withTemplates: true)
    let summary = try answering { () throws(RequestError) in
      try importNights(folders, configuration, observer: observer(of: Terminal()))
    }
    for line in summary.lines { try Terminal.write(line + "\n") }
    if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
  }
}

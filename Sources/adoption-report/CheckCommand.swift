import ArgumentParser
import NightlyPipeline

/// `adoption-report check`: reads everything and writes nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads exports, templates and rules, writes nothing, and says what is found and covered.",
    discussion: """
      EXAMPLE
        adoption-report check --exports exports
      """)

  @OptionGroup var options: NightOptions

  func run() throws {
    let configuration = try options.night(of: options.loaded())
    let summary = try reporting { () throws(NightError) in
      var watcher = observer(of: Terminal())
      // A check prints its findings itself.
      watcher.found = { _ in }
      return try checkNight(configuration, observer: watcher)
    }
    try Terminal.write(text(of: summary))
    if summary.exitStatus != .success { throw ExitCode(summary.exitStatus.rawValue) }
  }

  private func text(of summary: CheckSummary) -> String {
    var lines = ["Exports"]
    for export in summary.exports { lines.append("  \(padded(export.kind, to: 26))\(export.path)") }
    lines += ["", "Coverage (files by kind of export)"]
    let kinds = Set(summary.exports.map(\.kind)).subtracting(["customers"]).sorted()
    let width = (summary.coverage.map(\.customer.count).max() ?? 0) + 2
    lines.append(
      "  " + padded("customer", to: width) + kinds.map { padded($0, to: 26) }.joined() + "name")
    for customer in summary.coverage {
      let cells = kinds.map { kind in
        let files = customer.exports.count { summary.exports[$0].kind == kind }
        return padded(files == 0 ? "-" : String(files), to: 26)
      }
      lines.append("  " + padded(customer.customer, to: width) + cells.joined() + customer.name)
    }
    lines += ["", "Findings"]
    if summary.findings.isEmpty { lines.append("  none") }
    for finding in summary.findings { lines.append("  \(finding.severity): \(finding.text)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

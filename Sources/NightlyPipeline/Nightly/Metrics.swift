internal import NightPublishing

/// What Prometheus is told of the last run: numbers, and no name of anybody.
///
/// The format is the text format of Prometheus' exposition (version 0.0.4), as the textfile collector reads it.
struct Metrics {
  private(set) var text = ""

  /// Draws up the metrics of a history that ends with the run.
  init(_ run: RunOutcome, history: RunHistory) {
    let runs = history.runs + [run]
    add("last_run_timestamp_seconds", "When the last run ended.", run.ended.seconds)
    add("last_run_status", "The exit status of the last run.", Int64(run.status))
    add(
      "last_success_timestamp_seconds", "When a run last ended without a loss.",
      runs.last { $0.status == ExitStatus.success.rawValue }?.ended.seconds)
    add(
      "last_published_timestamp_seconds", "When a run last published reports, be it with losses.",
      runs.last(where: \.isPublished)?.ended.seconds)
    add(
      "last_run_duration_seconds", "How long the last run took.", run.ended.seconds - run.started.seconds)
    add("missed_nights", "Days before the night of which there is no night.", Int64(run.missedNights.count))
    add("customers", "Customers in the last published night.", run.customers.map(Int64.init))
    add("exports", "Exports that were used.", run.exports.map(Int64.init))
    add("refused_exports", "Exports that were refused.", run.refusedExports.map(Int64.init))
    add("findings", "What is to be said about the exports.", run.findings.map(Int64.init))
    add("unpublished_reports", "Reports that were not published.", run.unpublishedReports.map(Int64.init))
    add("accepted_mails", "Mails that were accepted.", run.acceptedMails.map(Int64.init))
    add("failed_mails", "Mails that were not delivered.", run.failedMails.map(Int64.init))
    begin("stage_duration_seconds", "How long each stage of the last run took.")
    for stage in run.stages {
      let rest = String(stage.milliseconds % 1000)
      text += "adoption_report_stage_duration_seconds{stage=\"\(stage.name)\"} "
      text += "\(stage.milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)\n"
    }
  }

  /// Adds a gauge; one that is not known is left out, since missing is not zero.
  private mutating func add(_ name: String, _ help: String, _ value: Int64?) {
    guard let value else { return }
    begin(name, help)
    text += "adoption_report_\(name) \(value)\n"
  }

  private mutating func begin(_ name: String, _ help: String) {
    text += "# HELP adoption_report_\(name) \(help)\n# TYPE adoption_report_\(name) gauge\n"
  }
}

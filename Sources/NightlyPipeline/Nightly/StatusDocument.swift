internal import AdoptionDomain
internal import FoundationEssentials
internal import NightPublishing

/// How the last nights ended, for people and for machines.
struct StatusDocument: Document {
  let runs: [RunOutcome]

  var text: String {
    guard !runs.isEmpty else { return "no night was run\n" }
    var columns = TextColumns(
      [
        "night", "ended (UTC)", "outcome", "customers", "refused", "unpublished", "mails", "failed",
        "seconds",
      ],
      numeric: [3, 4, 5, 6, 7, 8])
    for run in runs {
      for night in run.missedNights where !runs.contains(where: { $0.night == night }) {
        columns.add([night, "-", "missed"])
      }
      columns.add([
        run.night, "\(run.ended)", outcome(of: run), number(run.customers), number(run.refusedExports),
        number(run.unpublishedReports), number(run.acceptedMails), number(run.failedMails),
        "\(run.ended.seconds - run.started.seconds)",
      ])
    }
    let details = runs.flatMap { run in
      ([run.failure].compactMap { $0 } + run.warnings).map { "\(run.night): \(printable($0))\n" }
    }
    return columns.text + (details.isEmpty ? "" : "\n" + details.joined())
  }

  private func outcome(of run: RunOutcome) -> String {
    if run.status == ExitStatus.mailUnreachable.rawValue { return "published, mail server not reached" }
    guard [ExitStatus.success, .partial].contains(where: { $0.rawValue == run.status }) else {
      return (run.isPublished ? "published, then " : "") + "failed, status \(run.status)"
    }
    return (run.isUnchanged ? "unchanged" : "published")
      + (run.status == ExitStatus.partial.rawValue ? " with losses" : "")
  }

  private func number(_ value: Int?) -> String { value.map(String.init) ?? "-" }
}

/// The text with control characters shown as escapes, so that no name moves a terminal's cursor.
public func printable(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { line, scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: line += scalar.escaped(asASCII: true)
    default: line.unicodeScalars.append(scalar)
    }
  }
}

/// Tells how the last nights ended.
///
/// - Parameters:
///   - outputFolder: where everything is written to.
///   - count: how many runs are shown, the newest last.
///   - format: text or JSON.
/// - Returns: the answer.
/// - Throws: ``RequestError`` where there is no output folder, or its record of runs cannot be read.
public func nightlyStatus(
  outputFolder: String, last count: Int, as format: AnswerFormat
) throws(RequestError) -> String {
  let contents = try RequestError.asking { () throws(NightError) in
    try publishing { () throws(PublishingError) in
      try NightPublishing.contents(ofFile: RunHistory.fileName, inFolder: outputFolder)
    }
  }
  guard let contents else {
    throw .usage("expected runs of adoption-report nightly in \(outputFolder), found none")
  }
  do {
    let history = try JSONDecoder().decode(RunHistory.self, from: Data(contents))
    return try StatusDocument(runs: history.runs.suffix(count)).written(as: format)
  } catch let error as RequestError {
    throw error
  } catch {
    throw .night(
      .publishing(
        PublishingError(
          kind: .inputOutput, operation: "read", path: "\(outputFolder)/\(RunHistory.fileName)",
          reason: "expected what this program writes, found something else")))
  }
}

internal import MustacheTemplates
internal import ReportContent

/// The keys of advice and figures, which both reports have.
enum SharedKeys {
  static var training: Keys<TrainingSection> {
    Keys<TrainingSection>(
      .text("id", "The action's id.") { $0.id },
      .text("title", "The action in a few words.") { $0.title },
      .text("description", "What to do.") { $0.description })
  }

  static var evidence: Keys<EvidenceLine> {
    Keys<EvidenceLine>(
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("measure", "The measure's id.") { $0.measure },
      .text("basis", "What the denominator counts.") { $0.basis },
      .number("numerator", "What is counted.") { $0.numerator },
      .number("denominator", "Of how many.") { $0.denominator },
      .text("percent", "The percentage or rate per 100, one decimal.") { $0.percent },
      .text("comparison", "below, above, at-least or at-most.") { $0.comparison },
      .text("threshold", "The threshold, one decimal.") { $0.threshold },
      .text("origin", "What the threshold is: convention, portfolio or partner.") { $0.origin },
      .text("margin", "How far the figure lies from the threshold, one decimal.") { $0.margin },
      .number("clears-at", "The numerator at which the advice is withdrawn.") { $0.clearsAt },
      .number("difference", "How many more or fewer that are.") { $0.difference },
      .text("window-start", "The window's first day, yyyy-MM-dd.") { $0.windowStart },
      .text("window-end", "The window's last day, yyyy-MM-dd.") { $0.windowEnd },
      .text("data-date", "The day for which the export speaks, yyyy-MM-dd.") { $0.dataDate },
      .text("source", "The kind of the export.") { $0.source },
      .text("words", "The figure in words.") { $0.words },
      .text("threshold-words", "The threshold in words.") { $0.thresholdWords },
      .text("clears-words", "What clears it, in words.") { $0.clearsWords })
  }

  static var advice: Keys<AdviceSection> {
    Keys<AdviceSection>(
      .text("rule", "The rule's id.") { $0.rule },
      .number("rule-version", "The rule's version.") { $0.version },
      .text("problem", "The problem's id.") { $0.problem },
      .text("problem-words", "The problem in words.") { $0.problemWords },
      .text("audience", "internal or customer.") { $0.audience },
      .flag("is-internal", "Only the partner may see it.") { $0.isInternal },
      .text("urgency", "high, medium or low.") { $0.urgency },
      .text("urgency-words", "The urgency in words.") { $0.urgencyWords },
      .text(
        "state", "baseline, new, persisting, improving or regressed; absent where nights are not recorded."
      ) {
        $0.standing?.state
      },
      .text("since", "The day for which the advice was first given, or given again, yyyy-MM-dd.") {
        $0.standing?.since
      },
      .text("state-words", "Both in words.") { $0.standing?.words },
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("title", "The advice in a few words.") { $0.title },
      .text("consider", "What to consider.") { $0.consider },
      .list("actions", "What to try; at least one.", training) { $0.actions },
      .list("evidence", "The figures that led to it; at least one.", evidence) { $0.evidence })
  }

  static var unjudged: Keys<UnjudgedSubject> {
    Keys<UnjudgedSubject>(
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("name", "The subject's name.") { $0.name },
      .text("reason", "The reason's id.") { $0.reason },
      .text("reason-words", "The reason in words.") { $0.reasonWords })
  }

  static var figure: Keys<Figure> {
    Keys<Figure>(
      .text("measure", "The measure's id.") { $0.measure },
      .number("count", "The numerator.") { $0.count },
      .number("least", "The least that the numerator can be; absent where it is exact.") { $0.least },
      .number("most", "The most that the numerator can be; absent where it is exact.") { $0.most },
      .text("percent", "The percentage or rate per 100, one decimal.") { $0.percent })
  }

  static var group: Keys<FigureGroup> {
    Keys<FigureGroup>(
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("name", "The subject's name; absent where the group before is about the same subject.") {
        $0.name
      },
      .text("basis", "What the denominator counts.") { $0.basis },
      .number("denominator", "The denominator; absent where no export covers the figures.") {
        $0.denominator
      },
      .text("state", "insufficient, undefined or unknown; absent for a figure to judge by.") {
        $0.state == "value" ? nil : $0.state
      },
      .number("source", "The place of the export among figure-sources, from 1.") { $0.source },
      .flag("is-withheld", "Too small to be broken down for customers.") { $0.isWithheld },
      .flag("is-cut", "The user export was cut.") { $0.isCut },
      .flag("is-expiring", "The subscription is in its grace period.") { $0.isExpiring },
      .text("commitment-end", "The nearest end of a commitment, yyyy-MM-dd.") { $0.commitmentEnd },
      .list("figures", "The figures.", figure) { $0.figures })
  }

  static var supportFigures: Keys<SupportFigures> {
    Keys<SupportFigures>(
      .number("covered-days", "Days of the window that the exports cover.") { $0.coveredDays },
      .number("current", "Requests for assistance in the window.") { $0.current },
      .number("previous", "Those of the 28 days before.") { $0.previous },
      .text("change", "more, less or no-clear-change.") { $0.change },
      .number("rated-good", "Requests rated good.") { $0.good },
      .number("rated", "Requests rated at all.") { $0.rated },
      .text("rated-percent", "The good ones in percent, one decimal.") { $0.percent })
  }

  static var figureSource: Keys<NumberedSource> {
    Keys<NumberedSource>(
      .number("number", "The place of the source, from 1.") { $0.number },
      .text("kind", "The kind of the export.") { $0.source.kind },
      .text("window-start", "The window's first day, yyyy-MM-dd.") { $0.source.windowStart },
      .text("window-end", "The window's last day, yyyy-MM-dd.") { $0.source.windowEnd },
      .text("data-date", "The day for which the export speaks, yyyy-MM-dd.") { $0.source.dataDate })
  }

  /// A source of figures with the place by which groups name it.
  struct NumberedSource {
    let number: Int
    let source: FigureSource
  }
}

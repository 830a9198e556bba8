internal import MustacheTemplates
internal import ReportContent

/// The keys of explanations, which the portfolio's report has.
enum ExplanationKeys {
  static var brief: Keys<BriefExplanation> {
    Keys<BriefExplanation>(
      .list("explained", "The headline figures of the judged services.", service) { $0.services },
      .list("files", "What became of the customer's records, by kind of file.", file) { $0.sources })
  }

  static var line: Keys<String> {
    Keys<String>(.text("words", "The line.") { $0.whole })
  }

  static var people: Keys<BriefClass> {
    Keys<BriefClass>(
      .text("measure", "The measure that counts the class.") { $0.measure },
      .number("count", "Active people of the class.") { $0.people },
      .number("least", "The least that they can be.") { $0.least },
      .number("most", "The most that they can be.") { $0.most })
  }

  static var gap: Keys<ExplainedGap.Known> {
    Keys<ExplainedGap.Known>(
      .number("entitled", "Counted units that entitle to the service.") { $0.entitled },
      .number("over-assigned", "Units assigned beyond those sold.") { $0.overAssigned },
      .number("unassigned", "Units assigned to nobody.") { $0.unassigned },
      .number("overlap", "Units beside another one of the same person.") { $0.overlap },
      .number("idle", "Idle people.") { $0.idle },
      .number("active", "Active people.") { $0.active },
      .number("newly-licensed", "People licensed within the window and not active yet.") { $0.newlyLicensed })
  }

  static var service: Keys<BriefService> {
    Keys<BriefService>(
      .text("service", "The service's slug.") { $0.service },
      .text("basis", "What the denominator counts.") { $0.basis },
      .number("numerator", "Active people of the denominator.") { $0.numerator },
      .number("denominator", "Of how many.") { $0.denominator },
      .text("percent", "The percentage, one decimal.") { $0.percent },
      .text("lower", "The lower bound of the 95 % interval, one decimal.") { $0.lower },
      .text("upper", "The upper bound, one decimal.") { $0.upper },
      .number("least", "The least that the numerator can be.") { $0.least },
      .number("most", "The most that the numerator can be.") { $0.most },
      .number("active", "All active people.") { $0.active },
      .number("unattributed", "Licensed active people of whom no source tells what covers them.") {
        $0.unattributed
      },
      .text("excess", "The usage where it is above 100 %, one decimal.") { $0.excess },
      .list("people", "The active people by class.", people) { $0.classes },
      .record("gap", "The gap over entitled units.", gap) { $0.gap },
      .list("lines", "The same in words.", line) { $0.lines })
  }

  static var file: Keys<BriefSource> {
    Keys<BriefSource>(
      .text("kind", "The kind of the files.") { $0.kind },
      .number("used", "Records used.") { $0.used },
      .number("left-out", "Records left out.") { $0.leftOut },
      .text("words", "The same in words.") { $0.words })
  }
}

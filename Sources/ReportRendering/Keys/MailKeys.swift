internal import MustacheTemplates
internal import ReportContent

/// The keys of the templates under `mail/`.
enum MailKeys {
  static var customer: Keys<CustomerMail> {
    Keys<CustomerMail>(
      [
        .text("language", "The mail's language, such as en.") { $0.report.language },
        .text("title", "The report's title, with the customer's name.") { $0.report.title },
        .text("customer-name", "The customer's name.") { $0.report.customerName },
        .flag("has-news", "Advice was given anew, given again or resolved lately.") { $0.hasNews },
        .flag("has-bars", "The exports tell of a judged service.") { !$0.services.isEmpty },
        .list("bars", "The judged services, with bars for mails.", service) { $0.services },
        .flag("has-top-advice", "There is advice.") { !$0.advice.isEmpty },
        .list("top-advice", "The most urgent advice, at most three pieces.", SharedKeys.advice) { $0.advice },
        .text("more-advice", "How much more advice stands in the report, in words.") { $0.moreAdvice },
        .text("link", "The address of the report, where it has one.") { $0.link },
        .record("report", "The whole report, with all keys of html/customer.", CustomerReportKeys.report) {
          $0.report
        },
      ] + frame { $0.frame })
  }

  private static var service: Keys<MailService> {
    Keys<MailService>(
      .text("name", "The service's name.") { $0.name },
      .text("percent", "The headline in percent.") { $0.percent },
      .text("counts", "Both counts of the headline in words.") { $0.counts },
      .text("state-words", "Why there is no figure to judge by.") { $0.stateWords },
      .flag("is-withheld", "The group is too small to be broken down.") { $0.isWithheld },
      .text("trend-words", "The change over four weeks, or a week, in words.") { $0.trendWords },
      .flag("has-bar", "There is a bar to show.") { !$0.bar.isEmpty },
      .list("bar", "The cells of the bar, from left to right.", part) { $0.bar })
  }

  private static var part: Keys<MailBarPart> {
    Keys<MailBarPart>(
      .number("width", "The width in percent.") { $0.width },
      .flag("is-active", "Active people.") { $0.kind == "active" },
      .flag("is-quiet", "Newly licensed people.") { $0.kind == "quiet" },
      .flag("is-idle", "Idle people.") { $0.kind == "idle" },
      .flag("is-unassigned", "Licenses of nobody.") { $0.kind == "unassigned" },
      .flag("is-overlap", "Licenses doubled or switched off.") { $0.kind == "overlap" })
  }

  static var digest: Keys<ManagerDigest> {
    Keys<ManagerDigest>(
      [
        .text("language", "The mail's language, such as en.") { $0.language },
        .text("title", "How many customers changed, in words.") { $0.title },
        .text("manager", "The account manager's name.") { $0.manager },
        .text("night-words", "The night in words.") { $0.nightWords },
        .text("first-call", "Whom to call first, and why.") { $0.firstCall },
        .list("rows", "The customers that changed, whom to call first above.", row) { $0.rows },
        .text("more", "How many more changed, in words.") { $0.more },
      ] + frame { $0.frame })
  }

  private static var row: Keys<DigestRow> {
    Keys<DigestRow>(
      .text("name", "The customer's name.") { $0.name },
      .text("link", "The address of the customer's report, where it has one.") { $0.link },
      .text("urgency", "high, medium or low, of new advice.") { $0.urgency },
      .text("urgency-words", "The same in words.") { $0.urgencyWords },
      .list("changes", "What changed.", change) { $0.changes },
      .text("action", "What to do first, in a few words.") { $0.action })
  }

  private static var change: Keys<String> {
    Keys<String>(.text("change", "What changed, in a sentence.") { $0.whole })
  }

  static var operations: Keys<OperationsMail> {
    Keys<OperationsMail>(
      [
        .text("language", "The mail's language, such as en.") { $0.language },
        .text("title", "The night and how it went, in words.") { $0.title },
        .text("night-words", "The night in words.") { $0.nightWords },
        .flag("has-problems", "Something needs attention.") { $0.hasProblems },
        .list("lines", "Customers, exports, findings.", line) { $0.lines + $0.mails },
        .flag("has-refusals", "Exports were refused.") { !$0.refusals.isEmpty },
        .list("refusals", "The refused exports.", PortfolioReportKeys.finding) { $0.refusals },
        .text("more", "How many more were refused, in words.") { $0.more },
      ] + frame { $0.frame })
  }

  private static var line: Keys<String> {
    Keys<String>(.text("words", "A line.") { $0.whole })
  }

  /// What all mails have.
  private static func frame<Mail>(
    _ frame: @escaping @Sendable (Mail) -> MailFrame
  ) -> [KeyDeclaration<Mail>] {
    [
      .text("sender", "Who sends the mail.") { frame($0.whole).sender },
      .text("contact", "Where to write to receive no more.") { frame($0.whole).contact },
      .flag("is-attached", "The report is attached.") { frame($0.whole).isAttached },
    ]
  }
}

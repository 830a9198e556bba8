internal import MustacheTemplates
internal import ReportContent

/// The keys of the templates `html/customer` and `xml/customer`.
enum CustomerReportKeys {
  static var report: Keys<CustomerReport> {
    Keys<CustomerReport>(
      .text("language", "The page's language, such as en.") { $0.language },
      .text("title", "The page's title.") { $0.title },
      .text("rendered-again", "What can differ from the published report, for machines; absent in that one.")
      {
        $0.renderedAgain?.tokens
      },
      .text("rendered-again-words", "The same in words.") { $0.renderedAgain?.words },
      .text("customer-id", "The customer's id.") { $0.customerID },
      .text("customer-name", "The customer's name.") { $0.customerName },
      .text("data-date", "The day for which the user export speaks, yyyy-MM-dd.") { $0.dataDate },
      .text("data-date-words", "The same day in words.") { $0.dataDateWords },
      .text("window-words", "The window of activity in words.") { $0.windowWords },
      .number("seats", "The customer's seats, where stated.") { $0.seats },
      .text("seats-words", "The seats in words.") { $0.seatsWords },
      .flag("is-concealed", "The exports conceal names.") { $0.isConcealed },
      .flag("has-usage", "Some export tells how the services are used.") { $0.isUsageKnown },
      .flag("is-cut", "The user export holds too few of the people who have licenses.") { $0.isExportCut },
      .text("unfit-words", "Services whose licenses and people do not fit, in a sentence.") { $0.unfitWords },
      .flag("has-services", "The exports tell of a service.") { !$0.services.isEmpty },
      .list("services", "The services of which the exports tell.", service) { $0.services },
      .record(
        "trends", "How the use of the services went; absent where nights are not recorded.",
        HistoryKeys.trends
      ) {
        $0.trends
      },
      .flag("has-products", "Something counts as sold.") { !$0.products.isEmpty },
      .list("products", "The products.", product) { $0.products },
      .record("support", "The requests, where a help desk's export covers the customer.", support) {
        $0.support
      },
      .flag("has-excesses", "A service has more active people than it is held against.") {
        !$0.excesses.isEmpty
      },
      .list("excesses", "Services with more active people than they are held against.", excess) {
        $0.excesses
      },
      .flag("has-bounds", "Causes of an excess can only be bounded.") {
        $0.excesses.contains { $0.bound != nil }
      },
      .list("bounds", "How far the causes of excesses can be bounded.", bound) {
        $0.excesses.compactMap(\.bound)
      },
      .flag("has-advice", "There is advice.") { !$0.advice.isEmpty },
      .list("advice", "The advice, the most urgent first.", SharedKeys.advice) { $0.advice },
      .flag("has-resolved", "Advice was resolved lately.") { !$0.resolved.isEmpty },
      .list("resolved", "That advice.", HistoryKeys.resolved) { $0.resolved },
      .flag("has-unjudged", "Something could not be judged.") { !$0.unjudged.isEmpty },
      .list("unjudged", "What could not be judged, and why.", SharedKeys.unjudged) { $0.unjudged },
      .list("groups", "All figures for machines.", SharedKeys.group) { $0.groups },
      .flag("has-other-groups", "Sources of lower precedence tell some figures, too.") {
        !$0.otherGroups.isEmpty
      },
      .list("other-groups", "The same figures as they tell them.", SharedKeys.group) { $0.otherGroups },
      .record("support-figures", "Coverage, change and ratings of the requests.", SharedKeys.supportFigures) {
        $0.supportFigures
      },
      .list("figure-sources", "The exports and windows that the figures rest on.", SharedKeys.figureSource) {
        $0.figureSources.enumerated().map {
          SharedKeys.NumberedSource(number: $0.offset + 1, source: $0.element)
        }
      },
      .flag("has-sources", "Some export was read.") { !$0.sources.isEmpty },
      .list("sources", "The exports that the report rests on.", source) { $0.sources })
  }

  static var service: Keys<ServiceSection> {
    Keys<ServiceSection>(
      .text("id", "The service's slug.") { $0.id },
      .text("name", "The service's name.") { $0.name },
      .flag("is-judged", "Rules look at the service.") { $0.isJudged },
      .text("state", "value, insufficient, undefined or unknown.") { $0.state },
      .text("state-words", "The state in words; absent where there is a figure to judge by.") {
        $0.stateWords
      },
      .flag("is-withheld", "Too small to be broken down.") { $0.isWithheld },
      .text("basis", "What the use is held against: entitled or assigned.") { $0.basis },
      .text("percent", "The use in percent.") { $0.percent },
      .text("counts", "Both counts of the use, with what the denominator counts.") { $0.counts },
      .flag("is-cut", "Figures over licensed people are those of a cut export.") { $0.isCut },
      .text("entitled", "Licenses sold; absent where not known.") { $0.entitled },
      .text("active", "Active people of the denominator.") { $0.active },
      .text("quiet", "People licensed within the window and not active yet.") { $0.quiet },
      .text("idle", "People of the denominator who are not active.") { $0.idle },
      .text("unassigned", "Licenses assigned to nobody; absent where not known.") { $0.unassigned },
      .text("overlap", "Licenses beside another one of the same person; absent where not known.") {
        $0.overlap
      },
      .text("over-assigned", "Licenses assigned beyond those sold, in words; absent where there are none.") {
        $0.overAssigned
      },
      .text("licensed", "People licensed; absent where no export tells of people.") { $0.licensed },
      .text("licensed-active", "Active people of the licensed ones, with their share.") { $0.licensedActive },
      .text("dormant-60", "Licensed people without activity for 60 days or more.") { $0.dormant60 },
      .text("dormant-90", "Licensed people without activity for 90 days or more.") { $0.dormant90 },
      .text("all-active", "All active people, with what they come to over the denominator.") { $0.allActive },
      .record("bar", "The bar; absent where there is nothing to show.", bar) { $0.bar })
  }

  static var bar: Keys<UsageBar> {
    Keys<UsageBar>(
      .text("bar-description", "What the bar shows, in words.") { $0.description },
      .list("parts", "The parts from left to right; none is empty.", barPart) { $0.parts })
  }

  static var barPart: Keys<BarPart> {
    Keys<BarPart>(
      .text("kind", "active, quiet, idle, unassigned or overlap.") { $0.kind },
      .number("start", "Where the part begins, of 1000.") { $0.start },
      .number("width", "How wide the part is, of 1000.") { $0.width })
  }

  static var product: Keys<ProductSection> {
    Keys<ProductSection>(
      .text("part-number", "The part number.") { $0.partNumber },
      .text("name", "The product's name.") { $0.name },
      .text("sold", "Licenses sold.") { $0.sold },
      .text("assigned", "Licenses assigned.") { $0.assigned },
      .text("unassigned", "Licenses assigned to nobody.") { $0.unassigned },
      .text("over-assigned", "Licenses assigned beyond what was sold; absent where there are none.") {
        $0.overAssigned
      },
      .text("percent", "Assigned of sold licenses in percent.") { $0.percent },
      .flag("is-free", "Nobody pays for the product.") { $0.isFree },
      .flag("is-expiring", "The subscription is in its grace period.") { $0.isExpiring },
      .number("bar-width", "The width of the assigned part of a bar, of 1000.") { $0.barWidth },
      .text("counts", "Assigned of sold licenses in words.") { $0.counts },
      .text("commitment-end", "The nearest end of a commitment in words.") { $0.commitmentEnd })
  }

  static var supportLine: Keys<SupportLine> {
    Keys<SupportLine>(
      .text("name", "The kind or the service, in words.") { $0.name },
      .text("requests", "How many requests.") { $0.requests },
      .text("per-seats", "Requests per 100 seats.") { $0.perSeats },
      .text("per-active-users", "Requests per 100 active people.") { $0.perActiveUsers })
  }

  static var support: Keys<SupportSection> {
    Keys<SupportSection>(
      .text("window", "The window in words.") { $0.window },
      .list("kinds", "The requests by kind.", supportLine) { $0.kinds },
      .flag("has-by-service", "Some service has requests for assistance.") { !$0.services.isEmpty },
      .list("by-service", "The requests for assistance by service.", supportLine) { $0.services },
      .text("covered-words", "How well the window is covered, in a sentence.") { $0.coveredWords },
      .text("change-words", "Whether requests became more or fewer, in a sentence.") { $0.changeWords },
      .text("satisfaction-words", "How requests were rated, in words.") { $0.satisfactionWords })
  }

  static var cause: Keys<String> {
    Keys<String>(.text("cause", "A cause, in a sentence.") { $0.whole })
  }

  static var excess: Keys<ExcessSection> {
    Keys<ExcessSection>(
      .text("service", "The service's slug.") { $0.service },
      .text("summary", "What is to be explained, in a sentence.") { $0.summary },
      .list("causes", "The causes.", cause) { $0.causes })
  }

  static var bound: Keys<ExcessBound> {
    Keys<ExcessBound>(
      .text("service", "The service's slug.") { $0.service },
      .text("basis", "What the denominator of the excess counts.") { $0.basis },
      .number("beyond", "Active entitlements beyond the denominator.") { $0.beyond },
      .number("trial-at-most", "At most so many use trial or free units; absent where not known.") {
        $0.trialAtMost
      },
      .number("lapsed-at-most", "At most so many use lapsed units.") { $0.lapsedAtMost },
      .number("unexplained-at-least", "At least so many remain unexplained; absent where not known.") {
        $0.unexplainedAtLeast
      })
  }

  static var source: Keys<SourceLine> {
    Keys<SourceLine>(
      .text("kind", "The kind of the export.") { $0.kind },
      .text("name", "The kind in words.") { $0.name },
      .text("data-date", "The day for which it speaks, yyyy-MM-dd.") { $0.dataDate },
      .text("data-date-words", "The same day in words.") { $0.dataDateWords })
  }
}

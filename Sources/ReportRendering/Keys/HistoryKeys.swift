internal import MustacheTemplates
internal import ReportContent

/// The keys of what is said against earlier nights.
enum HistoryKeys {
  static var trends: Keys<TrendsSection> {
    Keys<TrendsSection>(
      .flag("is-baseline", "No night before this one speaks for an earlier day.") { $0.isBaseline },
      .flag("has-lines", "Something can be shown.") { !$0.lines.isEmpty },
      .list("lines", "A line for each judged service.", line) { $0.lines })
  }

  private static var line: Keys<TrendLine> {
    Keys<TrendLine>(
      .text("scope", "service.") { $0.scope },
      .text("subject", "The service's slug.") { $0.subject },
      .text("name", "The service's name.") { $0.name },
      .text("measure", "The measure's id.") { $0.measure },
      .text("basis", "What the denominator counts.") { $0.basis },
      .text("value", "The figure of tonight in words.") { $0.value },
      .text("description", "What the line shows, in words.") { $0.description },
      .list("comparisons", "The comparison over each span.", change) { $0.comparisons },
      .text("dates", "The days of the weeks, yyyy-MM-dd, with a blank between them.") {
        list(of: $0.weeks) { $0.date }
      },
      .text("percents", "Their percentages, one decimal, or the word gap, with a blank between them.") {
        list(of: $0.weeks) { $0.percent ?? "gap" }
      },
      .flag("has-weeks", "There is an earlier figure to show.") { !$0.weeks.isEmpty },
      .list("weeks", "The weeks, the oldest first and tonight last.", week) { $0.weeks },
      .record("chart", "The line through the weeks.", chart) { $0.chart })
  }

  private static func list(of weeks: [TrendWeek], _ text: (TrendWeek) -> String) -> String {
    var list = ""
    for week in weeks {
      if !list.isEmpty { list += " " }
      list += text(week)
    }
    return list
  }

  private static var change: Keys<TrendChange> {
    Keys<TrendChange>(
      .number("days", "The span in days.") { $0.days },
      .text("date", "The day of the figure of then, yyyy-MM-dd; absent where there is none.") { $0.date },
      .number("numerator", "What was counted then.") { $0.numerator },
      .number("denominator", "Of how many.") { $0.denominator },
      .text("percent", "The percentage of then, one decimal.") { $0.percent },
      .text("change", "The change in points, one decimal.") { $0.change },
      .text("words", "The change in words, or why there is none.") { $0.words })
  }

  private static var week: Keys<TrendWeek> {
    Keys<TrendWeek>(
      .text("date", "The day, yyyy-MM-dd.") { $0.date },
      .text("date-words", "The same day in words.") { $0.dateWords },
      .text("percent", "The percentage, one decimal; absent for a gap.") { $0.percent },
      .text("words", "The percentage in words.") { $0.words })
  }

  private static var chart: Keys<TrendLineChart> {
    Keys<TrendLineChart>(
      .list("segments", "The pieces of the line.", points) { $0.segments },
      .list("dots", "Points that stand alone.", points) { $0.dots })
  }

  private static var points: Keys<String> {
    Keys<String>(.text("points", "The points of an SVG polyline.") { $0.whole })
  }

  static var resolved: Keys<ResolvedAdvice> {
    Keys<ResolvedAdvice>(
      .text("rule", "The rule's id.") { $0.rule },
      .text("scope", "customer, service or product.") { $0.scope },
      .text("subject", "A service's slug, a part number, or *.") { $0.subject },
      .text("title", "The advice in a few words.") { $0.title },
      .text("date", "The day for which it was resolved, yyyy-MM-dd.") { $0.date },
      .text("date-words", "The same day in words.") { $0.words })
  }

  static var movers: Keys<MoversSection> {
    Keys<MoversSection>(
      .flag("is-baseline", "No night before this one speaks for an earlier day.") { $0.isBaseline },
      .flag("has-up", "Somebody's use became more.") { !$0.up.isEmpty },
      .list("up", "Those whose use became more.", mover) { $0.up },
      .flag("has-down", "Somebody's use became less.") { !$0.down.isEmpty },
      .list("down", "Those whose use became less.", mover) { $0.down })
  }

  private static var mover: Keys<MoverLine> {
    Keys<MoverLine>(
      .text("customer-id", "The customer's id.") { $0.customerID },
      .text("customer-name", "The customer's name.") { $0.customerName },
      .text("page", "The name of the customer's files without an ending.") { $0.page },
      .text("service", "The service's slug.") { $0.service },
      .text("service-name", "The service's name.") { $0.serviceName },
      .text("basis", "What the denominator counts.") { $0.basis },
      .text("date", "The day of the figure of then, yyyy-MM-dd.") { $0.date },
      .number("old-numerator", "What was counted then.") { $0.oldNumerator },
      .number("old-denominator", "Of how many.") { $0.oldDenominator },
      .number("numerator", "What is counted.") { $0.numerator },
      .number("denominator", "Of how many.") { $0.denominator },
      .text("change", "The change in points, one decimal.") { $0.change },
      .text("reason", "The reason's id.") { $0.reason },
      .text("reason-words", "The reason in words.") { $0.reasonWords },
      .text("old-words", "The figure of then in words.") { $0.oldWords },
      .text("words", "The figure of tonight in words.") { $0.words },
      .text("change-words", "The change in words.") { $0.changeWords })
  }
}

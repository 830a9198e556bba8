/// A customer's own figures as a table, of what the customer's report tells and nothing else.
public enum FiguresTable {
  /// The names of the columns.
  public static let columns = [
    "scope", "subject", "measure", "basis", "numerator", "denominator", "percent", "state", "window_start",
    "window_end", "data_date", "source",
  ]

  /// Writes a row for each figure; figures of groups that are too small to be broken down are left out.
  public static func write(_ report: CustomerReport, to table: inout some TableSink) {
    for group in report.groups where !group.isWithheld {
      let source = group.source.map { report.figureSources[$0 - 1] }
      for figure in group.figures {
        table.word(group.scope)
        table.text(group.subject)
        table.word(figure.measure)
        table.word(group.basis)
        table.integer(figure.count)
        table.integer(group.denominator)
        if let percent = figure.percent { table.word(percent) } else { table.absent() }
        table.word(group.state)
        for text in [source?.windowStart, source?.windowEnd, source?.dataDate, source?.kind] {
          if let text { table.word(text) } else { table.absent() }
        }
        table.endRow()
      }
    }
  }
}

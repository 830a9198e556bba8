public import AdoptionDomain
public import AdoptionMetrics

/// `measures.csv`: one row a customer's known figure, in the order of the figures; for machines and Excel.
public enum MeasuresTable {
  /// The names of the columns.
  public static let columns = [
    "customer_id", "customer_name", "scope", "subject", "measure", "basis", "numerator", "denominator",
    "percent",
    "state", "window_start", "window_end", "data_date", "source",
  ]

  /// The rows of one customer as values.
  public static func rows(of record: CustomerRecord, sources: [ExportSource]) -> [[Cell]] {
    var rows = CollectedRows()
    write(record, sources: sources, to: &rows)
    return rows.rows
  }

  /// Writes the rows of one customer; internal ones are among them, since the table is for the partner.
  ///
  /// There are more of them than of anything else, so that it is inlinable, and what rows share is written once.
  @inlinable
  public static func write(
    _ record: CustomerRecord, sources: [ExportSource], to table: inout some TableSink
  ) {
    let measures = record.measures.measures
    let customer = record.facts.customer
    // The cells of the customer, those with the subject behind them, and those behind the counts.
    var (customerCells, subjectCells, originCells) = (0..<0, 0..<0, 0..<0)
    var last = -1
    for place in measures.indices where measures[place].isKnown {
      let start = table.mark
      if last >= 0, measures[last].subject == measures[place].subject {
        table.again(subjectCells)
      } else {
        if last >= 0 {
          table.again(customerCells)
        } else {
          table.text(customer.id.text)
          table.text(customer.name)
          customerCells = start..<table.mark
        }
        table.word(measures[place].subject.scope)
        table.text(measures[place].subject.name)
      }
      subjectCells = start..<table.mark
      writeCounts(of: measures[place], to: &table)
      let origin = table.mark
      if last >= 0, measures[last].hasOrigin(of: measures[place]) {
        table.again(originCells)
      } else {
        writeOrigin(of: measures[place], sources: sources, to: &table)
      }
      originCells = origin..<table.mark
      last = place
      table.endRow()
    }
  }

  @inlinable
  static func writeCounts(of measure: Measure, to table: inout some TableSink) {
    table.word(measure.id.rawValue)
    table.word(measure.basis.rawValue)
    table.integer(measure.ratio?.numerator)
    table.integer(measure.ratio?.denominator)
    table.decimal(tenths: measure.ratio?.tenthsOfPercent)
    table.word(measure.state.rawValue)
  }

  @inlinable
  static func writeOrigin(of measure: Measure, sources: [ExportSource], to table: inout some TableSink) {
    for day in [measure.window?.start, measure.window?.end, measure.dataDate] {
      if let day { table.word(day.description) } else { table.absent() }
    }
    if let source = measure.source { table.word(sources[source].kind.rawValue) } else { table.absent() }
  }
}

extension Measure {
  /// Whether the other figure has the same window, data date and source.
  @usableFromInline
  func hasOrigin(of other: Measure) -> Bool {
    window == other.window && dataDate == other.dataDate && source == other.source
  }
}

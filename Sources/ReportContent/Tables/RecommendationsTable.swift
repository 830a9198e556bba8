internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// The table `recommendations.csv`: one row a figure that led to advice.
public enum RecommendationsTable {
  /// The columns in order; percentages, thresholds and margins have one decimal.
  public static let columns = [
    "customer_id", "customer_name", "rule", "version", "audience", "problem", "urgency", "scope", "subject",
    "measure", "measure_scope", "measure_subject", "basis", "numerator", "denominator", "percent",
    "comparison",
    "threshold", "margin", "clears_at", "data_date", "actions", "state", "since",
  ]

  /// The rows of one customer as values, the most urgent advice first.
  public static func rows(of record: CustomerRecord) -> [[Cell]] {
    var rows = CollectedRows()
    write(record, to: &rows)
    return rows.rows
  }

  /// Writes the rows of one customer, the most urgent advice first.
  public static func write(_ record: CustomerRecord, to table: inout some TableSink) {
    let customer = record.facts.customer
    for advice in record.recommendations(for: .internal) {
      let standing = record.standing(of: advice)
      for evidence in advice.evidence {
        table.text(customer.id.text)
        table.text(customer.name)
        write(advice, to: &table)
        write(evidence, to: &table)
        table.text(advice.actions.joined(separator: " "))
        if let standing {
          table.word(standing.state.rawValue)
          table.word(standing.since.description)
        } else {
          table.absent()
          table.absent()
        }
        table.endRow()
      }
    }
  }

  private static func write(_ advice: Recommendation, to table: inout some TableSink) {
    table.text(advice.rule)
    table.integer(advice.version)
    table.word(advice.audience.rawValue)
    table.word(advice.problem.rawValue)
    table.word(advice.urgency.rawValue)
    table.word(advice.subject.scope)
    table.text(advice.subject.name)
  }

  private static func write(_ evidence: Evidence, to table: inout some TableSink) {
    let measure = evidence.measure
    table.word(measure.id.rawValue)
    table.word(measure.subject.scope)
    table.text(measure.subject.name)
    table.word(measure.basis.rawValue)
    table.integer(measure.ratio?.numerator)
    table.integer(measure.ratio?.denominator)
    table.decimal(tenths: measure.ratio?.tenthsOfPercent)
    table.word(evidence.comparison.rawValue)
    table.decimal(tenths: evidence.threshold)
    table.decimal(tenths: evidence.margin)
    table.integer(evidence.clearsAt)
    if let day = measure.dataDate { table.word(day.description) } else { table.absent() }
  }
}

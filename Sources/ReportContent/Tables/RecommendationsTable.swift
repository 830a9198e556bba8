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

  /// The rows of one customer, the most urgent advice first.
  public static func rows(of record: CustomerRecord) -> [[Cell]] {
    let customer = record.facts.customer
    return record.recommendations(for: .internal).flatMap { advice -> [[Cell]] in
      let standing = record.standing(of: advice)
      return advice.evidence.map { evidence in
        let measure = evidence.measure
        return [
          .text(customer.id.text), .text(customer.name), .text(advice.rule), .integer(advice.version),
          .text(advice.audience.rawValue), .text(advice.problem.rawValue), .text(advice.urgency.rawValue),
          .text(advice.subject.scope), .text(advice.subject.name), .text(measure.id.rawValue),
          .text(measure.subject.scope), .text(measure.subject.name), .text(measure.basis.rawValue),
          .optional(measure.ratio?.numerator), .optional(measure.ratio?.denominator),
          .optional(decimal: measure.ratio?.tenthsOfPercent.map(plainDecimal)),
          .text(evidence.comparison.rawValue), .decimal(plainDecimal(tenths: evidence.threshold)),
          .decimal(plainDecimal(tenths: evidence.margin)), .optional(evidence.clearsAt),
          .optional(text: measure.dataDate?.description), .text(advice.actions.joined(separator: " ")),
          .optional(text: standing?.state.rawValue), .optional(text: standing?.since.description),
        ]
      }
    }
  }
}

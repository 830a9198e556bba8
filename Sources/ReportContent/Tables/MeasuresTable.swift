public import AdoptionDomain
internal import AdoptionMetrics

/// The table `measures.csv`: one row a known figure of a customer.
public enum MeasuresTable {
  /// The columns in order.
  public static let columns = [
    "customer_id", "customer_name", "scope", "subject", "measure", "basis", "numerator", "denominator",
    "percent",
    "state", "window_start", "window_end", "data_date", "source",
  ]

  /// The rows of one customer, in the order of the figures; figures of 0 of 0 and unknown ones are left out.
  public static func rows(of record: CustomerRecord, sources: [ExportSource]) -> [[Cell]] {
    let customer = record.facts.customer
    return record.measures.measures.filter(\.isKnown).map { measure in
      [
        .text(customer.id.text), .text(customer.name), .text(measure.subject.scope),
        .text(measure.subject.name),
        .text(measure.id.rawValue), .text(measure.basis.rawValue), .optional(measure.ratio?.numerator),
        .optional(measure.ratio?.denominator),
        .optional(decimal: measure.ratio?.tenthsOfPercent.map(plainDecimal)), .text(measure.state.rawValue),
        .optional(text: measure.window?.start.description), .optional(text: measure.window?.end.description),
        .optional(text: measure.dataDate?.description),
        .optional(text: measure.source.map { sources[$0].kind.rawValue }),
      ]
    }
  }
}

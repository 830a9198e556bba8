public import AdoptionDomain
internal import AdoptionMetrics

/// The table `trends.csv`: one row a headline figure and span that can be compared with an earlier night.
public enum TrendsTable {
  /// The columns in order; percentages and changes have one decimal.
  public static let columns = [
    "customer_id", "customer_name", "scope", "subject", "measure", "basis", "span_days", "then_date",
    "then_numerator", "then_denominator", "then_percent", "now_date", "now_numerator", "now_denominator",
    "now_percent", "change_points",
  ]

  /// The rows of one customer, by service and span.
  ///
  /// - Parameters:
  ///   - record: the customer's record.
  ///   - catalog: the services.
  ///   - sources: the exports of the night.
  /// - Returns: the rows; none where nights are not recorded.
  public static func rows(
    of record: CustomerRecord, catalog: ServiceCatalog, sources: [ExportSource]
  ) -> [[Cell]] {
    guard let history = record.history, !history.days.isEmpty else { return [] }
    let customer = record.facts.customer
    return catalog.ids.flatMap { service -> [[Cell]] in
      guard let measure = record.measures.headline(of: service), let ratio = measure.ratio,
        let day = measure.dataDate ?? record.facts.usageDate
      else { return [] }
      let comparisons = Trend.comparisons(
        of: ratio, key: FigureKey(measure, sources: sources), on: day, in: history)
      return comparisons.compactMap { span, outcome -> [Cell]? in
        guard case .against(let past, let change) = outcome else { return nil }
        return [
          .text(customer.id.text), .text(customer.name), .text(measure.subject.scope),
          .text(measure.subject.name), .text(measure.id.rawValue), .text(measure.basis.rawValue),
          .integer(span.days), .text(past.day.description), .integer(past.ratio.numerator),
          .integer(past.ratio.denominator), .optional(decimal: past.ratio.tenthsOfPercent.map(plainDecimal)),
          .text(day.description), .integer(ratio.numerator), .integer(ratio.denominator),
          .optional(decimal: ratio.tenthsOfPercent.map(plainDecimal)), .decimal(plainDecimal(tenths: change)),
        ]
      }
    }
  }
}

internal import AdoptionMetrics

/// The table `portfolio.csv`: one row a measure over all customers whose denominator is above 0.
public enum PortfolioTable {
  /// The columns in order; ratios are fractions with six decimals.
  public static let columns = [
    "scope", "subject", "measure", "basis", "customers", "numerator", "denominator", "min", "p10", "p25",
    "p50",
    "p75", "p90", "max",
  ]

  /// The rows in the order of the figures.
  public static func rows(of record: NightRecord) -> [[Cell]] {
    record.portfolio.measures.map { measure in
      let figure = PortfolioFigure(measure)
      return [
        .text(figure.scope), .text(figure.subject), .text(figure.measure), .text(figure.basis),
        .integer(figure.customers), .integer(figure.numerator), .integer(figure.denominator),
        .decimal(figure.minimum), .decimal(figure.p10), .decimal(figure.p25), .decimal(figure.p50),
        .decimal(figure.p75), .decimal(figure.p90), .decimal(figure.maximum),
      ]
    }
  }
}

internal import AdoptionDomain
internal import ReportContent
internal import ReportRendering

/// Some customers' rows of the tables that grow with the portfolio.
struct TableRows: Sendable {
  /// Rows of `measures.csv`.
  private(set) var measures = CSVWriter()
  /// Rows of `recommendations.csv`.
  private(set) var recommendations = CSVWriter()

  /// Adds a customer's rows.
  mutating func add(_ customer: CustomerRecord, sources: [ExportSource]) {
    MeasuresTable.write(customer, sources: sources, to: &measures)
    RecommendationsTable.write(customer, to: &recommendations)
  }
}

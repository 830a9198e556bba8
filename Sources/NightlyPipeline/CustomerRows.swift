internal import AdoptionDomain
internal import ReportContent
internal import ReportRendering
internal import SnapshotArchive

/// What some customers add to whatever grows with the portfolio: the tables, and the archive.
struct CustomerRows: Sendable {
  /// Rows of `measures.csv`.
  private(set) var measures: CSVWriter
  /// Rows of `recommendations.csv`.
  private(set) var recommendations = CSVWriter()
  /// Rows of `trends.csv`.
  private(set) var trends = CSVWriter()
  /// What the archive keeps.
  private(set) var snapshots: [CustomerSnapshot] = []

  /// Begins without rows, and with room for those of so many customers.
  init(customers: Int) { measures = CSVWriter(reserving: customers * Self.usualSize) }

  /// The rows of `measures.csv` of one customer, with all services and some products, take somewhat less.
  private static let usualSize = 24 * 1024

  /// Adds a customer's rows, and a snapshot where there is an archive.
  mutating func add(_ customer: CustomerRecord, context: ReportContext, snapshots: SnapshotContext?) {
    if let snapshots {
      self.snapshots.append(
        CustomerSnapshot(customer, pageName: pageName(of: customer.facts.customer), context: snapshots))
    }
    MeasuresTable.write(customer, sources: context.sources, to: &measures)
    RecommendationsTable.write(customer, to: &recommendations)
    for row in TrendsTable.rows(of: customer, catalog: context.catalog, sources: context.sources) {
      trends.write(row)
    }
  }
}

internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import ReportRendering

/// Draws up a night, and writes the tables with a row a figure while the figures are there.
///
/// - Parameters:
///   - stage: measures and judges.
///   - staging: where the tables are written to.
///   - observer: is told what is found.
///   - isTold: is told of every customer's rows, in the order of the customers.
/// - Returns: the night.
/// - Throws: what writing, or `isTold`, throws.
func writeTables(
  of stage: MeasureStage, to staging: Staging, observer: NightObserver = .silent,
  isTold: (CustomerRows) throws(PublishingError) -> Void
) throws(PublishingError) -> NightRecord {
  try staging.write(to: "measures.csv") { measures throws(PublishingError) in
    try measures.append(CSVWriter(columns: MeasuresTable.columns).bytes)
    return try staging.write(to: "recommendations.csv") { recommendations throws(PublishingError) in
      try recommendations.append(CSVWriter(columns: RecommendationsTable.columns).bytes)
      return try staging.write(to: "trends.csv") { trends throws(PublishingError) in
        try trends.append(CSVWriter(columns: TrendsTable.columns).bytes)
        return try stage.night(observer: observer) { rows throws(PublishingError) in
          try rows.measures.withBytes { bytes throws(PublishingError) in try measures.append(bytes) }
          try rows.recommendations.withBytes { bytes throws(PublishingError) in
            try recommendations.append(bytes)
          }
          try rows.trends.withBytes { bytes throws(PublishingError) in try trends.append(bytes) }
          try isTold(rows)
        }
      }
    }
  }
}

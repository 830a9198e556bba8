internal import AdoptionDomain
internal import AdoptionMetrics
internal import FoundationEssentials
internal import NightPublishing
internal import SnapshotArchive

/// Everything that is known of a customer in one night, as one object of an exported night.
private struct ExportedCustomer: Encodable {
  struct Figure: Encodable {
    let scope: String
    let subject: String
    let measure: String
    let basis: String
    let windowDays: Int?
    let source: String?
    let numerator: Int
    let denominator: Int
    let least: Int?
    let most: Int?
  }

  let id: String
  let name: String
  let domains: [String]
  var figures: [Figure] = []
}

/// Writes a night of the archive as one JSON object, customer by customer.
///
/// - Parameters:
///   - night: the night.
///   - configuration: where the archive is.
///   - write: takes the text piece by piece.
/// - Throws: ``RequestError`` where the archive cannot be read, does not have the night, or `write` throws.
public func exportNight(
  _ night: NightReference, _ configuration: ArchiveConfiguration,
  write: (String) throws(NightError) -> Void
) throws(RequestError) {
  let (document, customers) = try readingArchive(configuration) { archive throws(ArchiveError) in
    let night = try night.night(in: archive)
    let figures = try archive.figures(in: night)
    let document = NightDocument(
      night, sources: try archive.sources(of: night), findings: try archive.findings(of: night),
      figures: figures)
    return (document, exportedCustomers(try archive.customers(), figures, in: night))
  }
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  try RequestError.asking { () throws(NightError) in
    do {
      let head = String(decoding: try encoder.encode(document), as: UTF8.self)
      // The document's object stays open for the customers.
      try write(head.dropLast() + ",\"customers\":[")
      for (place, customer) in customers.enumerated() {
        try write((place == 0 ? "\n" : ",\n") + String(decoding: try encoder.encode(customer), as: UTF8.self))
      }
      try write("\n]}\n")
    } catch let error as NightError {
      throw error
    } catch {
      throw .publishing(.encoding("the night", "\(error)"))
    }
  }
}

private func exportedCustomers(
  _ names: [ArchivedCustomer], _ figures: [FigureSpan], in night: ArchivedNight
) -> [ExportedCustomer] {
  var customers: [Customer.ID: ExportedCustomer] = [:]
  for span in figures {
    let name = names.first { $0.id == span.customer && $0.lastNight >= night.number }
    var customer =
      customers[span.customer]
      ?? ExportedCustomer(id: span.customer.text, name: name?.name ?? "", domains: name?.domains ?? [])
    customer.figures += span.figures.map { figure in
      ExportedCustomer.Figure(
        scope: span.subject.scope, subject: span.subject.name, measure: figure.measure.rawValue,
        basis: figure.basis.rawValue, windowDays: figure.windowDays, source: figure.source?.rawValue,
        numerator: figure.ratio.numerator, denominator: figure.ratio.denominator,
        least: figure.bounds?.lowerBound, most: figure.bounds?.upperBound)
    }
    customers[span.customer] = customer
  }
  return customers.sorted { $0.key < $1.key }.map(\.value)
}

internal import AdoptionDomain
internal import AdoptionMetrics
internal import SnapshotArchive

/// What the archive has of one customer's use.
struct TrendRecord {
  let customer: Customer.ID
  let name: String
  let nights: [NightDay]
  let figures: [FigureSpan]
  let dates: [DataDate]

  init(
    of customer: Customer.ID, called names: [ArchivedCustomer], in archive: SnapshotArchive
  ) throws(ArchiveError) {
    self.customer = customer
    name = names.last?.name ?? customer.text
    nights = try archive.nightDays()
    figures = try archive.figuresOfServices(of: customer, .adjustedUsage)
    dates = try archive.dataDates(of: customer, in: nights)
  }
}

/// Finds a customer and reads what the archive has of it.
///
/// An id comes before domains and names, and is looked for first: the names of all customers take longer than all else.
func trendRecord(
  of text: String, _ configuration: ArchiveConfiguration
) throws(RequestError) -> TrendRecord {
  let id = Customer.ID(text)
  let byID = try readingArchive(configuration) { archive throws(ArchiveError) -> TrendRecord? in
    let names = try archive.names(of: id)
    return names.isEmpty ? nil : try TrendRecord(of: id, called: names, in: archive)
  }
  if let byID { return byID }
  let customers = try readingArchive(configuration) { archive throws(ArchiveError) in try archive.customers()
  }
  let found = try archivedCustomer(text, among: customers)
  return try readingArchive(configuration) { archive throws(ArchiveError) in
    try TrendRecord(of: found, called: customers.filter { $0.id == found }, in: archive)
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB
public import ReportContent

/// Everything that the archive keeps of one customer in one night; drawn up on any thread.
public struct CustomerSnapshot: Sendable {
  /// The customer's id.
  public let customer: String
  /// All rows but the one with the days.
  let rows: [KeptRow]
  /// The row with the days, which change every night.
  let dates: KeptRow
  /// The total of the digests of `rows`.
  let digest: RowDigest
  /// What the customer's page is made from.
  public let page: PageIdentity
}

/// What all snapshots of a night share.
public struct SnapshotContext: Sendable {
  let sources: [ExportSource]
  /// The data date of the night.
  let dataDate: CalendarDay?
  let facts: FactsEncoder
  let tallies: TallyIndex
  /// The digest of what all pages of the night follow from.
  let pages: RowDigest

  /// Takes what is needed from the facts of the night.
  ///
  /// - Parameters:
  ///   - facts: the facts.
  ///   - paths: the numbers of the paths of its exports, by their places.
  ///   - settings: the files that say how the night is measured, judged and shown.
  ///   - programVersion: the version of the program.
  init(_ facts: Facts, paths: [Int], settings: [KeptFile], programVersion: String) {
    sources = facts.sources
    dataDate = facts.dataDate
    self.facts = FactsEncoder(paths: paths, productSets: facts.productSets)
    tallies = TallyIndex(facts.tallies)
    pages = RowDigest(
      "pages",
      [
        SettingsKeeping.digest(of: settings).data.databaseValue, programVersion.databaseValue,
        (facts.dataDate?.description).databaseValue,
      ])
  }
}

extension CustomerSnapshot {
  /// Draws up the snapshot of a customer.
  ///
  /// - Parameters:
  ///   - record: the customer's record.
  ///   - pageName: the name of the customer's files without their endings.
  ///   - context: what all customers share.
  public init(_ record: CustomerRecord, pageName: String, context: SnapshotContext) {
    let id = record.facts.customer.id.text
    var rows = [Self.profile(of: record.facts)]
    let tallies = context.tallies[record.facts.customer.id]
    for (part, bytes) in context.facts.parts(of: record.facts, tallies: tallies) {
      rows.append(
        KeptRow(.facts, owner: id) {
          $0.write(value: part.rawValue)
        } values: {
          $0.write(blob: bytes)
        })
    }
    rows += Self.figures(of: record, sources: context.sources)
    rows += Self.advice(of: record)
    let dates = Self.dates(of: record.facts, on: context.dataDate)
    let content = rows.reduce(into: RowDigest.zero) { $0 += $1.digest }
    let identity = RowDigest("pages") { values in
      values.write(context.pages)
      values.write(content)
      values.write(dates.digest)
      values.write(RowDigest(record.history ?? .none))
      values.write(value: pageName)
    }
    page = PageIdentity(identity)
    let pageRow = KeptRow(.pages, owner: id) { values in
      values.write(value: pageName)
      values.write(identity)
    }
    customer = id
    self.rows = rows + [pageRow]
    self.dates = dates
    var digest = content
    digest += pageRow.digest
    self.digest = digest
  }

  private static func profile(of facts: CustomerFacts) -> KeptRow {
    let customer = facts.customer
    return KeptRow(.profiles, owner: customer.id.text) { values in
      values.write(value: customer.name)
      values.write(value: jsonList(customer.domains))
      values.write(value: customer.segment)
      values.write(value: customer.country)
      values.write(value: customer.language)
      values.write(value: customer.accountManager)
      values.write(value: customer.seatCount)
      values.write(value: facts.isMatchedByNameOnly ? 1 : 0)
    }
  }

  private static func dates(of facts: CustomerFacts, on nightDataDate: CalendarDay?) -> KeptRow {
    let dates = DataDates(of: facts)
    return KeptRow(.dataDates, owner: facts.customer.id.text) { values in
      for day in [dates.activity, dates.reportedUsage, dates.support?.start, dates.support?.end] {
        values.write(value: day.map { $0 == nightDataDate ? DataDates.ofTheNight : $0.description })
      }
    }
  }

  private static func figures(of record: CustomerRecord, sources: [ExportSource]) -> [KeptRow] {
    let measures = record.measures.measures
    var rows: [KeptRow] = []
    var start = 0
    while start < measures.count {
      let subject = measures[start].subject
      let end = measures[start...].firstIndex { $0.subject != subject } ?? measures.count
      defer { start = end }
      guard measures[start..<end].contains(where: FigureText.keeps) else { continue }
      rows.append(
        KeptRow(.measures, owner: record.facts.customer.id.text) { key in
          key.write(value: subject.scope)
          key.write(value: subject.name)
        } values: { values in
          FigureText.write(measures[start..<end], sources: sources, to: &values)
        })
    }
    return rows
  }
}

/// What a page was made from: pages with one identity have the same bytes and the same name.
public struct PageIdentity: Hashable, Sendable {
  private let low, high: UInt64

  init(_ digest: RowDigest) { (low, high) = digest.words }

  /// The identity that was kept as bytes; `nil` for other bytes.
  init?(_ data: Data) {
    guard let digest = RowDigest(data) else { return nil }
    self.init(digest)
  }
}

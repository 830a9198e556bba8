import AdoptionDomain
import TestSupport
import Testing
import UsageImport

/// A folder of exports for one test, and what comes of it.
struct Exports {
  /// The places of the services in the catalog.
  enum Place {
    static let exchange = 0
    static let files = 1
    static let teams = 2
    static let skype = 3
    static let yammer = 4
  }

  static let catalog = ServiceCatalog(
    services: [
      service("exchange", ["Exchange"], ["Exchange", "Outlook"]),
      service("sharepoint-onedrive", ["OneDrive", "SharePoint"], ["OneDrive", "SharePoint"]),
      service("teams", ["Teams"], ["Teams"]),
      service("skype-for-business", ["Skype For Business"], ["Skype"]),
      service("yammer", ["Yammer"], ["Yammer"]),
    ], freePartNumbers: [], minimumToJudge: 10,
    products: ProductCatalog(
      ["SPE_E3", "A"].map { ProductCatalog.Product(id: nil, partNumber: $0, name: $0, services: []) }))

  let folder: TemporaryFolder
  var aliases = ColumnAliases.none
  var maximumRejectedPermille = 10
  var night = "2026-04-01"
  var catalog = Exports.catalog

  /// Writes the files, by path.
  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
  }

  private static func service(_ slug: String, _ workloads: [String], _ products: [String]) -> Service {
    Service(
      id: Service.ID(slug), name: slug, isJudged: true, workloads: workloads, supportProducts: products)
  }

  var settings: ImportSettings {
    ImportSettings(
      catalog: catalog, aliases: aliases, maximumRejectedPermille: maximumRejectedPermille)
  }

  /// The counts of one file.
  func counted(_ path: String) throws -> FileCounts {
    let file = try #require(try exportFiles(below: folder.path).first { $0.path == path })
    return try count(file, settings: settings) { _ in }
  }

  /// The finding that refuses one file.
  func refusal(of path: String) throws -> Finding {
    let refusal = #expect(throws: FileRefusal.self) { try counted(path) }
    return try #require(refusal?.finding)
  }

  /// All counts, and the findings about refused files.
  func countedAll() throws -> (counts: [FileCounts], refusals: [Finding]) {
    var counts: [FileCounts] = []
    var refusals: [Finding] = []
    for file in try exportFiles(below: folder.path) {
      do throws(FileRefusal) {
        counts.append(try count(file, settings: settings) { _ in })
      } catch {
        refusals.append(error.finding)
      }
    }
    return (counts, refusals)
  }

  /// What all files come to; none of them may be refused.
  func resolved() throws -> ImportResult {
    let (counts, refusals) = try countedAll()
    try #require(refusals.isEmpty, "\(refusals)")
    return resolve(counts, catalog: catalog, night: try day(night))
  }
}

extension ImportResult {
  /// What is said about one customer.
  func customer(_ id: String) throws -> CustomerFacts {
    try #require(facts.customers.first { $0.customer.id == Customer.ID(id) })
  }

  /// The findings of one code.
  func findings(_ code: Finding.Code) -> [Finding] { findings.filter { $0.code == code } }

  /// The tally of a file and customer.
  func tally(_ path: String, _ customer: String?) -> SourceTally? {
    facts.tallies.first {
      facts.sources[$0.source].path == path && $0.customer == customer.map(Customer.ID.init)
    }
  }
}

/// The day `yyyy-MM-dd`.
func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso8601: text)) }

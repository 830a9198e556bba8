import AdoptionDomain
import FoundationEssentials
import SettingsFiles
import TestSupport
import Testing

@Suite(
  "The products that ship, beside the vendor's list",
  .enabled(if: Repository.shared != nil, "ADOPTION_SHARED names no folder"))
struct VendorListTests {
  /// A product of the vendor's list, its cells as they stand there, dirt included.
  private struct Listed {
    let name: String
    let partNumber: String
    var plans: Set<String> = []
  }

  @Test("the vendor's ids, in any case, part numbers and names lead to the product")
  func names() throws {
    let products = try loadCatalog(from: [Repository.templates]).products
    let list = try vendorList()
    let names = Dictionary(grouping: list.values, by: { $0.name.lowercased() })
    for product in products.products where !unlisted.contains(product.partNumber.text) {
      let id = try #require(product.id, "\(product.partNumber)")
      let listed = try #require(list[id], "\(product.partNumber)")
      #expect(products.product(id: id.uppercased()) == product)
      #expect(products.product(partNumber: listed.partNumber) == product, "\(listed.partNumber)")
      let named = try #require(products.product(named: listed.name), "\(listed.name)")
      if named != product {
        // Two products share the name: the catalog gives it to one of them, and the other has its part number too.
        #expect(names[listed.name.lowercased()]?.count == 2, "\(listed.name)")
        #expect(product.name == "\(listed.name) (\(product.partNumber))")
      }
    }
  }

  @Test("only products that the vendor's list does not have are not compared with it")
  func unlistedProducts() throws {
    let list = try vendorList()
    let products = try loadCatalog(from: [Repository.templates]).products
    #expect(
      products.products.filter { product in product.id.map { list[$0] == nil } ?? true }.map(
        \.partNumber.text)
        == unlisted)
    let partNumbers = Set(list.values.map { $0.partNumber.lowercased() })
    #expect(unlisted.allSatisfy { !partNumbers.contains($0.lowercased()) })
  }

  @Test("a product entitles to the services whose plans the vendor lists for it, but for known exceptions")
  func services() throws {
    let list = try vendorList()
    let catalog = try loadCatalog(from: [Repository.templates])
    for product in catalog.products.products {
      guard let plans = product.id.flatMap({ list[$0]?.plans }) else { continue }
      let services = Set(product.services)
      if services.contains(where: \.isDynamicsApplication) {
        for service in catalog.services where services.contains(service.id) {
          #expect(!plans.isDisjoint(with: service.corePlans), "\(product.partNumber) \(service.id)")
        }
      } else if !carriers.contains(product.partNumber.text) {
        var planned = Set(catalog.services(ofPlans: plans))
        if let only = exceptions[product.partNumber.text] {
          planned.formIntersection(only.map(Service.ID.init))
        }
        #expect(services == planned, "\(product.partNumber)")
      } else {
        #expect(services.isEmpty, "\(product.partNumber)")
      }
    }
  }

  @Test("the foundation plans that stand in nearly every product of the list entitle to nothing")
  func foundationPlans() throws {
    let catalog = try loadCatalog(from: [Repository.templates])
    let plans = Set(try vendorList().values.flatMap(\.plans))
    let foundations = plans.filter { $0.uppercased().contains("FOUNDATION") }
    #expect(foundations.contains("EXCHANGE_S_FOUNDATION"))
    #expect(catalog.services(ofPlans: foundations).isEmpty)
    #expect(catalog.services.allSatisfy { !$0.corePlans.isEmpty })
  }

  @Test("the list is read as it is: commas in quoted names, blanks and no-break spaces in part numbers")
  func list() throws {
    let list = try vendorList()
    #expect(list.count == 569)
    #expect(list.values.contains { $0.name.contains(",") })
    #expect(list["c2fe850d-fbbb-4858-b67d-bd0c6e746da3"]?.partNumber.contains("\u{A0}") == true)
    #expect(list["efccb6f7-5641-4e0e-bd10-b4976e1bf68e"]?.name == "Enterprise Mobility + Security E3")
  }

  private func vendorList() throws -> [String: Listed] {
    let shared = try #require(Repository.shared)
    let path = shared + "/formats/samples/licensing-service-plans.2026-01.csv"
    let rows = csvRows(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self))
    var list: [String: Listed] = [:]
    for row in rows.dropFirst() {
      let listed = Listed(name: row[0], partNumber: row[1])
      list[row[2].lowercased(), default: listed].plans.insert(row[3])
    }
    return list
  }
}

/// Products that the list does not have: two are newer, two are sold no more.
private let unlisted = [
  "Microsoft_365_E5_(no_Teams)", "Microsoft_Teams_Enterprise_New", "YAMMER_ENTERPRISE_STANDALONE",
  "DYN365_HUMAN_RESOURCES",
]

/// Products that carry plans of services that nobody buys them for.
private let carriers: Set = [
  "Microsoft_Teams_Rooms_Basic", "Microsoft_Teams_Rooms_Pro", "MEETING_ROOM", "MCOCAP", "PROJECTESSENTIALS",
  "PROJECT_P1", "PROJECTPROFESSIONAL", "PROJECTPREMIUM", "DYN365_TEAM_MEMBERS",
  "DYN365_ENTERPRISE_TEAM_MEMBERS",
]

/// The services to which products entitle of those whose plans they carry.
private let exceptions: [String: Set<String>] = {
  let frontline: Set = ["sharepoint-onedrive", "teams", "skype-for-business", "yammer"]
  let teams = [
    "TEAMS_ESSENTIALS_AAD", "Microsoft_Teams_EEA_New", "TEAMS_FREE", "TEAMS_EXPLORATORY",
    "Microsoft_Teams_Exploratory_Dept", "MS_TEAMS_IW", "TEAMS_COMMERCIAL_TRIAL",
  ]
  var exceptions = ["M365_F1_COMM": frontline, "Microsoft_365_F1_EEA_(no_Teams)": frontline]
  for partNumber in teams { exceptions[partNumber] = ["teams"] }
  return exceptions
}()

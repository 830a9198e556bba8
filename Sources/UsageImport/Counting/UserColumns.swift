internal import AdoptionDomain

/// Where a user export keeps what is counted.
struct UserColumns {
  /// The columns of one workload.
  struct Workload {
    let license: Int
    let lastActivity: Int
    let assignDate: Int?
    /// The column names, for messages.
    let licenseName: String
    let lastActivityName: String
    let assignDateName: String
  }

  /// The workloads that count as one service.
  struct ServiceColumns {
    /// The service's place in the catalog.
    let place: Int
    let workloads: [Workload]
  }

  let customer: Int?
  let dataDate: Int
  let principalName: Int?
  let isDeleted: Int
  let products: Int
  let services: [ServiceColumns]
  /// The workloads of all services in turn, for rows of the usual kind.
  let workloads: PlainWorkloads

  init(binding: ColumnBinding, catalog: ServiceCatalog) {
    customer = binding.optional("CustomerId")
    dataDate = binding.required("Report Refresh Date")
    principalName = binding.optional("User Principal Name")
    isDeleted = binding.required("Is Deleted")
    products = binding.required("Assigned Products")
    services = catalog.services.enumerated().compactMap { place, service in
      let workloads = service.workloads.compactMap { Workload($0, binding: binding) }
      return workloads.isEmpty ? nil : ServiceColumns(place: place, workloads: workloads)
    }
    workloads = PlainWorkloads(services, others: [customer, dataDate, principalName, isDeleted, products])
  }

  /// The workloads whose columns Graph's export is known to have.
  static let knownWorkloads = ["Exchange", "OneDrive", "SharePoint", "Skype For Business", "Yammer", "Teams"]

  /// Columns that every user export must have; the names are those of Graph's `getOffice365ActiveUserDetail`.
  static let required = ["Report Refresh Date", "Is Deleted", "Assigned Products"]

  /// The license and the activity of each workload; Graph's reports on a single workload have none of these columns.
  static let workloadGroups = knownWorkloads.map { ["Has \($0) License", "\($0) Last Activity Date"] }

  /// Columns that are read where they are there: national clouds lack those of some workloads.
  static let optional =
    ["User Principal Name"]
    + knownWorkloads.flatMap {
      ["Has \($0) License", "\($0) Last Activity Date", "\($0) License Assign Date"]
    }
}

extension UserColumns.Workload {
  /// The columns of a workload; `nil` where the export lacks its license or its activity.
  init?(_ name: String, binding: ColumnBinding) {
    licenseName = "Has \(name) License"
    lastActivityName = "\(name) Last Activity Date"
    assignDateName = "\(name) License Assign Date"
    guard let license = binding.optional(licenseName), let lastActivity = binding.optional(lastActivityName)
    else { return nil }
    self.license = license
    self.lastActivity = lastActivity
    assignDate = binding.optional(assignDateName)
  }
}

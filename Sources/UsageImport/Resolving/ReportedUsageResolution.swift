internal import AdoptionDomain

extension Resolution {
  /// Gives each customer the use of services that Partner Center has computed.
  mutating func resolveReportedUsage() {
    let services = ReportedServices(catalog)
    for (customer, figures) in figures(of: .partnerCenterUsage) {
      for figure in figures { tallies.use(figure.records, source: figure.source, customer: customer) }
      let byService = Dictionary(grouping: figures) { services.service(of: $0.workload ?? WorkloadKey()).id }
      customers[customer].reportedUsage = byService.map { id, figures in
        usage(of: figures, id: id, services: services)
      }
      .sorted { ($0.service, $0.source) < ($1.service, $1.source) }
    }
  }

  /// The use of one service: the sum over products of one workload, or a span where several workloads are known only
  /// one by one, since one person may use all of them.
  private func usage(
    of figures: [AnalyticsFigure], id: Service.ID, services: ReportedServices
  ) -> ReportedUsage {
    let workloads = Dictionary(grouping: figures) { $0.workload?.folded ?? "" }.values
    let active = workloads.map { $0.reduce(0) { $0 + $1.used } }
    let units = workloads.map { $0.reduce(0) { $0 + $1.units } }.max() ?? 0
    let most = active.max() ?? 0
    // No more people than units can be active in several workloads, unless one of them alone has more.
    let upper = max(most, min(active.reduce(0, +), units))
    return ReportedUsage(
      service: id, name: figures.map { services.service(of: $0.workload ?? WorkloadKey()).name }.min() ?? "",
      active: most...(workloads.count == 1 ? most : upper), units: units, unitsKind: .entitled,
      period: .days28, dataDate: figures.map(\.day).min() ?? night, source: figures.map(\.source).min() ?? 0)
  }
}

/// The services by what sources that count for themselves call their workloads.
private struct ReportedServices {
  private var places: [String: Int] = [:]
  private let services: [Service]

  init(_ catalog: ServiceCatalog) {
    services = catalog.services
    for (place, service) in services.enumerated() {
      for name in service.reportedWorkloads { places[name.lowercased()] = place }
    }
  }

  /// The service of a workload; one that the catalog does not have keeps its own name.
  func service(of workload: WorkloadKey) -> (id: Service.ID, name: String) {
    let known = [workload.name, workload.code].lazy.compactMap { $0.flatMap { places[$0.lowercased()] } }
      .first
    if let known { return (services[known].id, services[known].name) }
    let name = workload.name ?? workload.code ?? ""
    let id = Service.ID(slug(of: workload))
    let same = services.first { $0.id == id }
    return (id, same?.name ?? name)
  }

  private func slug(of workload: WorkloadKey) -> String {
    let slugs = [workload.name, workload.code].compactMap(\.self).map { text in
      text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
    if let slug = slugs.first(where: { !$0.isEmpty }) { return slug }
    // A name without a Latin letter still needs an id of its own, the same every night.
    return "workload-" + String(keyHash(workload.folded), radix: 16)
  }
}

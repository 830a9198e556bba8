internal import AdoptionDomain

/// The keys of `services.yaml`.
package enum ServicesKeys {
  /// The keys of the file.
  package static let file = ["services", "freeProducts", "minimumToJudge"]
  /// The keys of a service.
  package static let service = [
    "id", "name", "judged", "workloads", "reportedWorkloads", "corePlans", "supportProducts",
  ]
}

/// A set of services fits a word.
private let mostServices = 64

/// Reads `services.yaml` and `catalog.yaml`, each of the last layer that has it.
func readCatalog(from layers: TemplateLayers) throws(SettingsError) -> ServiceCatalog {
  let paths = try layers.files("services.yaml", holding: "the services")
  let path = paths[paths.count - 1]
  let file = try readYAML(path).mapping(of: ServicesKeys.file)
  var free = DistinctNames("each part number")
  for node in try file.required("freeProducts").list(of: "part numbers") {
    try free.insert(node, "a part number")
  }
  let services = try readServices(file.required("services"))
  let minimumToJudge = try file.integer("minimumToJudge", in: 0...1_000_000)
  let known = KnownServices(ids: services.map(\.id.slug), path: path)
  return ServiceCatalog(
    services: services, freePartNumbers: Set(free.names.map { SharedText($0) }),
    minimumToJudge: minimumToJudge,
    products: try readProducts(from: layers, services: known))
}

private func readServices(_ node: SettingsNode) throws(SettingsError) -> [Service] {
  let nodes = try node.filledList(of: "services")
  guard nodes.count <= mostServices else {
    throw nodes[mostServices].place.error(
      expected: "at most \(mostServices) services", found: "\(nodes.count)")
  }
  var ids = DistinctNames("each service")
  var workloads = DistinctNames("each workload")
  var reported = DistinctNames("each workload of sources that count for themselves")
  var supportProducts = DistinctNames("each product of the help desk")
  var services: [Service] = []
  for node in nodes {
    let service = try node.mapping(of: ServicesKeys.service)
    let id = try service.required("id")
    services.append(
      Service(
        id: Service.ID(try id.slug()), name: try service.required("name").words("a name"),
        isJudged: try service.flag("judged"),
        workloads: try workloads.insert(listOf: "workloads", service.required("workloads")),
        reportedWorkloads: try service["reportedWorkloads"].map { node throws(SettingsError) in
          try reported.insert(listOf: "workloads", node)
        } ?? [],
        corePlans: try service["corePlans"].map(readPlans) ?? [],
        supportProducts: try supportProducts.insert(
          listOf: "products of the help desk", service.required("supportProducts"))))
    try ids.insert(id, "an id")
  }
  return services
}

/// The plans of one service; a plan may entitle to several services.
private func readPlans(_ node: SettingsNode) throws(SettingsError) -> [String] {
  var plans = DistinctNames("each plan of a service")
  return try plans.insert(listOf: "service plans", node)
}

internal import AdoptionDomain

/// The figures of each SKU of which something counts as sold, each SKU once, by part number.
///
/// Where no source tells how many units are assigned, the figures are unknown.
func deploymentMeasures(of products: [HeldProduct], catalog: ServiceCatalog) -> [Measure] {
  products.flatMap { held -> [Measure] in
    guard let units = held.countedUnits else { return [] }
    let numerators: [(MeasureID, Int?)] = [
      (.deployment, units.assigned), (.unassigned, units.assigned.map { max(units.sold - $0, 0) }),
      (.overAssigned, units.assigned.map { max($0 - units.sold, 0) }),
    ]
    return numerators.map { id, numerator in
      Measure(
        id, of: .product(held.product.partNumber), basis: .sold,
        ratio: numerator.map { Ratio($0, of: units.sold) }, minimumToJudge: catalog.minimumToJudge,
        source: numerator == nil ? nil : held.source)
    }
  }
}

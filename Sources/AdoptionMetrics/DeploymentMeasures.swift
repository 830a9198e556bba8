internal import AdoptionDomain

/// The figures of each SKU of which something counts as sold, each SKU once, by part number.
func deploymentMeasures(of facts: CustomerFacts, catalog: ServiceCatalog) -> [Measure] {
  facts.heldProducts.flatMap { held -> [Measure] in
    guard let units = held.countedUnits else { return [] }
    let numerators: [(MeasureID, Int)] = [
      (.deployment, units.assigned), (.unassigned, max(units.sold - units.assigned, 0)),
      (.overAssigned, max(units.assigned - units.sold, 0)),
    ]
    return numerators.map { id, numerator in
      Measure(
        id, of: .product(held.product.partNumber), basis: .sold, ratio: Ratio(numerator, of: units.sold),
        minimumToJudge: catalog.minimumToJudge, source: held.source)
    }
  }
}

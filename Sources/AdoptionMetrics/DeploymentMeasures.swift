internal import AdoptionDomain

/// The figures of each SKU of which something counts as sold, by part number.
func deploymentMeasures(of facts: CustomerFacts, catalog: ServiceCatalog) -> [Measure] {
  facts.holdings.flatMap { holding -> [Measure] in
    guard let units = holding.countedUnits else { return [] }
    let numerators: [(MeasureID, Int)] = [
      (.deployment, units.assigned), (.unassigned, max(units.sold - units.assigned, 0)),
      (.overAssigned, max(units.assigned - units.sold, 0)),
    ]
    return numerators.map { id, numerator in
      Measure(
        id, of: .product(holding.product.partNumber), basis: .sold, ratio: Ratio(numerator, of: units.sold),
        minimumToJudge: catalog.minimumToJudge, source: holding.source)
    }
  }
}

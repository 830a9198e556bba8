internal import AdoptionDomain

extension ExplanationWriter {
  /// The SKUs with their units.
  func add(_ holdings: [ExplainedSKU], to lines: inout Lines) {
    guard !holdings.isEmpty else { return }
    lines.add(wording.text(.explainHoldings), depth: 1)
    for sku in holdings {
      let own = words(ownUnitsOf: sku).map { "; " + $0 } ?? ""
      lines.add(words(sku) + own, depth: 2)
      for units in sku.units { lines.add(words(units), depth: 3) }
    }
  }

  private func words(_ sku: ExplainedSKU) -> String {
    let product = sku.product
    if sku.isFree { return wording.text(.explainFreeSKU, product.name.text, product.partNumber.text) }
    guard let counted = sku.counted else {
      return wording.text(.explainUncountedSKU, product.name.text, product.partNumber.text)
    }
    return wording.text(.explainSKU, product.name.text, product.partNumber.text, wording.number(counted))
  }

  /// What this partner sold of the units that count; `nil` where no export tells.
  private func words(ownUnitsOf sku: ExplainedSKU) -> String? {
    guard let own = sku.own else { return nil }
    guard sku.isTenantWide, let counted = sku.counted else {
      return wording.text(.explainOwnOnly, wording.number(own))
    }
    return wording.text(.explainOwnUnits, wording.number(own), wording.number(counted))
  }

  private func words(_ line: ExplainedSKU.Units) -> String {
    let state = wording.text(.explainState(line.state))
    let terms = wording.text(.explainTerms(line.terms))
    let scope = wording.text(.explainScope(isTenantWide: line.isTenantWide))
    let sold = wording.number(line.units.sold)
    guard let assigned = line.units.assigned else {
      return wording.text(.explainUnassignedUnits, state, terms, scope, sold)
    }
    return wording.text(.explainUnits, state, terms, scope, sold, wording.number(assigned))
  }

  /// One file, and what became of the customer's records in it.
  func add(_ source: ExplainedSource, to lines: inout Lines) {
    let kind = wording.text(.export(source.kind))
    if let used = source.used {
      lines.add(wording.text(.explainSource, source.path, kind, wording.number(used)), depth: 1)
    } else {
      lines.add(wording.text(.explainWholeSource, source.path, kind), depth: 1)
    }
    for left in source.leftOut {
      lines.add(
        wording.text(
          .explainLeftOut, wording.number(left.records), wording.text(.explainReason(left.reason))),
        depth: 2)
    }
  }
}

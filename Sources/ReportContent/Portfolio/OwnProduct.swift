internal import AdoptionDomain

/// How much of a product this partner sold; it is internal.
public struct OwnProduct: Hashable, Sendable {
  /// The part number.
  public let partNumber: String
  /// The product's name.
  public let name: String
  /// Units that this partner sold.
  public let own: Int
  /// All units sold; `nil` where only the partner's own ones are known.
  public let all: Int?
  /// The same in words.
  public let words: String
}

/// The products of which it is known how much this partner sold, by part number.
func ownProducts(_ held: [HeldProduct], of facts: CustomerFacts, wording: Wording) -> [OwnProduct] {
  let tenantWide = Set(
    facts.holdings.lazy.filter { $0.isTenantWide && $0.countedUnits != nil }
      .map(\.product.partNumber.uppercased))
  return held.compactMap { held in
    guard let own = held.ownUnits else { return nil }
    let isTenantWide = tenantWide.contains(held.product.partNumber.uppercased)
    let name = held.product.name.text
    let all = isTenantWide ? held.countedUnits?.sold : nil
    return OwnProduct(
      partNumber: held.product.partNumber.text, name: name, own: own, all: all,
      words: all.map {
        wording.text(.soldByUs, name, wording.number(own), wording.number($0))
      } ?? wording.text(.soldByUsOnly, name, wording.number(own)))
  }
}

internal import AdoptionDomain

/// The SKUs of one customer as tenant-wide sources state them, and who has them (docs/attribution.md).
struct TenantSKUs {
  /// What covers the license of a person who has a set of products.
  enum Cover: Hashable {
    /// A counted unit, or a product of which nobody knows anything.
    case counted
    /// One of the units of the SKU at this place, which may be of any kind.
    case pool(Int)
    /// Nothing.
    case nothing
  }

  /// What stands behind the names of one set of products.
  struct SetContent {
    /// The set's place among all sets.
    let set: Int32
    /// The places of the SKUs, ascending.
    var skus: [Int] = []
    /// What products entitle to that the tenant does not hold; `nil` for one that no catalog knows.
    var unheld: [[Service.ID]?] = []

    mutating func add(_ sku: Int) { if !skus.contains(sku) { skus.append(sku) } }
  }

  /// The SKUs by part number; empty where no tenant-wide source tells anything.
  private(set) var skus: [TenantSKU]
  /// Whether a user export holds fewer than 90 % of the people to whom units are assigned: it was cut, or speaks of a
  /// single day.
  private(set) var isExportCut = false
  /// The sets that somebody has, in the order of first sight.
  private var sets: [SetContent] = []

  /// Draws up the SKUs of the tenant-wide holdings, or of all holdings.
  init(
    of facts: CustomerFacts, productSets: [[SharedText]], catalog: ServiceCatalog, includingOwn: Bool = false
  ) {
    let holdings = includingOwn ? facts.holdings : facts.holdings.filter(\.isTenantWide)
    skus = groupedByPartNumber(holdings).map {
      TenantSKU(partNumber: $0[$0.startIndex].product.partNumber.uppercased, holdings: $0, catalog: catalog)
    }
    for cohort in facts.activity?.cohorts ?? [] {
      let place =
        place(ofSet: cohort.productSet)
        ?? add(content(of: cohort.productSet, names: productSets[Int(cohort.productSet)], catalog: catalog))
      guard !cohort.isDeleted else { continue }
      for sku in sets[place].skus { skus[sku].people += Int(cohort.people) }
    }
    var (people, consumed) = (0, 0)
    for sku in skus {
      guard let own = sku.consumed else { continue }
      people += sku.people
      consumed += own
    }
    isExportCut = people * 10 < consumed * 9
  }

  private func place(ofSet set: Int32) -> Int? { sets.firstIndex { $0.set == set } }

  private mutating func add(_ content: SetContent) -> Int {
    sets.append(content)
    return sets.count - 1
  }

  private func content(of set: Int32, names: [SharedText], catalog: ServiceCatalog) -> SetContent {
    var content = SetContent(set: set)
    for name in names {
      let folded = name.folded
      // The tenant's own names come before those of the catalog, which gives some names to other products.
      if let place = skus.firstIndex(where: { $0.names.contains(folded) }) {
        content.add(place)
        continue
      }
      let product = catalog.products.product(named: name)
      let partNumber = product?.partNumber.uppercased
      if let place = skus.firstIndex(where: { $0.partNumber == partNumber }) {
        content.add(place)
      } else {
        content.unheld.append(product?.services)
      }
    }
    content.skus.sort()
    return content
  }

  /// What covers people who have the products of a set and a license for the service.
  ///
  /// A product that nobody knows covers, since its absence from the sources is no proof against the person.
  func cover(ofSet set: Int32, for service: Service.ID) -> Cover {
    guard let place = place(ofSet: set) else { return .nothing }
    let content = sets[place]
    if content.unheld.contains(where: { $0?.contains(service) ?? true }) { return .counted }
    if content.skus.contains(where: { place in
      let sku = skus[place]
      return sku.services == nil || sku.covers(service) && !sku.isPool
    }) {
      return .counted
    }
    return content.skus.first { skus[$0].covers(service) }.map(Cover.pool) ?? .nothing
  }

  /// Whether people who have the products of a set have a seat: a product that counts as sold, or one that is not held
  /// and of which nothing says that it is free, on trial, suspended or gone.
  func givesSeat(set: Int32) -> Bool {
    guard let place = place(ofSet: set) else { return false }
    return !sets[place].unheld.isEmpty || sets[place].skus.contains { skus[$0].isCounted }
  }

  /// Whether the sources say which of the units that cover the service are trials.
  func areTermsStated(for service: Service.ID) -> Bool {
    skus.allSatisfy { $0.areTermsStated || !($0.services?.contains(service) ?? true) }
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics

extension CustomerCase {
  /// The oldest known start of a counted subscription that covers the subject; free SKUs make nothing old.
  ///
  /// It is `nil` where no start is known, which does not make the subject new; subscriptions without a start beside
  /// others that have one are passed over. A subscription covers a service where people who are not deleted and
  /// licensed for the service have its product.
  func oldestStart(covering subject: Subject) -> CalendarDay? {
    let counted = facts.holdings.filter {
      $0.countedUnits != nil && !catalog.isFree(partNumber: $0.product.partNumber)
    }
    return switch subject {
    case .customer: counted.compactMap(\.start).min()
    case .product(let partNumber):
      counted.filter { $0.product.partNumber.uppercased == partNumber.uppercased }.compactMap(\.start)
        .min()
    case .service(let id):
      counted.filter { isLicense($0, for: id) }.compactMap(\.start).min()
    }
  }

  /// Whether people who are not deleted and licensed for the service have the product.
  private func isLicense(_ holding: Holding, for id: Service.ID) -> Bool {
    guard let place = catalog.place(of: id), let activity = facts.activity else { return false }
    let name = holding.product.name.uppercased
    return activity.cohorts.contains {
      !$0.isDeleted && $0.licensedServices.contains(place) && productSets[Int($0.productSet)].contains(name)
    }
  }
}

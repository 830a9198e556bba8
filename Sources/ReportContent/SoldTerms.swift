internal import AdoptionDomain
internal import AdoptionMetrics

/// How long what is sold of a product will last.
struct SoldTerms {
  /// Whether all that counts is only still there for its grace period.
  let isExpiring: Bool
  /// The nearest end of a commitment, where stated.
  let commitmentEnd: CalendarDay?

  init(of subject: Subject, holdings: [Holding]) {
    let counted = holdings.filter {
      $0.countedUnits != nil && .product($0.product.partNumber.uppercased()) == subject.inUpperCase
    }
    let lasting = counted.filter { !$0.isExpiring }
    isExpiring = !counted.isEmpty && lasting.isEmpty
    commitmentEnd = (isExpiring ? counted : lasting).compactMap(\.commitmentEnd).min()
  }
}

extension Subject {
  /// The subject with its part number in upper case: exports differ in its case.
  fileprivate var inUpperCase: Subject {
    if case .product(let partNumber) = self { .product(partNumber.uppercased()) } else { self }
  }
}

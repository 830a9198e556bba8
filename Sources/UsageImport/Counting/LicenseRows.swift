internal import AdoptionDomain

/// The licenses of one tenant by SKU or by subscription, as one export states them.
package struct LicenseRows: Sendable {
  /// One SKU or subscription.
  struct Row: Hashable, Sendable {
    /// The number of the product.
    var product: Int32
    /// The hash of the subscription's id; `nil` for rows that are about a SKU as a whole.
    var id: UInt64?
    var terms: SubscriptionTerms
    /// Units by state; a state that is absent has no subscription.
    var units: [SubscriptionState: Int]
    /// Units assigned to people, in whatever state; `nil` where the export does not tell.
    var assigned: Int?
    var start: CalendarDay?
  }

  /// The tenant's id, where the export states it.
  var tenant: String?
  var products: [ProductKey] = []
  var rows: [Row] = []
  /// What the export says about the products.
  var stated: [StatedProduct] = []
  /// Rows in a state that is not known.
  var unknownStates = 0
}

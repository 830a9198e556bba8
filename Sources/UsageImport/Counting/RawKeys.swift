/// What an export calls a product: any of these may be missing, and is not interpreted before `resolve`.
package struct ProductKey: Hashable, Sendable {
  /// The vendor's id (`skuId`, `productId`).
  var id: String?
  /// The part number.
  var partNumber: String?
  /// The name.
  var name: String?

  /// Whether nothing names the product.
  var isBlank: Bool { id == nil && partNumber == nil && name == nil }
}

/// What an export calls the customer of a row.
package struct CustomerKey: Hashable, Sendable {
  /// The tenant's id.
  var tenant: String?
  /// The name of the company.
  var name: String?
}

/// What an export calls a workload.
package struct WorkloadKey: Hashable, Sendable {
  /// The name, such as `Exchange`.
  var name: String?
  /// The code, such as `EXO`.
  var code: String?
}

/// What an export says that a product consists of.
package struct StatedProduct: Hashable, Sendable {
  /// What it is called.
  var product: ProductKey
  /// Whether people hold it; a product of the company as a whole entitles nobody.
  var isForPeople: Bool
  /// The part numbers of its service plans.
  var plans: Set<String>
}

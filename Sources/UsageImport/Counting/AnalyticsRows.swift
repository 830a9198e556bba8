internal import AdoptionDomain

/// Counts of licenses by customer and product, as a source has computed them for a day.
package struct AnalyticsRows: Sendable {
  /// One row.
  struct Row: Hashable, Sendable {
    /// The numbers of customer, product, sales channel and data set.
    var customer: Int32
    var product: Int32
    var channel: Int32
    var dataSet: Int32
    /// The number of the workload; `nil` where the row is about the product as a whole.
    var workload: Int32?
    /// The day for which the source speaks.
    var day: CalendarDay
    /// Units sold, or entitlements.
    var units: Int
    /// Units deployed, or active entitlements.
    var used: Int
  }

  var customers: [CustomerKey] = []
  var products: [ProductKey] = []
  /// Sales channels, in lower case.
  var channels: [String] = []
  /// What is computed together and has a date of its own: `o365`, `crm`.
  var dataSets: [String] = []
  var workloads: [WorkloadKey] = []
  var rows: [Row] = []
  /// Rows about the partner as a whole.
  var partnerRows = 0
}

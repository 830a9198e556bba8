internal import AdoptionDomain

extension ExportFormat {
  /// Subscriptions of all customers (docs/formats/combined.md).
  static let subscriptions = ExportFormat(
    kind: .subscriptions,
    required: ["CustomerId", "SkuPartNumber", "Status", "LicensesSold", "LicensesAssigned"],
    optional: [
      "SubscriptionId", "ProductName", "IsTrial", "Channel", "StartDate", "CommitmentEndDate", "AutoRenew",
      "IsTenantWide",
    ])
}

/// The subscriptions of one export.
package struct SubscriptionRows: Sendable {
  /// One subscription.
  struct Row: Hashable, Sendable {
    /// The number of the raw customer key.
    var customer: Int32
    /// The numbers of part number and product name.
    var partNumber: Int32
    var name: Int32
    /// The hash of the subscription's id; `nil` where the export has none.
    var id: UInt64?
    var state: SubscriptionState
    var terms: SubscriptionTerms
    var units: LicenseUnits
    var isTenantWide: Bool
    var start: CalendarDay?
    var commitmentEnd: CalendarDay?
    var renewsAutomatically: Bool?
  }

  var customerKeys: [String] = []
  var partNumbers: [String] = []
  var names: [String] = []
  var rows: [Row] = []
  /// Rows in a state that is not known.
  var unknownStates = 0
}

/// Takes subscriptions.
struct SubscriptionSink: RecordSink {
  private let binding: ColumnBinding
  private var rows = SubscriptionRows()
  private var customers = Interner()
  private var partNumbers = Interner()
  private var names = Interner()

  init(binding: ColumnBinding) { self.binding = binding }

  mutating func take(_ record: Record) throws(RecordFault) {
    let partNumber = binding.required("SkuPartNumber")
    _ = try record.requiredText(partNumber, "SkuPartNumber")
    _ = try record.text(binding.optional("ProductName"), "ProductName")
    let state = SubscriptionState(status: record.field(binding.required("Status")))
    if state == nil { rows.unknownStates += 1 }
    let identifier = record.field(binding.optional("SubscriptionId"))
    rows.rows.append(
      SubscriptionRows.Row(
        customer: customers.place(of: record.field(binding.required("CustomerId"))),
        partNumber: partNumbers.place(of: record.field(partNumber)),
        name: names.place(of: record.field(binding.optional("ProductName"))),
        id: identifier.isEmpty ? nil : keyHash(identifier), state: state ?? .unknown,
        terms: try terms(of: record),
        units: LicenseUnits(
          sold: try requiredCount(of: record, "LicensesSold"),
          assigned: try requiredCount(of: record, "LicensesAssigned")),
        isTenantWide: try record.flag(binding.optional("IsTenantWide"), "IsTenantWide") ?? true,
        start: try record.day(binding.optional("StartDate"), "StartDate"),
        commitmentEnd: try record.day(binding.optional("CommitmentEndDate"), "CommitmentEndDate"),
        renewsAutomatically: try record.flag(binding.optional("AutoRenew"), "AutoRenew")))
  }

  private func terms(of record: Record) throws(RecordFault) -> SubscriptionTerms {
    switch try record.flag(binding.optional("IsTrial"), "IsTrial") {
    case true?: .trial
    case false?: .paid
    case nil: .unstated
    }
  }

  private func requiredCount(of record: Record, _ column: String) throws(RecordFault) -> Int {
    let place = binding.required(column)
    guard let count = try record.count(place, column) else {
      throw record.fault(place, "a count in \(column)")
    }
    return count
  }

  var result: SubscriptionRows {
    var result = rows
    result.customerKeys = customers.strings
    result.partNumbers = partNumbers.strings
    result.names = names.strings
    return result
  }
}

extension SubscriptionState {
  /// The state that a status word means; `nil` for words that no source uses.
  ///
  /// The words are those of Graph's `capabilityStatus`, Partner Center's subscription status and partners' own exports.
  fileprivate init?(status: Field) {
    let words: [(StaticString, SubscriptionState)] = [
      ("active", .active), ("enabled", .active), ("ingraceperiod", .gracePeriod), ("warning", .gracePeriod),
      ("expired", .gracePeriod), ("suspended", .suspended), ("disabled", .disabled), ("lockedout", .disabled),
      ("deprovisioned", .deleted), ("deleted", .deleted), ("pending", .unknown), ("none", .unknown),
    ]
    guard let word = words.first(where: { status.matches($0.0) }) else { return nil }
    self = word.1
  }
}

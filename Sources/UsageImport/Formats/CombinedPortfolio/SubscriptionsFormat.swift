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
struct SubscriptionSink: PartSink {
  private let columns: SubscriptionColumns
  private var marks: [PartMark] = []
  private var rows = SubscriptionRows()
  private var customers = Interner()
  private var partNumbers = Interner()
  private var names = Interner()
  /// The numbers by cell, of records that were taken.
  private var partNumberCells = KnownCells<Int32>()
  private var nameCells = KnownCells<Int32>()
  private var states = KnownCells<SubscriptionState?>()

  init(binding: ColumnBinding) { columns = SubscriptionColumns(binding: binding) }

  mutating func take(_ record: Record) throws(RecordFault) {
    // All that can be at fault is read before anything is kept: nothing stays of a record that is set aside.
    let partNumberCell = record.field(columns.partNumber)
    let nameCell = record.field(columns.name)
    var partNumber = partNumberCells.known(partNumberCell)
    var name = nameCells.known(nameCell)
    var partNumberText =
      partNumber == nil ? try record.requiredText(columns.partNumber, "SkuPartNumber") : ""
    var nameText = name == nil ? try record.text(columns.name, "ProductName") ?? "" : ""
    let state = states.value(of: record.field(columns.status)) { SubscriptionState(status: $0) }
    let terms = try terms(of: record)
    let units = LicenseUnits(
      sold: try record.requiredCount(columns.sold, "LicensesSold"),
      assigned: try record.requiredCount(columns.assigned, "LicensesAssigned"))
    let isTenantWide = try record.flag(columns.isTenantWide, "IsTenantWide") ?? true
    let start = try record.day(columns.start, "StartDate")
    let commitmentEnd = try record.day(columns.commitmentEnd, "CommitmentEndDate")
    let renewsAutomatically = try record.flag(columns.autoRenew, "AutoRenew")
    if partNumber == nil {
      partNumber = partNumbers.number(&partNumberText, of: partNumberCell, in: &partNumberCells)
    }
    if name == nil { name = names.number(&nameText, of: nameCell, in: &nameCells) }
    if state == nil { rows.unknownStates += 1 }
    rows.rows.append(
      SubscriptionRows.Row(
        customer: customers.place(of: record.field(columns.customer)),
        partNumber: partNumber ?? 0, name: name ?? 0,
        id: identity(of: record), state: state ?? .unknown, terms: terms, units: units,
        isTenantWide: isTenantWide, start: start, commitmentEnd: commitmentEnd,
        renewsAutomatically: renewsAutomatically))
  }

  /// The hash of the subscription's id; ids are compared without regard to case.
  private func identity(of record: Record) -> UInt64? {
    let identifier = record.field(columns.id)
    guard let start = identifier.baseAddress, !identifier.isEmpty else { return nil }
    // The hash itself looks through the case of ASCII letters.
    if identifier.isASCII { return start.foldedHash(count: identifier.count) }
    var folded = String(decoding: identifier, as: UTF8.self).lowercased()
    return folded.withUTF8 { $0.baseAddress?.foldedHash(count: $0.count) }
  }

  private func terms(of record: Record) throws(RecordFault) -> SubscriptionTerms {
    switch try record.flag(columns.isTrial, "IsTrial") {
    case true?: .trial
    case false?: .paid
    case nil: .unstated
    }
  }

  mutating func begin(part: Int) { marks.append(PartMark(part: part, lengths: lengths)) }

  private var lengths: [Int] { [customers.count, partNumbers.count, names.count, rows.rows.count] }

  static func content(of sinks: [SubscriptionSink]) -> FileContent {
    var customers = UnitedInterner(sinks.map(\.customers))
    var partNumbers = UnitedInterner(sinks.map(\.partNumbers))
    var names = UnitedInterner(sinks.map(\.names))
    var united = SubscriptionRows()
    united.rows.reserveCapacity(sinks.reduce(0) { $0 + $1.rows.rows.count })
    for piece in PartPiece.inOrder(sinks.map(\.marks), lengths: sinks.map(\.lengths)) {
      customers.add(piece.ranges[0], of: piece.sink)
      partNumbers.add(piece.ranges[1], of: piece.sink)
      names.add(piece.ranges[2], of: piece.sink)
      for var row in sinks[piece.sink].rows.rows[piece.ranges[3]] {
        row.customer = customers.number(row.customer, of: piece.sink)
        row.partNumber = partNumbers.number(row.partNumber, of: piece.sink)
        row.name = names.number(row.name, of: piece.sink)
        united.rows.append(row)
      }
    }
    united.customerKeys = customers.all.strings
    united.partNumbers = partNumbers.all.strings
    united.names = names.all.strings
    united.unknownStates = sinks.reduce(0) { $0 + $1.rows.unknownStates }
    return .subscriptions(united)
  }

  var result: SubscriptionRows {
    var result = rows
    result.customerKeys = customers.strings
    result.partNumbers = partNumbers.strings
    result.names = names.strings
    return result
  }
}

/// Where an export of subscriptions keeps what is read.
private struct SubscriptionColumns {
  let customer: Int
  let partNumber: Int
  let status: Int
  let sold: Int
  let assigned: Int
  let id: Int?
  let name: Int?
  let isTrial: Int?
  let isTenantWide: Int?
  let start: Int?
  let commitmentEnd: Int?
  let autoRenew: Int?

  init(binding: ColumnBinding) {
    customer = binding.required("CustomerId")
    partNumber = binding.required("SkuPartNumber")
    status = binding.required("Status")
    sold = binding.required("LicensesSold")
    assigned = binding.required("LicensesAssigned")
    id = binding.optional("SubscriptionId")
    name = binding.optional("ProductName")
    isTrial = binding.optional("IsTrial")
    isTenantWide = binding.optional("IsTenantWide")
    start = binding.optional("StartDate")
    commitmentEnd = binding.optional("CommitmentEndDate")
    autoRenew = binding.optional("AutoRenew")
  }
}

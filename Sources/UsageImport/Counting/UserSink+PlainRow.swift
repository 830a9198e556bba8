internal import AdoptionDomain

/// A data date as rows write it; the rows of a file have much the same.
struct DataDate {
  var bytes = DayBytes.none
  var ordinal = 0
}

/// The usual row, read several bytes at a time: days `yyyy-MM-dd`, `True` and `False`, no blanks around a field.
extension UserSink {
  mutating func take(_ row: PlainRow) -> Bool {
    // Fields are read in eight bytes, of which some may lie behind the row.
    guard row.end + 16 <= row.limit, readDataDate(of: row) else { return false }
    let isDeleted = row.bytes.flag(row.content(columns.isDeleted))
    guard isDeleted < 2, let licenses = readServices(of: row) else { return false }
    guard let products = field(columns.products, of: row) else { return false }
    var customer = Field(start: row.bytes, count: 0)
    if let column = columns.customer {
      guard let key = field(column, of: row) else { return false }
      customer = key
    }
    var name: Field?
    if let column = columns.principalName {
      guard let text = field(column, of: row) else { return false }
      name = text
    }
    let cohort = UserCounts.Cohort(
      licensedServices: ServiceSet(bits: licenses.licensed), customer: customers.place(of: customer),
      products: self.products.place(of: products), dataDate: CalendarDay(ordinal: Int32(dataDate.ordinal)),
      isDeleted: isDeleted == 1)
    count(in: cohort, isActive: licenses.isActive, name: name)
    return true
  }

  /// A field without blanks around it; `nil` where it has some.
  @inline(__always)
  private func field(_ column: Int, of row: PlainRow) -> Field? {
    let range = row.content(column)
    let field = Field(start: row.bytes + range.lowerBound, count: range.count)
    guard range.isEmpty || (field[0] > 0x20 && field[range.count - 1] > 0x20) else { return nil }
    return field
  }

  @inline(__always)
  private mutating func readDataDate(of row: PlainRow) -> Bool {
    let range = row.content(columns.dataDate)
    guard range.count == 10 else { return false }
    let bytes = DayBytes(row.bytes, at: range.lowerBound)
    if bytes == dataDate.bytes { return true }
    guard let ordinal = bytes.ordinal(months) else { return false }
    dataDate = DataDate(bytes: bytes, ordinal: ordinal)
    return true
  }

  /// Sets the slots of all services; `nil` where a field is not as usual.
  @inline(__always)
  private mutating func readServices(of row: PlainRow) -> (licensed: UInt64, isActive: Bool)? {
    let date = dataDate.ordinal
    let workloads = columns.workloads
    let months = months
    return slots.withUnsafeMutableBufferPointer { slots in
      var licensed: UInt64 = 0
      var isActive = false
      var state = PlainState()
      for workload in workloads {
        guard state.add(workload, of: row, dataDate: date, months) else { return nil }
        guard workload.endsService else { continue }
        let recency = state.recency
        slots[workload.index] = Int32(
          truncatingIfNeeded: UserCounts.slot(workload.index, hasDate: state.hasDate, recency: recency))
        licensed |= state.isLicensed ? workload.bit : 0
        isActive = isActive || recency == 0
        state = PlainState()
      }
      return (licensed, isActive)
    }
  }
}

/// How one person stands to one service, as `ServiceState` has it, in numbers.
private struct PlainState {
  private(set) var isLicensed = false
  private var nearest = Int.max
  private var isAfter = false
  private var hasAssignDate = false
  private var hasOldAssignDate = false

  /// Adds what a row says about a workload; `false` where a field is not as usual.
  @inline(__always)
  mutating func add(
    _ workload: UserColumns.PlainWorkload, of row: PlainRow, dataDate: Int, _ months: MonthTable
  ) -> Bool {
    let license = row.content(workload.license)
    let flag = license.isEmpty ? 0 : row.bytes.flag(license)
    guard flag < 2, let activity = row.day(workload.lastActivity, months),
      let assigned = workload.assignDate < 0 ? PlainRow.noDay : row.day(workload.assignDate, months)
    else { return false }
    isLicensed = isLicensed || flag == 1
    let daysAgo = dataDate &- activity
    isAfter = isAfter || daysAgo < 0
    nearest = daysAgo < 0 ? nearest : min(nearest, daysAgo)
    hasAssignDate = hasAssignDate || assigned != PlainRow.noDay
    let isOld = assigned == PlainRow.noDay ? flag == 1 : dataDate &- assigned >= ActivityWindow.days
    hasOldAssignDate = hasOldAssignDate || isOld
    return true
  }

  var hasDate: Bool { hasAssignDate && !(isLicensed && hasOldAssignDate) }

  /// The raw value of the recency; 28, 60 and 90 days are the bounds.
  @inline(__always) var recency: Int {
    let steps = (nearest >= ActivityWindow.days ? 1 : 0) &+ (nearest >= 60 ? 1 : 0) &+ (nearest >= 90 ? 1 : 0)
    let known = nearest >= PlainRow.never ? Int(Recency.never.rawValue) : steps
    return isAfter && known != 0 ? Int(Recency.afterDataDate.rawValue) : known
  }
}

extension PlainRow {
  /// An ordinal further in the past than that of any day, and the fewest days that lie between.
  fileprivate static let noDay = -(1 << 40)
  fileprivate static let never = 1 << 39

  /// The day of a column, `noDay` where it is empty; `nil` where it is not written as usual.
  @inline(__always)
  fileprivate func day(_ column: Int, _ months: MonthTable) -> Int? {
    let range = content(column)
    if range.isEmpty { return Self.noDay }
    guard range.count == 10 else { return nil }
    return DayBytes(bytes, at: range.lowerBound).ordinal(months)
  }
}

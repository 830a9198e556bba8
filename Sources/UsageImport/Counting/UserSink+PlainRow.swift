internal import AdoptionDomain

/// A day as rows write it; many rows and columns have much the same.
struct PlainDay {
  var bytes = DayBytes.none
  var ordinal = 0
}

/// The usual row, read several bytes at a time: days `yyyy-MM-dd`, `True` and `False`, no blanks around a field.
extension UserSink {
  mutating func take(_ row: PlainRow) -> Bool {
    // Fields are read in eight bytes, of which some may lie behind the row.
    guard row.end + 16 <= row.limit, readDataDate(of: row) else { return false }
    let deleted = row.content(columns.isDeleted)
    let isDeleted = row.bytes.flag(deleted)
    guard isDeleted.isUsual == 1, !deleted.isEmpty, let licenses = readServices(of: row) else { return false }
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
      isDeleted: isDeleted.isTrue == 1)
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
    dataDate = PlainDay(bytes: bytes, ordinal: ordinal)
    return true
  }

  /// Sets the slots of all services; `nil` where a field is not as usual.
  @inline(__always)
  private mutating func readServices(of row: PlainRow) -> (licensed: UInt64, isActive: Bool)? {
    let date = dataDate.ordinal
    let workloads = columns.workloads.all
    let months = months
    return slots.withUnsafeMutableBufferPointer { slots in
      var licensed: UInt64 = 0
      var isActive = false
      var isUsual: UInt64 = 1
      var state = PlainState()
      // The row's last assign date: most people have all licenses from one day.
      var last = PlainDay()
      for workload in workloads {
        isUsual &= state.add(workload, of: row, dataDate: date, months, &last)
        guard workload.endsService else { continue }
        let recency = state.recency
        slots[Int(workload.index)] = Int32(
          truncatingIfNeeded: UserCounts.slot(Int(workload.index), hasDate: state.hasDate, recency: recency))
        licensed |= workload.bit &* state.isLicensed
        isActive = isActive || recency == 0
        state = PlainState()
      }
      return isUsual == 1 ? (licensed, isActive) : nil
    }
  }
}

/// How one person stands to one service, as `ServiceState` has it, in numbers: what is true is 1, else 0.
private struct PlainState {
  private(set) var isLicensed: UInt64 = 0
  private var nearest = Int.max
  private var isAfter: UInt64 = 0
  private var hasAssignDate: UInt64 = 0
  private var hasOldAssignDate: UInt64 = 0

  /// Adds what a row says about a workload; returns whether all fields are as usual.
  @inline(__always)
  mutating func add(
    _ workload: PlainWorkload, of row: PlainRow, dataDate: Int, _ months: MonthTable, _ last: inout PlainDay
  ) -> UInt64 {
    let license = row.bytes.flag(row.content(Int(workload.license)))
    var isUsual = license.isUsual
    isLicensed |= license.isTrue
    let activity = row.content(Int(workload.lastActivity))
    if !activity.isEmpty {
      let (day, isDay) = DayBytes(row.bytes, at: activity.lowerBound).day(months)
      isUsual &= isDay & bit(activity.count == 10)
      let daysAgo = dataDate &- day
      isAfter |= bit(daysAgo < 0)
      nearest = min(nearest, daysAgo < 0 ? Int.max : daysAgo)
    }
    let assigned = workload.assignDate < 0 ? 0..<0 : row.content(Int(workload.assignDate))
    if assigned.isEmpty {
      hasOldAssignDate |= license.isTrue
      return isUsual
    }
    let bytes = DayBytes(row.bytes, at: assigned.lowerBound)
    if bytes != last.bytes {
      let (day, isDay) = bytes.day(months)
      isUsual &= isDay
      last = PlainDay(bytes: bytes, ordinal: day)
    }
    hasAssignDate = 1
    hasOldAssignDate |= bit(dataDate &- last.ordinal >= ActivityWindow.days)
    return isUsual & bit(assigned.count == 10)
  }

  var hasDate: Bool { hasAssignDate & (1 ^ isLicensed & hasOldAssignDate) == 1 }

  /// The raw value of the recency; 28, 60 and 90 days are the bounds.
  @inline(__always) var recency: Int {
    let steps = bit(nearest >= ActivityWindow.days) &+ bit(nearest >= 60) &+ bit(nearest >= 90)
    let known = nearest == Int.max ? UInt64(Recency.never.rawValue) : steps
    return Int(isAfter & bit(known != 0) == 1 ? UInt64(Recency.afterDataDate.rawValue) : known)
  }
}

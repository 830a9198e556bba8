internal import AdoptionDomain

/// The usual row, read several bytes at a time: days `yyyy-MM-dd`, `True` and `False`, no blanks around a field.
extension UserSink {
  mutating func take(_ row: PlainRow) -> Bool {
    // Fields are read in eight bytes, of which some may lie behind the row.
    guard row.end + 16 <= row.limit else { return false }
    let quote: Int
    switch row.quoting {
    case .none: quote = 0
    case .all: quote = 1
    case .one(let field) where !columns.workloads.isUsed(field): quote = 0
    case .one, .some: return take(row, MixedPlaces(row: row))
    }
    return take(row, UniformPlaces(ends: row.ends, quote: quote))
  }

  @inline(__always)
  private mutating func take(_ row: PlainRow, _ places: some FieldPlaces) -> Bool {
    let deleted = places.place(of: columns.isDeleted)
    let isDeleted = row.bytes.flag(deleted)
    guard isDeleted.isUsual == 1, !deleted.isEmpty, let people = readServices(of: row, places),
      let products = field(columns.products, of: row, places)
    else { return false }
    var customer = Field(start: row.bytes, count: 0)
    if let column = columns.customer {
      guard let key = field(column, of: row, places) else { return false }
      customer = key
    }
    var name: Field?
    if let column = columns.principalName {
      guard let text = field(column, of: row, places) else { return false }
      name = text
    }
    let cohort = UserCounts.Cohort(
      licensedServices: ServiceSet(bits: people.licensed), customer: customers.place(of: customer),
      products: self.products.place(of: products), dataDate: CalendarDay(ordinal: Int32(people.dataDate)),
      isDeleted: isDeleted.isTrue == 1)
    count(in: cohort, isActive: people.isActive, name: name)
    return true
  }

  /// A field without blanks around it; `nil` where it has some.
  @inline(__always)
  private func field(_ column: Int, of row: PlainRow, _ places: some FieldPlaces) -> Field? {
    let range = places.place(of: column)
    let field = Field(start: row.bytes + range.lowerBound, count: range.count)
    guard range.isEmpty || (field[0] > 0x20 && field[range.count - 1] > 0x20) else { return nil }
    return field
  }

  /// Sets the slots of all services; `nil` where a field is not as usual.
  @inline(__always)
  private mutating func readServices(
    of row: PlainRow, _ places: some FieldPlaces
  ) -> (licensed: UInt64, isActive: Bool, dataDate: Int)? {
    let workloads = columns.workloads.all
    let dateColumn = columns.dataDate
    return slots.withUnsafeMutableBufferPointer { slots in
      knownDays.withReader { days -> (licensed: UInt64, isActive: Bool, dataDate: Int)? in
        let date = days.ordinal(places.place(of: dateColumn), in: row.bytes)
        var licensed: UInt64 = 0
        var isActive = false
        var isUsual: UInt64 = 1
        var state = PlainState()
        for workload in workloads {
          isUsual &= state.add(workload, of: row.bytes, places, dataDate: date, &days)
          guard workload.endsService else { continue }
          let recency = state.recency
          slots[Int(workload.index)] = Int32(
            truncatingIfNeeded: UserCounts.slot(
              Int(workload.index), hasDate: state.hasDate, recency: recency))
          licensed |= workload.bit &* state.isLicensed
          isActive = isActive || recency == 0
          state = PlainState()
        }
        return isUsual & days.areDays == 1 ? (licensed, isActive, date) : nil
      }
    }
  }
}

/// How one person stands to one service, as `ServiceState` has it, in numbers: what is true is 1, else 0.
private struct PlainState {
  private(set) var isLicensed: UInt64 = 0
  /// The days from the nearest activity to the data date; of one after it, a number above all days.
  private var nearest = UInt.max
  private var isAfter: UInt64 = 0
  private var hasAssignDate: UInt64 = 0
  private var hasOldAssignDate: UInt64 = 0

  /// Adds what a row says about a workload; returns whether its license is as usual.
  @inline(__always)
  mutating func add(
    _ workload: PlainWorkload, of row: UnsafePointer<UInt8>, _ places: some FieldPlaces, dataDate: Int,
    _ days: inout DayReader
  ) -> UInt64 {
    let license = row.flag(places.place(of: Int(workload.license)))
    isLicensed |= license.isTrue
    let activity = places.place(of: Int(workload.lastActivity))
    if !activity.isEmpty {
      let daysAgo = dataDate &- days.ordinal(activity, in: row)
      isAfter |= bit(daysAgo < 0)
      nearest = min(nearest, UInt(bitPattern: daysAgo))
    }
    let assigned = workload.assignDate < 0 ? 0..<0 : places.place(of: Int(workload.assignDate))
    if assigned.isEmpty {
      hasOldAssignDate |= license.isTrue
    } else {
      hasAssignDate = 1
      hasOldAssignDate |= bit(dataDate &- days.repeatedOrdinal(assigned, in: row) >= ActivityWindow.days)
    }
    return license.isUsual
  }

  var hasDate: Bool { hasAssignDate & (1 ^ isLicensed & hasOldAssignDate) == 1 }

  /// The raw value of the recency; 28, 60 and 90 days are the bounds.
  @inline(__always) var recency: Int {
    let steps = bit(nearest >= ActivityWindow.days) &+ bit(nearest >= 60) &+ bit(nearest >= 90)
    let known = nearest > UInt(Int.max) ? UInt64(Recency.never.rawValue) : steps
    return Int(isAfter & bit(known != 0) == 1 ? UInt64(Recency.afterDataDate.rawValue) : known)
  }
}

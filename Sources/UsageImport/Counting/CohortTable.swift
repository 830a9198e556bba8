internal import AdoptionDomain

/// The cohorts of a file while it is counted, found by what their people have in common.
struct CohortTable {
  /// The cohorts in the order of first sight, and their counts.
  private(set) var cohorts: [UserCounts.Cohort] = []
  private(set) var counts = SmallCounts()
  private let stride: Int
  /// The places of cohorts by hash, -1 where there is none; a power of two, at most half full.
  private var slots: [Int32] = []

  /// Creates a table of cohorts with so many counts each.
  init(stride: Int) { self.stride = stride }

  /// The place of the cohort that is alike; a new one has nobody yet.
  @inline(__always)
  mutating func place(of key: UserCounts.Cohort) -> Int {
    if cohorts.count &* 2 >= slots.count { grow() }
    let mask = slots.count &- 1
    var slot = Self.hash(of: key) & mask
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if cohorts[place].isAlike(key) { return place }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = Int32(cohorts.count)
    cohorts.append(key)
    counts.append(zeros: stride)
    return cohorts.count &- 1
  }

  /// Adds a person to the cohort at a place.
  @inline(__always)
  mutating func add(
    to place: Int, isActive: Bool, isConcealed: Bool, nameHash: UInt64, slots: UnsafeBufferPointer<Int32>
  ) {
    cohorts.withUnsafeMutableBufferPointer { cohorts in
      cohorts[place].people &+= 1
      cohorts[place].activePeople &+= isActive ? 1 : 0
      cohorts[place].concealedPeople &+= isConcealed ? 1 : 0
      cohorts[place].namesHash &+= nameHash
    }
    counts.raise(from: place &* stride, places: slots)
  }

  @inline(__always)
  private static func hash(of key: UserCounts.Cohort) -> Int {
    let keys = UInt64(UInt32(bitPattern: key.customer)) << 32 | UInt64(UInt32(bitPattern: key.products))
    let rest = UInt64(UInt32(bitPattern: key.dataDate.ordinal)) << 1 | (key.isDeleted ? 1 : 0)
    let product = (keys ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(
        by: key.licensedServices.bits &* 0x8BB8_4B93_962E_ACC9 ^ rest ^ 0x2D35_8DCC_AA6C_78A5)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(32, slots.count * 2))
    let mask = slots.count - 1
    for (place, cohort) in cohorts.enumerated() {
      var slot = Self.hash(of: cohort) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }
}

/// Values by keys that are hashes already, in the order of first sight.
struct KeyedValues<Value> {
  /// The values.
  private(set) var values: [Value] = []
  private var keys: [UInt64] = []
  /// The places of the values by key, -1 where there is none; a power of two, at most half full.
  private var slots: [Int32] = []

  /// Makes room for so many values.
  mutating func reserve(_ count: Int) {
    values.reserveCapacity(count)
    keys.reserveCapacity(count)
    var size = 16
    while size < 2 * count + 2 { size *= 2 }
    if size > slots.count { rebuild(size) }
  }

  /// The value of a key.
  func value(for key: UInt64) -> Value? {
    if slots.isEmpty { return nil }
    let place = slots[slot(of: key)]
    return place < 0 ? nil : values[Int(place)]
  }

  /// Enters a value; of two with the same key the one that does not come first stays, the older one of equal ones.
  mutating func enter(_ value: Value, for key: UInt64, areInIncreasingOrder: (Value, Value) -> Bool) {
    if values.count * 2 >= slots.count { rebuild(max(16, slots.count * 2)) }
    let slot = slot(of: key)
    if slots[slot] < 0 {
      slots[slot] = Int32(values.count)
      values.append(value)
      keys.append(key)
    } else if areInIncreasingOrder(values[Int(slots[slot])], value) {
      values[Int(slots[slot])] = value
    }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func rebuild(_ size: Int) {
    slots = Array(repeating: -1, count: size)
    for (place, key) in keys.enumerated() { slots[slot(of: key)] = Int32(place) }
  }
}

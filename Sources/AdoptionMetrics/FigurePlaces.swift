/// Where figures stand in a list, by measure, subject and basis: reports ask for many.
///
/// A table with open addressing whose size is a power of two and at most half full.
struct FigurePlaces: Hashable, Sendable {
  private var keys: [UInt64]
  private var places: [UInt32]
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: 256)
    places = Array(repeating: 0, count: 256)
  }

  /// The key of a figure: never 0, and equal for equal measures, subjects and bases only.
  static func key(_ id: MeasureID, _ subject: Subject, _ basis: Basis) -> UInt64 {
    // Addresses of the machine's programs have 48 bits at most.
    subject.identity << 16 | UInt64(id.place + 1) << 8 | UInt64(basis.place)
  }

  static func key(of measure: Measure) -> UInt64 { key(measure.id, measure.subject, measure.basis) }

  /// The place under a key; `nil` where there is none.
  subscript(key: UInt64) -> Int? {
    let slot = slot(of: key)
    return keys[slot] == key ? Int(places[slot]) : nil
  }

  /// Notes a place unless the key has one already; returns the one that it has then.
  mutating func insert(_ key: UInt64, _ place: Int) -> Int? {
    if 2 * count >= keys.count { grow() }
    let slot = slot(of: key)
    if keys[slot] == key { return Int(places[slot]) }
    keys[slot] = key
    places[slot] = UInt32(place)
    count += 1
    return nil
  }

  /// The slot that has the key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 40) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = Array(repeating: 0, count: 2 * oldKeys.count)
    places = Array(repeating: 0, count: 2 * oldKeys.count)
    for (key, place) in zip(oldKeys, oldPlaces) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      places[slot] = place
    }
  }
}

extension Basis {
  fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

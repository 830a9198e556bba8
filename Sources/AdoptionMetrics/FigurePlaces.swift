/// Where figures stand in a list, by measure, subject and basis: reports ask for many.
///
/// A table with open addressing whose size is a power of two and at most half full.
struct FigurePlaces: Hashable, Sendable {
  private struct Entry: Hashable, BitwiseCopyable {
    /// The key; 0 where the entry is free.
    var key: UInt64 = 0
    var place: UInt32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 512)
  private var count = 0

  init() {}

  /// The places of figures in their list; of two with one key the first.
  init(of measures: [Measure]) {
    for (place, measure) in measures.enumerated() { _ = insert(Self.key(of: measure), place) }
  }

  /// The key of a figure: never 0, and equal for equal measures, subjects and bases only.
  static func key(_ id: MeasureID, _ subject: Subject, _ basis: Basis) -> UInt64 {
    // Addresses of the machine's programs have 48 bits at most.
    subject.identity << 16 | UInt64(id.place + 1) << 8 | UInt64(basis.place)
  }

  static func key(of measure: Measure) -> UInt64 { key(measure.id, measure.subject, measure.basis) }

  /// The place under a key; `nil` where there is none.
  subscript(key: UInt64) -> Int? {
    entries.withUnsafeBufferPointer { entries in
      let entry = entries[Self.slot(of: key, in: entries)]
      return entry.key == key ? Int(entry.place) : nil
    }
  }

  /// Notes a place unless the key has one already; returns the one that it has then.
  mutating func insert(_ key: UInt64, _ place: Int) -> Int? {
    if 2 * count >= entries.count { grow() }
    let known = entries.withUnsafeMutableBufferPointer { entries -> Int? in
      let slot = Self.slot(of: key, in: UnsafeBufferPointer(entries))
      if entries[slot].key == key { return Int(entries[slot].place) }
      entries[slot] = Entry(key: key, place: UInt32(place))
      return nil
    }
    if known == nil { count += 1 }
    return known
  }

  /// The slot that has the key, or the free one where it belongs.
  private static func slot(of key: UInt64, in entries: UnsafeBufferPointer<Entry>) -> Int {
    let mask = entries.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 40) & mask
    while entries[slot].key != 0, entries[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: 2 * old.count)
    entries.withUnsafeMutableBufferPointer { entries in
      for entry in old where entry.key != 0 {
        entries[Self.slot(of: entry.key, in: UnsafeBufferPointer(entries))] = entry
      }
    }
  }
}

extension Basis {
  /// The place in the order of declaration, as of `MeasureID.place`.
  fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

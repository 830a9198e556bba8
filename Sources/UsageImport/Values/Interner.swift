/// Gives each distinct byte string a number, from 0 in the order of first sight; the strings are kept once.
struct Interner: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  /// The numbers by hash, -1 where there is none; a power of two, at most three quarters full.
  private var slots: [Int32] = []
  private var last: Int32 = -1

  /// The number of distinct strings.
  var count: Int { ends.count }

  /// The number of a string; rows of one customer follow each other, so the last string is tried first.
  mutating func place(of field: Field) -> Int32 {
    guard let start = field.baseAddress else { return withUnsafePointer(to: 0) { place(of: $0, count: 0) } }
    return place(of: start, count: field.count)
  }

  /// The number of the string of so many bytes.
  @inline(__always)
  mutating func place(of start: UnsafePointer<UInt8>, count: Int) -> Int32 {
    if last >= 0, isEqual(start, count, at: last) { return last }
    return search(start, count)
  }

  /// Whether a field ends with this byte and the last string behind it.
  @inline(__always)
  func endsWithLast(_ field: Field, behind separator: UInt8) -> Bool {
    guard last >= 0, let base = field.baseAddress else { return false }
    let start = field.count &- range(of: Int(last)).count
    return start > 0 && base[start &- 1] == separator
      && isEqual(base + start, field.count &- start, at: last)
  }

  /// The number of a string that was seen before.
  func known(_ field: Field) -> Int32? {
    guard let start = field.baseAddress, !slots.isEmpty else { return nil }
    let hash = UInt32(truncatingIfNeeded: start.hash(count: field.count) >> 32)
    let slot = slot(of: start, field.count, hash)
    return slots[slot] < 0 ? nil : slots[slot]
  }

  private mutating func search(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let hash = UInt32(truncatingIfNeeded: start.hash(count: count) >> 32)
    if ends.count * 4 >= slots.count * 3 { grow() }
    let slot = slot(of: start, count, hash)
    if slots[slot] >= 0 {
      last = slots[slot]
      return last
    }
    last = Int32(ends.count)
    slots[slot] = last
    hashes.append(hash)
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    ends.append(bytes.count)
    return last
  }

  /// The slot of a string, or the free one where it would stand.
  @inline(__always)
  private func slot(of start: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32) -> Int {
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let known = slots[slot]
      if hashes[Int(known)] == hash, isEqual(start, count, at: known) { break }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(16, slots.count * 2))
    let mask = slots.count - 1
    for (place, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place)
    }
  }

  /// The number of a text.
  mutating func place(of text: inout String) -> Int32 { text.withUTF8 { place(of: $0) } }

  /// The number of the text of a cell, which is noted with the cell.
  mutating func number(_ text: inout String, of cell: Field, in cells: inout KnownCells<Int32>) -> Int32 {
    let number = place(of: &text)
    cells.note(number, of: cell)
    return number
  }

  /// The strings by number.
  var strings: [String] { ends.indices.map { String(decoding: bytes[range(of: $0)], as: UTF8.self) } }

  /// Hands the bytes of a string to `body`.
  func withBytes<Result>(at place: Int, _ body: (Field) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(Field(rebasing: $0[range(of: place)])) }
  }

  private func range(of place: Int) -> Range<Int> { (place == 0 ? 0 : ends[place - 1])..<ends[place] }

  @inline(__always)
  private func isEqual(_ field: UnsafePointer<UInt8>, _ count: Int, at place: Int32) -> Bool {
    let start = place == 0 ? 0 : ends[Int(place) - 1]
    guard ends[Int(place)] - start == count else { return false }
    return bytes.withUnsafeBufferPointer { kept in
      guard let base = kept.baseAddress else { return true }
      return (base + start).equals(field, count: count)
    }
  }
}

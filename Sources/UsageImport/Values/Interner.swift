internal import CXXHash

/// Gives each distinct byte string a number, from 0 in the order of first sight; the strings are kept once.
struct Interner: Sendable {
  private var places: [UInt64: [Int32]] = [:]
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var last: Int32 = -1

  /// The number of distinct strings.
  var count: Int { ends.count }

  /// The number of a string; rows of one customer follow each other, so the last string is tried first.
  mutating func place(of field: Field) -> Int32 {
    if last >= 0, isEqual(field, at: last) { return last }
    let hash = keyHash(field)
    if let known = places[hash]?.first(where: { isEqual(field, at: $0) }) {
      last = known
      return known
    }
    last = Int32(ends.count)
    bytes.append(contentsOf: field)
    ends.append(bytes.count)
    places[hash, default: []].append(last)
    return last
  }

  /// The number of a text.
  mutating func place(of text: inout String) -> Int32 { text.withUTF8 { place(of: $0) } }

  /// The strings by number.
  var strings: [String] {
    ends.indices.map { String(decoding: bytes[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]], as: UTF8.self) }
  }

  private func isEqual(_ field: Field, at place: Int32) -> Bool {
    let start = place == 0 ? 0 : ends[Int(place) - 1]
    let end = ends[Int(place)]
    guard end - start == field.count else { return false }
    return bytes.withUnsafeBufferPointer { kept in
      for index in field.indices where kept[start + index] != field[index] { return false }
      return true
    }
  }
}

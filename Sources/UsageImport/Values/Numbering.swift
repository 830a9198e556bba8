/// Gives each distinct key a number, from 0 in the order of first sight.
struct Numbering<Key: Hashable & Sendable>: Sendable {
  /// The keys by number.
  private(set) var keys: [Key] = []
  private var places: [Key: Int32] = [:]

  /// The number of a key.
  mutating func place(of key: Key) -> Int32 {
    if let known = places[key] { return known }
    let place = Int32(keys.count)
    keys.append(key)
    places[key] = place
    return place
  }
}

/// A set of hashes of branches; a set of the standard library would hash them once more.
///
/// A table with open addressing whose size is a power of two and at most half full.
struct BranchSet: Sendable {
  /// The hashes; 0 where a place is free.
  private var hashes = [UInt64](repeating: 0, count: 1024)
  private var count = 0

  /// Whether the set has a hash; it never has 0.
  func contains(_ hash: UInt64) -> Bool {
    hash != 0 && hashes.withUnsafeBufferPointer { $0[Self.place(of: hash, in: $0)] == hash }
  }

  /// Adds a hash; 0 is left out.
  mutating func insert(_ hash: UInt64) {
    if 2 * count >= hashes.count { grow() }
    let place = hashes.withUnsafeBufferPointer { Self.place(of: hash, in: $0) }
    guard hashes[place] == 0, hash != 0 else { return }
    hashes[place] = hash
    count += 1
  }

  /// The place that has the hash, or the free one where it belongs.
  private static func place(of hash: UInt64, in hashes: UnsafeBufferPointer<UInt64>) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = hashes
    hashes = Array(repeating: 0, count: 2 * old.count)
    for hash in old where hash != 0 {
      let place = hashes.withUnsafeBufferPointer { Self.place(of: hash, in: $0) }
      hashes[place] = hash
    }
  }
}

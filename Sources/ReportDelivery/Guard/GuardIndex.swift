/// The marks of all parties, found by their first two words.
struct GuardIndex: Sendable {
  /// One mark; its words and bytes stand in arrays of all marks, since threads that read the same arrays fight over their
  /// reference counts.
  struct Needle: Sendable, BitwiseCopyable {
    let party: Int32
    let isName: Bool
    /// The hash of its first two words, or of the only one.
    let key: UInt64
    /// Where the hashes of its words stand.
    let words, wordCount: Int32
    /// Where an identifier stands in lower case, whose bytes count; none for a name.
    let bytes, byteCount: Int32

    var mark: GuardViolation.Mark { isName ? .name : .identifier }
  }

  /// A mark in a text.
  struct Hit {
    let needle: Int
    /// Where it stands, in bytes.
    let range: Range<Int>
  }

  private(set) var needles: [Needle] = []
  private var allWords: [UInt64] = []
  private var allBytes: [UInt8] = []
  /// Whether a needle stands in a text that is nobody's.
  var isCommon: [Bool] = []
  /// The needles by the hash of their first two words, or of the only one, one chain a slot.
  private var chains: [Int32] = []
  private var next: [Int32] = []
  private var mask: UInt64 = 0
  /// A bit for each word that some needle begins with, by its hash; other words may share it.
  private var beginnings: [UInt64] = []

  init(_ parties: [GuardedParty]) {
    for (place, party) in parties.enumerated() {
      for name in party.names { addName(name, of: place) }
      for identifier in Set(party.identifiers) { addIdentifier(identifier, of: place) }
    }
    isCommon = Array(repeating: false, count: needles.count)
    var size = 64
    while size < needles.count * 2 { size *= 2 }
    mask = UInt64(size - 1)
    beginnings = Array(repeating: 0, count: size / 4)
    chains = Array(repeating: -1, count: size)
    next = Array(repeating: -1, count: needles.count)
    for place in needles.indices {
      let slot = Self.slot(of: needles[place].key, mask)
      next[place] = chains[slot]
      chains[slot] = Int32(place)
      let bit = Self.bit(of: allWords[Int(needles[place].words)], size: beginnings.count)
      beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// A name without a letter cannot be told from a figure.
  private mutating func addName(_ name: String, of party: Int) {
    guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return }
    let words = GuardText(Array(name.utf8)).words.map(\.hash)
    guard !words.isEmpty else { return }
    add(words, bytes: [], of: party)
  }

  private mutating func add(_ words: [UInt64], bytes: ArraySlice<UInt8>, of party: Int) {
    needles.append(
      Needle(
        party: Int32(party), isName: bytes.isEmpty, key: Self.key(words[0], words.dropFirst().first),
        words: Int32(allWords.count), wordCount: Int32(words.count), bytes: Int32(allBytes.count),
        byteCount: Int32(bytes.count)))
    allWords += words
    allBytes += bytes
  }

  /// A short number cannot be told from a figure either.
  private mutating func addIdentifier(_ identifier: String, of party: Int) {
    let hasLetter = identifier.unicodeScalars.contains { $0.properties.isAlphabetic }
    guard hasLetter || identifier.utf8.count >= 8 else { return }
    let lower = identifier.lowercased()
    let plain = lower.replacing("-", with: "")
    let isTenant = plain.utf8.count == 32 && lower.utf8.count == 36
    for form in isTenant ? [lower, plain] : [lower] {
      let bytes = Array(form.utf8)
      let words = GuardText(bytes).words
      guard let first = words.first, let last = words.last else { continue }
      add(words.map(\.hash), bytes: bytes[first.start..<last.end], of: party)
    }
  }

  private static func key(_ first: UInt64, _ second: UInt64?) -> UInt64 {
    guard let second else { return first }
    return (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &+ 0x1234_5678_9ABC_DEF1
  }

  private static func slot(of key: UInt64, _ mask: UInt64) -> Int {
    var key = (key ^ (key >> 32)) &* 0xff51_afd7_ed55_8ccd
    key ^= key >> 29
    return Int(key & mask)
  }

  /// The place of a word's bit among so many times 64 bits, a power of two.
  @inline(__always)
  static func bit(of word: UInt64, size: Int) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size * 64 - 1)
  }

  /// All marks in a text.
  func hits(in text: GuardText) -> [Hit] {
    needles.withUnsafeBufferPointer { needles in
      allWords.withUnsafeBufferPointer { allWords in
        allBytes.withUnsafeBufferPointer { allBytes in
          chains.withUnsafeBufferPointer { chains in
            next.withUnsafeBufferPointer { next in
              text.bytes.withUnsafeBufferPointer { bytes in
                text.words.withUnsafeBufferPointer { words in
                  text.stems.withUnsafeBufferPointer { stems in
                    beginnings.withUnsafeBufferPointer { beginnings in
                      var search = GuardSearch(
                        needles: needles, allWords: allWords, allBytes: allBytes, chains: chains, next: next,
                        mask: mask, beginnings: beginnings, bytes: bytes, words: words, stems: stems)
                      search.run()
                      return search.hits
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The chain of a key.
  @inline(__always)
  static func place(of key: UInt64, mask: UInt64) -> Int { slot(of: key, mask) }

  /// The key of a phrase that begins with these words.
  @inline(__always)
  static func phraseKey(_ first: UInt64, _ second: UInt64?) -> UInt64 { key(first, second) }
}

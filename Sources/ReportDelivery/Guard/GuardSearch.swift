/// A search for all marks in one text, over memory that nobody counts references to.
struct GuardSearch {
  let needles: UnsafeBufferPointer<GuardIndex.Needle>
  let allWords: UnsafeBufferPointer<UInt64>
  let allBytes: UnsafeBufferPointer<UInt8>
  let chains, next: UnsafeBufferPointer<Int32>
  let mask: UInt64
  let beginnings: UnsafeBufferPointer<UInt64>
  let bytes: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<GuardWord>
  let stems: UnsafeBufferPointer<UInt64>
  private(set) var hits: [GuardIndex.Hit] = []

  /// Looks at each word for marks of one word, and for those that begin with it and the next.
  mutating func run() {
    for place in words.indices {
      let word = words[place]
      for stem in word.stems { look(for: GuardIndex.phraseKey(stems[stem], nil), at: place) }
      guard mayBegin(word.hash) else { continue }
      look(for: GuardIndex.phraseKey(word.hash, nil), at: place)
      guard place + 1 < words.count else { break }
      let second = words[place + 1]
      look(for: GuardIndex.phraseKey(word.hash, second.hash), at: place)
      for stem in second.stems { look(for: GuardIndex.phraseKey(word.hash, stems[stem]), at: place) }
    }
  }

  /// Whether some mark may begin with a word; most words begin none.
  @inline(__always)
  private func mayBegin(_ word: UInt64) -> Bool {
    let bit = GuardIndex.bit(of: word, size: beginnings.count)
    return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  @inline(__always)
  private mutating func look(for key: UInt64, at place: Int) {
    var candidate = chains[GuardIndex.place(of: key, mask: mask)]
    while candidate >= 0 {
      let needle = needles[Int(candidate)]
      if needle.key == key, stands(needle, at: place) {
        let end = words[place + Int(needle.wordCount) - 1].end
        let range = words[place].start..<end
        if needle.isName || holds(needle, range) {
          hits.append(GuardIndex.Hit(needle: Int(candidate), range: range))
        }
      }
      candidate = next[Int(candidate)]
    }
  }

  /// Whether a mark's words stand at a place; its last one may have a particle.
  private func stands(_ needle: GuardIndex.Needle, at place: Int) -> Bool {
    let count = Int(needle.wordCount)
    guard place + count <= words.count else { return false }
    let first = Int(needle.words)
    for index in 0..<(count - 1) where words[place + index].hash != allWords[first + index] { return false }
    let (word, last) = (words[place + count - 1], allWords[first + count - 1])
    return word.hash == last || word.stems.contains { stems[$0] == last }
  }

  /// Whether an identifier stands there byte by byte, and not within a longer one.
  private func holds(_ needle: GuardIndex.Needle, _ range: Range<Int>) -> Bool {
    let count = Int(needle.byteCount)
    guard range.count >= count else { return false }
    let (start, end, hyphen) = (range.lowerBound, range.lowerBound + count, UInt8(ascii: "-"))
    for index in 0..<count {
      let byte = bytes[start + index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if allBytes[Int(needle.bytes) + index] != (isUpper ? byte | 0x20 : byte) { return false }
    }
    // A tenant's id is like nothing else: it counts in a file's name, between hyphens, too.
    if needle.wordCount == 5, count == 36 { return true }
    if start > 0, bytes[start - 1] == hyphen { return false }
    guard end < bytes.count else { return true }
    if bytes[end] == hyphen { return false }
    // A longer domain is another one: contoso.com is not told by contoso.com.br.
    guard isDomain(needle), bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count else { return true }
    return !isOfWord(bytes[end + 1])
  }

  private func isDomain(_ needle: GuardIndex.Needle) -> Bool {
    allBytes[Int(needle.bytes)..<Int(needle.bytes + needle.byteCount)].contains(UInt8(ascii: "."))
  }

  private func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}

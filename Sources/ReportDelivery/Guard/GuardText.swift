/// A word of a text, by its place and the hash of its letters in lower case.
struct GuardWord: BitwiseCopyable {
  /// Where it begins and ends in the text, in bytes.
  private let startOffset, endOffset: Int32
  let hash: UInt64
  /// Where the hashes of the word without a Korean particle at its end stand in the text's `stems`.
  private let firstStem: Int32
  private let stemCount: Int32

  init(start: Int, end: Int, hash: UInt64, stems: Range<Int>) {
    (startOffset, endOffset) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    self.hash = hash
    (firstStem, stemCount) = (
      Int32(truncatingIfNeeded: stems.lowerBound), Int32(truncatingIfNeeded: stems.count)
    )
  }

  var start: Int { Int(startOffset) }
  var end: Int { Int(endOffset) }
  var stems: Range<Int> { Int(firstStem)..<Int(firstStem + stemCount) }
}

/// A text cut into words: runs of letters, digits and marks; each Han or Kana character is a word of its own, since these
/// scripts have no blanks.
struct GuardText {
  let bytes: [UInt8]
  private(set) var words: [GuardWord] = []
  private(set) var stems: [UInt64] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    words.reserveCapacity(bytes.count / 4)
    bytes.withUnsafeBufferPointer { bytes in
      guardLetters.withUnsafeBufferPointer { letters in
        var offset = 0
        while offset < bytes.count {
          // Most words are of ASCII alone, and most bytes stand in them: they are taken in one go.
          let start = offset
          var (letter, hash) = (letters[Int(bytes[offset])], GuardWordBuilder.firstHash)
          while letter != 0, letter < 0x80 {
            hash = GuardWordBuilder.hash(hash, UInt32(letter))
            offset += 1
            letter = offset < bytes.count ? letters[Int(bytes[offset])] : 0
          }
          if letter >= 0x80 {
            offset = addWord(bytes, letters, from: start, to: offset, hash: hash)
          } else if offset > start {
            words.append(GuardWord(start: start, end: offset, hash: hash, stems: stems.count..<stems.count))
          } else {
            offset += 1
          }
        }
      }
    }
  }

  /// Takes what stands at an offset, which is not ASCII, with the letters of ASCII before it and the rest of the word;
  /// returns the offset behind it.
  private mutating func addWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ letters: UnsafeBufferPointer<UInt8>, from start: Int,
    to other: Int,
    hash: UInt64
  ) -> Int {
    var offset = other
    var word = GuardWordBuilder()
    if start < other { word = GuardWordBuilder(start: start, hash: hash, count: other - start) }
    repeat {
      let letter = letters[Int(bytes[offset])]
      if letter >= 0x80 {
        let (scalar, size) = decodedScalar(bytes, at: offset)
        add(scalar, size: size, at: offset, to: &word)
        offset += size
      } else if letter == 0 {
        end(&word, at: offset)
      } else {
        word.add(letter, at: offset)
        offset += 1
      }
    } while word.isBegun && offset < bytes.count
    end(&word, at: offset)
    return offset
  }

  private mutating func add(_ scalar: UInt32, size: Int, at offset: Int, to word: inout GuardWordBuilder) {
    switch scalar {
    case 0xAC00...0xD7A3: word.add(hangul: scalar, at: offset)
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      end(&word, at: offset)
      word.add(scalar: scalar, at: offset)
      end(&word, at: offset + size)
    case 0xFF01...0xFF5E:
      // The wide forms of ASCII.
      let letter = guardLetters[Int(scalar - 0xFEE0)]
      if letter == 0 { end(&word, at: offset) } else { word.add(letter, at: offset) }
    default:
      guard let scalar = Unicode.Scalar(scalar), scalar.isOfWord else { return end(&word, at: offset) }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        word.add(scalar: lower.value, at: offset)
      }
    }
  }

  private mutating func end(_ word: inout GuardWordBuilder, at offset: Int) {
    guard word.isBegun else { return }
    let first = stems.count
    word.appendStems(to: &stems)
    words.append(GuardWord(start: word.start, end: offset, hash: word.hash, stems: first..<stems.count))
    word = GuardWordBuilder()
  }

  /// Whether a phrase's words stand at a place; its last one may have a particle.
  func matches(_ phrase: [UInt64], at place: Int) -> Bool {
    guard place + phrase.count <= words.count, let last = phrase.last else { return false }
    for index in 0..<(phrase.count - 1) where words[place + index].hash != phrase[index] { return false }
    let word = words[place + phrase.count - 1]
    return word.hash == last || stems[word.stems].contains(last)
  }
}

/// Of each byte of ASCII the letter or digit in lower case, 0 for one that is neither; the byte itself from 0x80.
private let guardLetters: [UInt8] = (UInt8.min...UInt8.max).map { byte in
  switch byte {
  case 0x80...: byte
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
  default: 0
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is part of a word: a letter, a digit, or a mark on one.
  fileprivate var isOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}

/// The scalar of UTF-8 at an offset with its size; U+FFFD for one byte that begins none.
func decodedScalar(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
  let first = bytes[offset]
  let size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
  guard size > 1, offset + size <= bytes.count else { return (0xFFFD, 1) }
  var value = UInt32(first) & (0x7F >> UInt32(size))
  for index in 1..<size {
    guard bytes[offset + index] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
  }
  return (value, size)
}

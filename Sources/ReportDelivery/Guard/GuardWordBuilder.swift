/// A word on its way: the hash of what was added so far, and those before its last few Hangul syllables.
struct GuardWordBuilder {
  private(set) var start = -1
  /// FNV-1a of the scalars.
  private(set) var hash = firstHash
  /// The last three scalars where they are Hangul, the last one first, and the hashes before each.
  private var syllables: (UInt32, UInt32, UInt32) = (0, 0, 0)
  private var before: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var count = 0

  /// The hash of nothing.
  static let firstHash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash with one scalar more.
  @inline(__always)
  static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
  }

  /// No word yet.
  init() {}

  /// A word of ASCII that goes on.
  init(start: Int, hash: UInt64, count: Int) { (self.start, self.hash, self.count) = (start, hash, count) }

  var isBegun: Bool { start >= 0 }

  mutating func add(_ letter: UInt8, at offset: Int) {
    begin(offset)
    hash = Self.hash(hash, UInt32(letter))
    syllables = (0, 0, 0)
    count += 1
  }

  mutating func add(scalar: UInt32, at offset: Int) {
    begin(offset)
    hash = Self.hash(hash, scalar)
    syllables = (0, 0, 0)
    count += 1
  }

  mutating func add(hangul scalar: UInt32, at offset: Int) {
    begin(offset)
    before = (hash, before.0, before.1)
    syllables = (scalar, syllables.0, syllables.1)
    hash = Self.hash(hash, scalar)
    count += 1
  }

  private mutating func begin(_ offset: Int) {
    if start < 0 { start = offset }
  }

  /// Appends the hashes of the word without each particle that it may end with; nothing where nothing would be left.
  func appendStems(to stems: inout [UInt64]) {
    guard syllables.0 != 0 else { return }
    if count > 1, KoreanParticles.one.contains(syllables.0) { stems.append(before.0) }
    if count > 2, KoreanParticles.two.contains(UInt64(syllables.1) << 32 | UInt64(syllables.0)) {
      stems.append(before.1)
    }
    if count > 3, (syllables.2, syllables.1, syllables.0) == KoreanParticles.three { stems.append(before.2) }
  }
}

/// Particles that follow a Korean name without a blank.
private enum KoreanParticles {
  static let one = Set("은는이가을를의에와과도로만께님나야여".unicodeScalars.map(\.value))
  static let two = Set(
    ["에서", "에게", "께서", "으로", "부터", "까지", "보다", "처럼", "이나", "이라", "라는", "하고", "에는", "에도", "와의", "과의"].map {
      $0.unicodeScalars.reduce(UInt64(0)) { $0 << 32 | UInt64($1.value) }
    })
  /// The one of three syllables, 으로는.
  static let three: (UInt32, UInt32, UInt32) = (0xC73C, 0xB85C, 0xB294)
}

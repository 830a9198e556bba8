/// The keys of one kind of record, in their order: what a template is compiled against.
public struct Shape: Sendable, Equatable {
  /// The keys in the order of their declaration.
  public let keys: [Key]
  /// The slot of each key, counted from the record's first; same order as `keys`.
  @usableFromInline
  package let offsets: [Int]
  /// How many slots one record of this shape takes.
  @usableFromInline
  package let width: Int
  /// FNV-1a over names and kinds (not the documentation): a renderer and a tape agree when theirs are equal.
  let fingerprint: UInt64

  /// A shape of these keys; two keys of one name are a programmer's error and end the process.
  public init(_ keys: [Key]) {
    var offsets: [Int] = []
    var width = 0
    var names: Set<String> = []
    var fingerprint = Fingerprint()
    for key in keys {
      precondition(names.insert(key.name).inserted, "two keys of one shape are called \"\(key.name)\"")
      offsets.append(width)
      width += key.kind.width
      fingerprint.add(key)
    }
    self.keys = keys
    self.offsets = offsets
    self.width = width
    self.fingerprint = fingerprint.value
  }

  /// The index of the key of that name.
  func index(of name: String) -> Int? {
    keys.firstIndex { $0.name == name }
  }

  /// The shape of a text or number that a section pushed: `.` is its only key.
  static func value(_ kind: KeyKind, isMarked: Bool) -> Shape {
    Shape([Key(name: ".", documentation: "the value itself", kind: kind, isMarked: isMarked)])
  }
}

/// FNV-1a, 64 bit (http://www.isthe.com/chongo/tech/comp/fnv/).
///
/// The standard library's hasher is seeded anew in each process, and what is made of this is kept.
private struct Fingerprint {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ key: Key) {
    for byte in key.name.utf8 { add(byte) }
    add(0xFF)
    switch key.kind {
    case .text: add(1)
    case .number: add(2)
    case .flag: add(3)
    case .markup: add(4)
    case .record(let shape): add(5, shape)
    case .list(let shape): add(6, shape)
    }
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private mutating func add(_ byte: UInt8, _ shape: Shape) {
    add(byte)
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: shape.fingerprint >> shift)) }
  }
}

/// One step of a program, 16 bytes without references.
struct Operation: Sendable, Equatable, BitwiseCopyable {
  enum Code: UInt8, Sendable {
    /// Writes `second` literal bytes from `first` on.
    case literal
    /// Writes a slot's text escaped.
    case escaped
    /// Writes a slot's text as it is.
    case verbatim
    /// Goes to `first` where the slot is absent.
    case skipAbsent
    /// Goes to `first` where the slot is present.
    case skipPresent
    /// Makes `opened` the frame of a list's first item; goes to `first` where there is none.
    case enterList
    /// Moves frame `opened` on by `second` slots and goes to `first`, while there are items.
    case nextItem
    /// A marked value begins or ends here.
    case mark
    /// The page is complete.
    case end
  }

  let code: Code
  /// Which frame the slot is counted from; 0 is the root record's.
  var frame: UInt8 = 0
  /// The frame of the list's items.
  var opened: UInt16 = 0
  var slot: UInt32 = 0
  var first: UInt32 = 0
  var second: UInt32 = 0

  /// The operation in bytes, for a program's identity.
  func append(to bytes: inout [UInt8]) {
    bytes.append(code.rawValue)
    bytes.append(frame)
    bytes.append(littleEndian: opened)
    bytes.append(littleEndian: slot)
    bytes.append(littleEndian: first)
    bytes.append(littleEndian: second)
  }
}

extension [UInt8] {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}

/// The loop that runs a program over a tape: bare buffers, no references, no generics.
///
/// Its indices are right by construction: the compiler took them from a shape, and the tape is of that shape.
struct Execution {
  /// An item of a list, or the root record.
  struct Frame: Sendable, BitwiseCopyable {
    /// The item's first slot.
    var base = 0
    /// How many items are left, this one included.
    var remaining = 0
  }

  /// How far a page came; it stops where the room ends and at every mark, and goes on from there.
  struct Progress {
    var position = 0
    var written = 0
    /// What the operation at `position` needs in bytes; 0 where there was room.
    var missingRoom = 0
    /// Why it stopped, where it was not for room.
    var stop = Stop.none
  }

  enum Stop {
    case none, mark, end
  }

  let operations: UnsafeBufferPointer<Operation>
  let literals: UnsafeBufferPointer<UInt8>
  let escapes: UnsafeBufferPointer<UInt64>
  let slots: UnsafeBufferPointer<Tape.Slot>
  let bytes: UnsafeBufferPointer<UInt8>
  let frames: UnsafeMutableBufferPointer<Frame>
  let page: UnsafeMutableBufferPointer<UInt8>

  /// Runs until the page is complete or out of room, or to the next mark.
  func run(_ progress: inout Progress) {
    var position = progress.position
    var written = progress.written
    var missingRoom = 0
    while true {
      let operation = operations[position]
      if operation.code.rawValue >= Operation.Code.mark.rawValue {
        progress.stop = operation.code == .mark ? .mark : .end
        position += 1
        break
      }
      if operation.code.rawValue > Operation.Code.verbatim.rawValue {
        position = jump(operation, from: position)
        continue
      }
      missingRoom = write(operation, at: &written)
      if missingRoom != 0 { break }
      position += 1
    }
    progress.position = position
    progress.written = written
    progress.missingRoom = missingRoom
  }

  /// Writes a literal or a value; returns the room it needs where there is too little, else 0.
  @inline(__always)
  private func write(_ operation: Operation, at written: inout Int) -> Int {
    let room = page.count - written
    if operation.code == .literal {
      let count = Int(operation.second)
      guard count <= room else { return count }
      guard let first = literals.baseAddress else { return 0 }
      written = Escaping.copy(first + Int(operation.first), count, to: .init(page), at: written)
      return 0
    }
    let slot = slot(of: operation)
    let count = Int(slot.count)
    guard count > 0, let first = bytes.baseAddress.map({ $0 + Int(slot.start) }) else { return 0 }
    if operation.code == .verbatim {
      guard count <= room else { return count }
      written = Escaping.copy(first, count, to: .init(page), at: written)
    } else {
      let most = count * Escaping.longest + Escaping.storeSize
      guard most <= room else { return most }
      let text = UnsafeBufferPointer(start: first, count: count)
      written = Escaping.write(text, escapedBy: escapes, to: page, at: written)
    }
    return 0
  }

  /// Decides a section or moves through a list; returns the next position.
  @inline(__always)
  private func jump(_ operation: Operation, from position: Int) -> Int {
    switch operation.code {
    case .skipAbsent:
      return slot(of: operation).count == 0 ? Int(operation.first) : position + 1
    case .skipPresent:
      return slot(of: operation).count == 0 ? position + 1 : Int(operation.first)
    case .enterList:
      let list = slot(of: operation)
      if list.count == 0 { return Int(operation.first) }
      frames[Int(operation.opened)] = Frame(base: Int(list.start), remaining: Int(list.count))
      return position + 1
    case .nextItem:
      let index = Int(operation.opened)
      frames[index].remaining -= 1
      if frames[index].remaining == 0 { return position + 1 }
      frames[index].base += Int(operation.second)
      return Int(operation.first)
    case .literal, .escaped, .verbatim, .mark, .end:
      return position + 1
    }
  }

  @inline(__always)
  private func slot(of operation: Operation) -> Tape.Slot {
    slots[frames[Int(operation.frame)].base + Int(operation.slot)]
  }
}

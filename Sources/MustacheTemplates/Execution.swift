/// The loop that runs a program over a tape: bare buffers, no references, no generics.
///
/// Behind the literals, and behind the bytes of the tape, a piece can be read.
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
    let isLiteral = operation.code == .literal
    let slot = isLiteral ? Tape.Slot(start: operation.first, count: operation.second) : slot(of: operation)
    let count = Int(slot.count)
    guard count > 0, let start = (isLiteral ? literals : bytes).baseAddress,
      let place = page.baseAddress.map({ $0 + written })
    else { return 0 }
    let first = start + Int(slot.start)
    if operation.code == .escaped {
      let most = Escaping.room(for: count)
      guard most <= page.count - written else { return most }
      written += Escaping.write(first, count, escapedBy: escapes, to: place)
    } else {
      guard count + Piece.size <= page.count - written else { return count + Piece.size }
      Piece.copy(first, count, to: place)
      written += count
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

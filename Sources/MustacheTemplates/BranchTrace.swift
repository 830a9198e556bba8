/// The branches that a program takes over a tape: what a page is made of, whatever its values are.
///
/// A page has one hash for its root record and one for each item of a list, over the sections that were taken or passed
/// over, over which values were there to write, and over whether inner lists have no item, one, or more. A page all of whose
/// hashes stood in other pages too is built of nothing but the same pieces; only the order and number of a list's items may
/// be its own.
struct BranchTrace {
  private var hashes: [UInt64]
  private var frames: [Execution.Frame]
  /// Differs between programs, so that no piece of one is taken for a piece of another.
  private let seed: UInt64

  init(_ program: Program) {
    let frameCount = program.frameCount
    seed = program.identity.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    hashes = Array(repeating: 0, count: frameCount)
    frames = Array(repeating: Execution.Frame(), count: frameCount)
  }

  /// Follows the program's jumps, and calls the body with the hash of each record once it is complete.
  mutating func follow(
    _ operations: UnsafeBufferPointer<Operation>, over slots: UnsafeBufferPointer<Tape.Slot>,
    _ body: (UInt64) -> Void
  ) {
    var position = 0
    var depth = 0
    frames[0] = Execution.Frame()
    hashes[0] = seed
    while operations[position].code != .end {
      let operation = operations[position]
      switch operation.code {
      case .literal, .end:
        position += 1
      case .escaped, .verbatim:
        // A value that is not there leaves a hole, such as an attribute without a value.
        mix(position, slot(of: operation, in: slots).count != 0 ? 1 : 0, at: depth)
        position += 1
      case .skipAbsent, .skipPresent:
        let isPresent = slot(of: operation, in: slots).count != 0
        mix(position, isPresent ? 1 : 0, at: depth)
        position = isPresent == (operation.code == .skipAbsent) ? position + 1 : Int(operation.first)
      case .enterList:
        let list = slot(of: operation, in: slots)
        mix(position, min(Int(list.count), 2), at: depth)
        guard list.count > 0 else {
          position = Int(operation.first)
          continue
        }
        depth = Int(operation.opened)
        frames[depth] = Execution.Frame(base: Int(list.start), remaining: Int(list.count))
        position += 1
        begin(position, at: depth)
      case .nextItem:
        body(hashes[depth])
        frames[depth].remaining -= 1
        if frames[depth].remaining == 0 {
          // A list's items stand in the frame behind that of the record which has the list.
          depth -= 1
          position += 1
        } else {
          frames[depth].base += Int(operation.second)
          position = Int(operation.first)
          begin(position, at: depth)
        }
      }
    }
    body(hashes[0])
  }

  private func slot(of operation: Operation, in slots: UnsafeBufferPointer<Tape.Slot>) -> Tape.Slot {
    slots[frames[Int(operation.frame)].base + Int(operation.slot)]
  }

  private mutating func begin(_ position: Int, at depth: Int) {
    hashes[depth] = seed
    mix(position, 0, at: depth)
  }

  private mutating func mix(_ position: Int, _ branch: Int, at depth: Int) {
    let mixed = (hashes[depth] ^ UInt64(position * 4 + branch)) &* 0x9e37_79b9_7f4a_7c15
    hashes[depth] = mixed ^ (mixed >> 29)
  }
}

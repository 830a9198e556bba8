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
    hashes.withUnsafeMutableBufferPointer { hashes in
      frames.withUnsafeMutableBufferPointer { frames in
        Self.follow(operations, over: slots, seed, hashes, frames, body)
      }
    }
  }

  private static func follow(
    _ operations: UnsafeBufferPointer<Operation>, over slots: UnsafeBufferPointer<Tape.Slot>, _ seed: UInt64,
    _ hashes: UnsafeMutableBufferPointer<UInt64>, _ frames: UnsafeMutableBufferPointer<Execution.Frame>,
    _ body: (UInt64) -> Void
  ) {
    var position = 0
    var depth = 0
    // That of the record at `depth`; those of the records around it wait in `hashes`.
    var hash = seed
    frames[0] = Execution.Frame()
    while true {
      let operation = operations[position]
      switch operation.code {
      case .literal, .mark:
        position += 1
      case .escaped, .verbatim:
        // A value that is not there leaves a hole, such as an attribute without a value.
        let isPresent = slot(of: operation, in: slots, frames).count != 0
        hash = mix(hash, position, isPresent ? 1 : 0)
        position += 1
      case .skipAbsent, .skipPresent:
        let isPresent = slot(of: operation, in: slots, frames).count != 0
        hash = mix(hash, position, isPresent ? 1 : 0)
        position = isPresent == (operation.code == .skipAbsent) ? position + 1 : Int(operation.first)
      case .enterList:
        let list = slot(of: operation, in: slots, frames)
        hash = mix(hash, position, min(Int(list.count), 2))
        guard list.count > 0 else {
          position = Int(operation.first)
          continue
        }
        hashes[depth] = hash
        depth = Int(operation.opened)
        frames[depth] = Execution.Frame(base: Int(list.start), remaining: Int(list.count))
        position += 1
        hash = mix(seed, position, 0)
      case .nextItem:
        body(hash)
        frames[depth].remaining -= 1
        if frames[depth].remaining == 0 {
          // A list's items stand in the frame behind that of the record which has the list.
          depth -= 1
          hash = hashes[depth]
          position += 1
        } else {
          frames[depth].base += Int(operation.second)
          position = Int(operation.first)
          hash = mix(seed, position, 0)
        }
      case .end:
        return body(hash)
      }
    }
  }

  @inline(__always)
  private static func slot(
    of operation: Operation, in slots: UnsafeBufferPointer<Tape.Slot>,
    _ frames: UnsafeMutableBufferPointer<Execution.Frame>
  ) -> Tape.Slot {
    slots[frames[Int(operation.frame)].base + Int(operation.slot)]
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ position: Int, _ branch: Int) -> UInt64 {
    let mixed = (hash ^ UInt64(position * 4 + branch)) &* 0x9e37_79b9_7f4a_7c15
    return mixed ^ (mixed >> 29)
  }
}

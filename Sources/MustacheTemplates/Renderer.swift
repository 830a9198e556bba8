/// Renders tapes by one program.
///
/// Each worker has its own: it keeps private copies, so that workers share no counts.
public struct Renderer: Sendable {
  private let operations: [Operation]
  private let literals: [UInt8]
  private let escapes: [UInt64]
  private let fingerprint: UInt64
  private var frames: [Execution.Frame]
  private var trace: BranchTrace
  /// What is written before it goes to the caller's buffer in one piece.
  private var page: [UInt8]

  /// A renderer of a program.
  public init(_ program: Program) {
    operations = program.operations.map { $0 }
    literals = program.literals + Piece.behind
    escapes = Escaping(program.medium).table
    fingerprint = program.fingerprint
    frames = [Execution.Frame](repeating: Execution.Frame(), count: program.frameCount)
    trace = BranchTrace(program)
    page = [UInt8](repeating: 0, count: 1 << 15)
  }

  /// Tells which branches of the program the tape's value takes, without rendering it.
  ///
  /// Two pages of one program with the same set of hashes are built of the same pieces, whatever their values.
  ///
  /// - Parameters:
  ///   - tape: The value, of the shape that the program was compiled against.
  ///   - visit: Is called with a hash for each item of a list, and last with that of the root record.
  public mutating func traceBranches(of tape: Tape, _ visit: (UInt64) -> Void) {
    precondition(tape.fingerprint == fingerprint, "the tape is of another shape than the program")
    operations.withUnsafeBufferPointer { operations in
      withExtendedLifetime(tape) { trace.follow(operations, over: tape.slots, visit) }
    }
  }

  /// Appends the tape's value, rendered by the program, and tells where marked values stand in it.
  ///
  /// - Precondition: The tape was filled by keys of the shape that the program was compiled against.
  ///
  /// - Parameters:
  ///   - tape: The value.
  ///   - buffer: What the bytes, which are UTF-8, are appended to.
  /// - Returns: The places in the buffer that hold values of marked keys, in their order.
  @discardableResult
  public mutating func render(_ tape: Tape, into buffer: inout [UInt8]) -> [Range<Int>] {
    precondition(tape.fingerprint == fingerprint, "the tape is of another shape than the program")
    // A page is seldom a quarter longer than its values: one that is large is not moved then.
    buffer.reserveCapacity(buffer.count + tape.bytes.count + tape.bytes.count / 4)
    var progress = Execution.Progress()
    // Each value has a mark before it and one behind it.
    var marks: [Int] = []
    while progress.stop != .end {
      let room = progress.missingRoom
      if page.count < room { page.append(contentsOf: repeatElement(0, count: room * 2 - page.count)) }
      progress.stop = .none
      run(&progress, tape)
      buffer.append(contentsOf: page[..<progress.written])
      progress.written = 0
      if progress.stop == .mark { marks.append(buffer.count) }
    }
    return stride(from: 0, to: marks.count, by: 2).map { marks[$0]..<marks[$0 + 1] }
  }

  private mutating func run(_ progress: inout Execution.Progress, _ tape: Tape) {
    Self.withBuffers(operations, literals, escapes, tape, &frames, &page) { execution in
      execution.run(&progress)
    }
  }

  private static func withBuffers(
    _ operations: [Operation], _ literals: [UInt8], _ escapes: [UInt64], _ tape: Tape,
    _ frames: inout [Execution.Frame], _ page: inout [UInt8], _ body: (Execution) -> Void
  ) {
    frames.withUnsafeMutableBufferPointer { frames in
      page.withUnsafeMutableBufferPointer { page in
        operations.withUnsafeBufferPointer { operations in
          literals.withUnsafeBufferPointer { literals in
            escapes.withUnsafeBufferPointer { escapes in
              withExtendedLifetime(tape) {
                body(
                  Execution(
                    operations: operations, literals: literals, escapes: escapes, slots: tape.slots,
                    bytes: tape.bytes, frames: frames, page: page))
              }
            }
          }
        }
      }
    }
  }
}

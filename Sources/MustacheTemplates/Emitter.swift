/// Collects a program: operations, literal bytes, and jumps whose targets are known later.
struct Emitter {
  private(set) var operations: [Operation] = []
  private(set) var literals: [UInt8] = []
  private(set) var frameCount = 1
  private(set) var region = RawTextRegion()
  /// Whether the last operation is a literal that nothing jumps behind: the next one may lengthen it.
  private var canExtend = false

  /// Writes literal bytes.
  mutating func literal(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    region.follow(bytes)
    let start = UInt32(literals.count)
    literals.append(contentsOf: bytes)
    if canExtend, let last = operations.indices.last {
      operations[last].second += UInt32(bytes.count)
    } else {
      operations.append(Operation(code: .literal, first: start, second: UInt32(bytes.count)))
      canExtend = true
    }
  }

  /// Writes a value.
  mutating func variable(_ code: Operation.Code, _ reference: Reference) {
    region.interrupt()
    if reference.isMarked { append(Operation(code: .mark)) }
    append(Operation(code: code, frame: reference.frame, slot: UInt32(reference.slot)))
    if reference.isMarked { append(Operation(code: .mark)) }
  }

  /// Begins what is skipped by the code's condition; returns where, for `close`.
  mutating func open(_ code: Operation.Code, _ reference: Reference) -> Int {
    append(Operation(code: code, frame: reference.frame, slot: UInt32(reference.slot)))
    return operations.count - 1
  }

  /// Begins a list's items in a frame of their own.
  mutating func openList(_ reference: Reference, items frame: UInt8) -> Int {
    frameCount = max(frameCount, Int(frame) + 1)
    let list = Operation(
      code: .enterList, frame: reference.frame, opened: UInt16(frame), slot: UInt32(reference.slot))
    append(list)
    return operations.count - 1
  }

  /// Ends a list's items, each of them `width` slots long.
  mutating func closeList(_ start: Int, width: Int) {
    let opened = operations[start].opened
    append(Operation(code: .nextItem, opened: opened, first: UInt32(start + 1), second: UInt32(width)))
    close(start)
  }

  /// Ends what is skipped.
  mutating func close(_ start: Int) {
    operations[start].first = UInt32(operations.count)
    canExtend = false
  }

  /// Ends the page.
  mutating func end() {
    append(Operation(code: .end))
  }

  private mutating func append(_ operation: Operation) {
    operations.append(operation)
    canExtend = false
  }
}

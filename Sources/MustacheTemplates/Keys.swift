/// The keys of a type of value, declared once: they type-check templates, fill tapes and document themselves.
public struct Keys<Value>: Sendable {
  /// What templates are compiled against.
  public let shape: Shape
  /// Fills the record that begins at a slot.
  @usableFromInline let write: @Sendable (UnsafePointer<Value>, inout Tape, Int) -> Void

  /// The keys declared in that order; two of one name are a programmer's error and end the process.
  @inlinable
  public init(_ declarations: KeyDeclaration<Value>...) {
    self.init(declarations)
  }

  /// The keys of an array of declarations, for those put together from shared groups.
  @inlinable
  public init(_ declarations: [KeyDeclaration<Value>]) {
    shape = Shape(declarations.map(\.key))
    // One function that calls them all: those of a list would be counted at each call.
    var all: @Sendable (UnsafePointer<Value>, inout Tape, Int) -> Void = { _, _, _ in }
    for (declaration, offset) in zip(declarations, shape.offsets) {
      let (before, write) = (all, declaration.write)
      all = { value, tape, slot in
        before(value, &tape, slot)
        write(value, &tape, slot + offset)
      }
    }
    write = all
  }

  /// Replaces the tape's content by the value, which becomes the root record; storage is used again.
  @inlinable
  public func flatten(_ value: Value, onto tape: inout Tape) {
    let root = tape.begin(shape)
    withUnsafePointer(to: value) { write($0, &tape, root) }
  }
}

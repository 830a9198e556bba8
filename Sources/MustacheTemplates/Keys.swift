/// The keys of a type of value, declared once: they type-check templates, fill tapes and document themselves.
public struct Keys<Value>: Sendable {
  /// What templates are compiled against.
  public let shape: Shape
  @usableFromInline let declarations: [KeyDeclaration<Value>]

  /// The keys declared in that order; two of one name are a programmer's error and end the process.
  @inlinable
  public init(_ declarations: KeyDeclaration<Value>...) {
    self.init(declarations)
  }

  /// The keys of an array of declarations, for those put together from shared groups.
  @inlinable
  public init(_ declarations: [KeyDeclaration<Value>]) {
    self.declarations = declarations
    shape = Shape(declarations.map(\.key))
  }

  /// Replaces the tape's content by the value, which becomes the root record; storage is used again.
  @inlinable
  public func flatten(_ value: Value, onto tape: inout Tape) {
    let root = tape.begin(shape)
    write(value, onto: &tape, at: root)
  }

  /// Fills the record that begins at a slot.
  @inlinable
  func write(_ value: Value, onto tape: inout Tape, at slot: Int) {
    for index in declarations.indices {
      declarations[index].write(value, &tape, slot + shape.offsets[index])
    }
  }
}

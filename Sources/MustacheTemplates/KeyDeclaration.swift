/// One key of a type of value: its name, its meaning, and how it is read from a value.
///
/// All of it is inlinable, so that it is compiled for the type of value where keys are declared: values are read millions
/// of times a night.
public struct KeyDeclaration<Value>: Sendable {
  @usableFromInline let key: Key
  /// Writes the key of a value into its slot, which is absent until then.
  ///
  /// The value is pointed at, since it would be copied from function to function otherwise.
  @usableFromInline let write: @Sendable (UnsafePointer<Value>, inout Tape, Int) -> Void

  @inlinable
  init(
    _ name: String, _ documentation: String, _ kind: KeyKind, isMarked: Bool = false,
    _ write: @escaping @Sendable (UnsafePointer<Value>, inout Tape, Int) -> Void
  ) {
    key = Key(name: name, documentation: documentation, kind: kind, isMarked: isMarked)
    self.write = write
  }

  /// A text; nil and the empty text are absent: false as a section, nothing as a variable.
  ///
  /// Renderers tell where they wrote a text that is marked.
  @inlinable
  public static func text(
    _ name: String, _ documentation: String, isMarked: Bool = false,
    _ value: @escaping @Sendable (Reading<Value>) -> String?
  ) -> Self {
    Self(name, documentation, .text, isMarked: isMarked) { record, tape, slot in
      if var text = value(Reading(of: record)) { tape.write(&text, at: slot) }
    }
  }

  /// A whole number, written in ASCII digits; nil is absent, 0 is present.
  @inlinable
  public static func number(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Reading<Value>) -> Int?
  ) -> Self {
    Self(name, documentation, .number) { record, tape, slot in
      if let number = value(Reading(of: record)) { tape.write(number, at: slot) }
    }
  }

  /// Yes or no, for sections only: a variable tag of it does not compile.
  @inlinable
  public static func flag(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Reading<Value>) -> Bool
  ) -> Self {
    Self(name, documentation, .flag) { record, tape, slot in
      if value(Reading(of: record)) { tape.markPresent(at: slot) }
    }
  }

  /// Trusted markup, which only `{{{x}}}` and `{{&x}}` write; nil and the empty text are absent.
  @inlinable
  public static func markup(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Reading<Value>) -> String?
  ) -> Self {
    Self(name, documentation, .markup) { record, tape, slot in
      if var markup = value(Reading(of: record)) { tape.write(&markup, at: slot) }
    }
  }

  /// One value with keys of its own; where it is nil, all of them are absent.
  @inlinable
  public static func record<Child>(
    _ name: String, _ documentation: String, _ keys: Keys<Child>,
    _ value: @escaping @Sendable (Reading<Value>) -> Child?
  ) -> Self {
    Self(name, documentation, .record(keys.shape)) { record, tape, slot in
      guard let child = value(Reading(of: record)) else { return }
      tape.markPresent(at: slot)
      withUnsafePointer(to: child) { keys.write($0, &tape, slot + 1) }
    }
  }

  /// Values with the same keys, in the order they are rendered in.
  @inlinable
  public static func list<Child>(
    _ name: String, _ documentation: String, _ keys: Keys<Child>,
    _ value: @escaping @Sendable (Reading<Value>) -> [Child]
  ) -> Self {
    Self(name, documentation, .list(keys.shape)) { record, tape, slot in
      value(Reading(of: record)).withUnsafeBufferPointer { children in
        var item = tape.reserveItems(children.count, of: keys.shape, at: slot)
        guard let first = children.baseAddress else { return }
        for place in children.indices {
          keys.write(first + place, &tape, item)
          item += keys.shape.width
        }
      }
    }
  }
}

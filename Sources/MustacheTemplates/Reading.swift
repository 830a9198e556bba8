/// A value whose keys are read where it lies: `$0.name` in a key's closure.
///
/// A large value handed to a function would be copied first, with a count for each of its texts and lists; a place is not.
/// A key path in place of the closure (`\.name`) would be followed anew at each reading: a page takes five times as long by that.
@dynamicMemberLookup
public struct Reading<Value> {
  @usableFromInline let place: UnsafePointer<Value>

  @inlinable
  init(of place: UnsafePointer<Value>) { self.place = place }

  /// A property of the value.
  @inlinable
  public subscript<Property>(dynamicMember property: KeyPath<Value, Property>) -> Property {
    place.pointee[keyPath: property]
  }

  /// The whole value, copied.
  @inlinable
  public var whole: Value { place.pointee }
}

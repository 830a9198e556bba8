/// What cells mean, worked out once for each spelling; exports repeat a few words in all their rows.
struct KnownCells<Value: Sendable>: Sendable {
  private var cells = Interner()
  private var values: [Value] = []
  /// Cells of which there are more are no words.
  private static var most: Int { 4096 }

  /// The value of a cell; what is not known yet is worked out.
  @inline(__always)
  mutating func value(of cell: Field, _ make: (Field) -> Value) -> Value {
    if let known = known(cell) { return known }
    let value = make(cell)
    note(value, of: cell)
    return value
  }

  /// The value of a cell; `nil` where it is not known.
  @inline(__always)
  func known(_ cell: Field) -> Value? { cells.known(cell).map { values[Int($0)] } }

  /// Notes the value of a cell that is not known yet.
  mutating func note(_ value: Value, of cell: Field) {
    // A cell that stands nowhere has no bytes to be found by.
    guard values.count < Self.most, cell.baseAddress != nil else { return }
    _ = cells.place(of: cell)
    values.append(value)
  }
}

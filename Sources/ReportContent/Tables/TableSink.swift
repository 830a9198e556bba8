/// What takes a table cell by cell, row by row.
public protocol TableSink {
  /// Takes a cell of words.
  mutating func text(_ text: String)
  /// Takes a cell with a whole number; `nil` leaves it empty.
  mutating func integer(_ number: Int?)
  /// Takes a cell with a number of tenths; `nil` leaves it empty.
  mutating func decimal(tenths: Int?)
  /// Takes a cell with a word of the program's own, such as an id or a day.
  mutating func word(_ word: String)
  /// Leaves a cell empty.
  mutating func absent()
  /// Ends the row.
  mutating func endRow()
  /// How much was taken so far; two of them make a range for `again`.
  var mark: Int { get }
  /// Takes the cells of a range once more: rows of one customer share many.
  mutating func again(_ cells: Range<Int>)
}

/// Collects the rows of a table as values.
public struct CollectedRows: TableSink {
  /// The rows that have ended.
  public private(set) var rows: [[Cell]] = []
  private var cells: [Cell] = []
  private var all: [Cell] = []

  /// No rows.
  public init() {}

  private mutating func add(_ cell: Cell) {
    cells.append(cell)
    all.append(cell)
  }

  /// Takes a cell of words.
  public mutating func text(_ text: String) { add(.text(text)) }
  /// Takes a cell with a whole number.
  public mutating func integer(_ number: Int?) { add(.optional(number)) }
  /// Takes a cell with a number of tenths.
  public mutating func decimal(tenths: Int?) { add(.optional(decimal: tenths.map(plainDecimal))) }
  /// Takes a cell with a word of the program's own.
  public mutating func word(_ word: String) { add(.text(word)) }
  /// Leaves a cell empty.
  public mutating func absent() { add(.absent) }
  /// Ends the row.
  public mutating func endRow() {
    rows.append(cells)
    cells = []
  }
  /// The number of cells taken so far.
  public var mark: Int { all.count }
  /// Takes cells once more.
  public mutating func again(_ cells: Range<Int>) { for place in cells { add(all[place]) } }
}

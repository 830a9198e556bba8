/// A sink of which several take the parts of one file, each some of them in their order.
protocol PartSink: ContentSink {
  /// Notes that the rows that follow are of a part, numbered from 0.
  mutating func begin(part: Int)

  /// The rows of sinks that have taken all parts of a file: what one sink that had taken them in order would have.
  static func content(of sinks: [Self]) -> FileContent
}

/// How much a sink had collected when a part began.
struct PartMark: Sendable {
  let part: Int
  /// The lengths of the sink's lists, in an order of its own.
  let lengths: [Int]
}

/// What one sink has collected of one part.
struct PartPiece {
  /// The sink's place.
  let sink: Int
  /// Where it stands in each of the sink's lists.
  let ranges: [Range<Int>]

  /// The pieces in the order of the parts.
  ///
  /// Whatever a row was the first to name stands in the piece of the row's part, or in one before it that the same row of the
  /// file comes after: taking the pieces in their order numbers everything as reading the file in order does.
  /// - Parameters:
  ///   - marks: the marks of each sink.
  ///   - lengths: the lengths of the lists of each sink in the end.
  /// - Returns: what each sink has collected of each of its parts.
  static func inOrder(_ marks: [[PartMark]], lengths: [[Int]]) -> [PartPiece] {
    var pieces: [(part: Int, piece: PartPiece)] = []
    for (sink, marks) in marks.enumerated() {
      for (index, mark) in marks.enumerated() {
        let ends = index + 1 < marks.count ? marks[index + 1].lengths : lengths[sink]
        let ranges = zip(mark.lengths, ends).map { $0..<$1 }
        pieces.append((mark.part, PartPiece(sink: sink, ranges: ranges)))
      }
    }
    return pieces.sorted { $0.part < $1.part }.map(\.piece)
  }
}

/// One numbering of the strings that several sinks have numbered for themselves.
struct UnitedInterner {
  /// The strings of all.
  private(set) var all = Interner()
  private let interners: [Interner]
  private var numbers: [[Int32]]

  init(_ interners: [Interner]) {
    self.interners = interners
    numbers = interners.map { Array(repeating: 0, count: $0.count) }
  }

  /// Numbers the strings of one sink in a range.
  mutating func add(_ range: Range<Int>, of sink: Int) {
    for place in range {
      numbers[sink][place] = interners[sink].withBytes(at: place) { all.place(of: $0) }
    }
  }

  /// The number among all of what has a number with one sink.
  func number(_ number: Int32, of sink: Int) -> Int32 { numbers[sink][Int(number)] }
}

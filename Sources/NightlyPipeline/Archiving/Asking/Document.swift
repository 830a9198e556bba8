internal import FoundationEssentials
internal import NightPublishing

/// An answer about the archive, for people and for machines.
protocol Document: Encodable {
  /// The answer in lines; the last one ends.
  var text: String { get }
}

extension Document {
  /// The answer in a format.
  func written(as format: AnswerFormat) throws(RequestError) -> String {
    guard format == .json else { return text }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw .night(.publishing(.encoding("the answer", "\(error)")))
    }
  }
}

/// Rows of cells in columns that are as wide as they must be; numbers stand to the right.
struct TextColumns {
  private var rows: [[String]] = []
  private let numeric: Set<Int>

  /// Begins with the names of the columns; those of the given places hold numbers.
  init(_ names: [String], numeric: Set<Int> = []) {
    rows = [names]
    self.numeric = numeric
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, each ended.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += (numeric.contains(column) ? blanks + cell : cell + blanks) + "  "
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// What a message offers for a name that nobody declared.
struct Suggestion {
  private static let most = 8

  /// The names nearest in spelling, or else those that are near in the file, as "one of the keys …".
  static func text(for name: String, noun: String, visible: [String], near: [String]) -> String {
    var seen: Set<String> = []
    let distances = visible.filter { seen.insert($0).inserted }.map { ($0, distance(name, $0)) }
    let limit = max(1, name.count / 3)
    let similar = distances.filter { $0.1 <= limit }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    let names = similar.isEmpty ? near : similar
    guard let first = names.first else { return "no \(noun), since there is none here" }
    guard names.count > 1 else { return "the \(noun) \"\(first)\"" }
    let listed = names.prefix(most).map { "\"\($0)\"" }.joined(separator: ", ")
    return "one of the \(noun)s \(listed)" + (names.count > most ? " and \(names.count - most) more" : "")
  }

  /// How many characters are inserted, deleted, replaced or exchanged with their neighbor (Damerau).
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics

/// A line of figures as a chart for terminals: nights from left to right, percent from bottom to top.
struct TrendChart {
  private static let width = 60
  private static let height = 8

  private let line: TrendDocument.Line

  init(_ line: TrendDocument.Line) { self.line = line }

  /// The chart: a heading, rows from the highest percent to the lowest, the axis, and its ends.
  var text: String {
    let columns = columns
    let known = columns.compactMap(\.self)
    guard let least = known.min(), let most = known.max() else { return "" }
    let (bottom, top) = Self.axis(from: least, to: most)
    var rows = [String](repeating: "", count: Self.height)
    for tenths in columns {
      let span = max(top - bottom, 1)
      let place = tenths.map { (2 * ($0 - bottom) * (Self.height - 1) + span) / (2 * span) }
      for row in 0..<Self.height { rows[row] += place == row ? "●" : " " }
    }
    var text = heading + "\n"
    for row in (0..<Self.height).reversed() {
      let tenths = bottom + (top - bottom) * row / (Self.height - 1)
      let label = "\(tenths / 10)"
      var ink = rows[row]
      while ink.hasSuffix(" ") { ink.removeLast() }
      text += String(repeating: " ", count: max(0, 5 - label.count)) + label + "% │" + ink + "\n"
    }
    let axis = String(repeating: "─", count: columns.count)
    text += "       └" + axis + "\n        " + dates(below: columns.count) + "\n"
    return text
  }

  private var heading: String {
    let newest = line.points.last { $0.numerator != nil }
    let words = newest.flatMap { point in
      point.ratio.map { "\(percentText($0)) % (\($0.numerator) of \($0.denominator)) on \(point.night)" }
    }
    let gaps = line.points.count { $0.numerator == nil }
    return "\(line.service), \(line.measure) over \(line.basis)"
      + (line.windowDays.map { ", \($0) days" } ?? "") + ": " + (words ?? "unknown")
      + (gaps == 0 ? "" : "; \(gaps) nights without a figure")
  }

  /// The points in columns, several nights in one where there are more than columns: the newest known of them counts.
  private var columns: [Int?] {
    let points = line.points.map { $0.ratio?.tenthsOfPercent }
    guard points.count > Self.width else { return points }
    return (0..<Self.width).map { column in
      let start = column * points.count / Self.width
      let end = (column + 1) * points.count / Self.width
      return points[start..<end].last { $0 != nil } ?? nil
    }
  }

  private func dates(below width: Int) -> String {
    guard let first = line.points.first?.night.description, let last = line.points.last?.night.description,
      first != last
    else { return line.points.first?.night.description ?? "" }
    let blanks = max(1, width - first.count - last.count)
    return first + String(repeating: " ", count: blanks) + last
  }

  /// Whole tens of percent around the figures, never less than ten points apart.
  private static func axis(from least: Int, to most: Int) -> (bottom: Int, top: Int) {
    let bottom = max(0, least / 100 * 100)
    let top = (most + 99) / 100 * 100
    return (bottom, max(top, bottom + 100))
  }
}

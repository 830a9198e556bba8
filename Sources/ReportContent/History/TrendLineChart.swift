internal import AdoptionDomain
internal import AdoptionMetrics

/// A line through points in a box of 1000 by 100, days from left to right and 0 to 100 % from bottom to top; a gap in the
/// points is a gap in the line.
public struct TrendLineChart: Hashable, Sendable {
  /// The pieces of the line, each of at least two points as an SVG polyline has them.
  public let segments: [String]
  /// Points that stand alone, as short lines.
  public let dots: [String]

  private static let width = 1000
  private static let height = 100

  /// Draws a line; `nil` where there are fewer than two points.
  init?(_ points: [Trend.Point]) {
    let known = points.filter { $0.ratio?.tenthsOfPercent != nil }
    guard known.count > 1, let first = points.first?.day, let last = points.last?.day, last > first else {
      return nil
    }
    // More than 100 % stretches the box: nothing is cut off.
    let top = max(1000, known.compactMap { $0.ratio?.tenthsOfPercent }.max() ?? 1000)
    func place(_ point: Trend.Point) -> (x: Int, y: Int)? {
      point.ratio?.tenthsOfPercent.map { tenths in
        (
          point.day.days(since: first) * Self.width / last.days(since: first),
          Self.height - max(0, tenths) * Self.height / top
        )
      }
    }
    var (segments, dots) = ([String](), [String]())
    for run in points.map(place).split(whereSeparator: { $0 == nil }) {
      let places = run.compactMap(\.self)
      if places.count == 1 {
        let x = min(places[0].x, Self.width - 8)
        dots.append("\(x),\(places[0].y) \(x + 8),\(places[0].y)")
      } else {
        var segment = ""
        for place in places {
          if !segment.isEmpty { segment += " " }
          segment += "\(place.x),\(place.y)"
        }
        segments.append(segment)
      }
    }
    (self.segments, self.dots) = (segments, dots)
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics
internal import ReportContent
internal import SnapshotArchive

/// The use of services by one customer, night by night.
struct TrendDocument: Document {
  /// One night of one line; a night that has no figure has a point without counts.
  struct Point: Encodable, Equatable {
    let night: CalendarDay
    let dataDate: CalendarDay?
    let numerator: Int?
    let denominator: Int?

    private enum CodingKeys: CodingKey {
      case night, dataDate, numerator, denominator
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(night.description, forKey: .night)
      try values.encodeIfPresent(dataDate?.description, forKey: .dataDate)
      try values.encodeIfPresent(numerator, forKey: .numerator)
      try values.encodeIfPresent(denominator, forKey: .denominator)
    }

    var ratio: Ratio? { numerator.flatMap { own in denominator.map { Ratio(own, of: $0) } } }
  }

  /// One line: figures that may be compared with each other.
  struct Line: Encodable, Equatable {
    let service: String
    let measure: String
    let basis: String
    let windowDays: Int?
    let source: String?
    let points: [Point]
  }

  let customer: String
  let name: String
  let lines: [Line]

  var text: String {
    var text = "\(terminalText(name)) (\(customer))\n"
    guard !lines.isEmpty else { return text + "no night has a figure of the use of a service\n" }
    for line in lines { text += "\n" + TrendChart(line).text }
    return text
  }

  /// The points as a table with a row each.
  var csv: String {
    var rows = [
      "customer_id,service,measure,basis,window_days,source,night,data_date,numerator,denominator,percent"
    ]
    for line in lines {
      for point in line.points {
        let cells = [
          csvCell(customer), csvCell(line.service), line.measure, line.basis,
          line.windowDays.map(String.init) ?? "", line.source ?? "", point.night.description,
          point.dataDate?.description ?? "",
          point.numerator.map(String.init) ?? "", point.denominator.map(String.init) ?? "",
          point.ratio.map(percentText) ?? "",
        ]
        rows.append(cells.joined(separator: ","))
      }
    }
    return rows.map { $0 + "\r\n" }.joined()
  }
}

extension TrendDocument {
  /// Draws the lines of a customer.
  ///
  /// - Parameters:
  ///   - customer: the customer and its name.
  ///   - nights: the newest revision of each night, by night.
  ///   - figures: the customer's figures.
  ///   - dates: the days for which they speak.
  ///   - service: the only service that is asked for; `nil` for all.
  init(
    customer: (id: Customer.ID, name: String), nights: [NightDay], figures: [FigureSpan],
    dates: [DataDate], service: Service.ID?
  ) {
    (self.customer, name) = (customer.id.text, customer.name)
    var spans: [LineKey: [(span: FigureSpan, ratio: Ratio)]] = [:]
    for span in figures {
      guard case .service(let own) = span.subject, service == nil || service == own else { continue }
      for figure in span.figures where figure.measure == .adjustedUsage {
        spans[LineKey(own, figure), default: []].append((span, figure.ratio))
      }
    }
    let days = Dictionary(dates.map { ($0.night, $0.usage) }) { first, _ in first }
    let columns = nights.map { night in (night.number, night.night, days[night.number] ?? nil) }
    lines = spans.sorted { $0.key < $1.key }.compactMap { key, spans in
      var last = spans.first
      let points = columns.map { number, night, date in
        // Mostly that of the night before.
        if last?.span.holds(in: number) != true { last = spans.first { $0.span.holds(in: number) } }
        let ratio = last?.ratio
        return Point(
          night: night, dataDate: date, numerator: ratio?.numerator, denominator: ratio?.denominator)
      }
      // What lies before the first figure is no gap: the line had not begun.
      let known = Array(points.drop { $0.numerator == nil })
      return known.isEmpty ? nil : key.line(known)
    }
  }

  private struct LineKey: Hashable, Comparable {
    let service: Service.ID
    let measure: MeasureID
    let basis: Basis
    let windowDays: Int?
    let source: ExportKind?

    init(_ service: Service.ID, _ figure: ArchivedFigure) {
      self.service = service
      (measure, basis) = (figure.measure, figure.basis)
      (windowDays, source) = (figure.windowDays, figure.source)
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.service.slug, left.basis.rawValue, left.windowDays ?? 0, left.source?.rawValue ?? "")
        < (right.service.slug, right.basis.rawValue, right.windowDays ?? 0, right.source?.rawValue ?? "")
    }

    func line(_ points: [Point]) -> Line {
      Line(
        service: service.slug, measure: measure.rawValue, basis: basis.rawValue, windowDays: windowDays,
        source: source?.rawValue, points: points)
    }
  }
}

/// A cell as RFC 4180 has it, made harmless for spreadsheets.
func csvCell(_ text: String) -> String {
  var cell = text
  if let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { cell = "'" + cell }
  guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
  return "\"" + cell.replacing("\"", with: "\"\"") + "\""
}

/// Shows how the use of services by one customer went.
///
/// - Parameters:
///   - customer: the id, a domain or the exact name.
///   - service: the slug of one service; `nil` for all.
///   - configuration: where the archive is.
///   - format: a chart, JSON or CSV.
/// - Returns: the answer.
/// - Throws: ``RequestError`` where the archive cannot be read, or does not have the customer or the service.
public func showTrend(
  of customer: String, service: String?, _ configuration: ArchiveConfiguration, as format: AnswerFormat
) throws(RequestError) -> String {
  let known = try trendRecord(of: customer, configuration)
  let (nights, figures) = (known.nights, known.figures)
  let asked = service.map { Service.ID($0.lowercased()) }
  if let asked, !figures.contains(where: { $0.subject == .service(asked) }) {
    let known = Set(figures.compactMap { if case .service(let id) = $0.subject { id.slug } else { nil } })
      .sorted()
    throw .usage("--service: expected one of \(known.joined(separator: ", ")); found '\(asked)'")
  }
  let document = TrendDocument(
    customer: (known.customer, known.name), nights: nights, figures: figures, dates: known.dates,
    service: asked)
  return format == .csv ? document.csv : try document.written(as: format)
}

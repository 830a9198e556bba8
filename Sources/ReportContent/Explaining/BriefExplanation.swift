internal import AdoptionDomain
internal import AdoptionMetrics

/// How the headline figures of one customer came about, short enough for a list of many customers.
public struct BriefExplanation: Hashable, Sendable {
  /// The judged services whose use is known.
  public let services: [BriefService]
  /// The kinds of files that hold records of the customer.
  public let sources: [BriefSource]

  /// Whether there is nothing to explain: no export tells of the customer.
  public var isEmpty: Bool { services.isEmpty && sources.isEmpty }
}

/// The headline figure of one service with what stands behind it, in numbers and words.
public struct BriefService: Hashable, Sendable {
  /// The service's slug.
  public let service: String
  /// What the denominator counts.
  public let basis: String
  /// Both counts.
  public let numerator, denominator: Int
  /// The percentage and the bounds of its interval at 95 % confidence, each with one decimal and a point.
  public let percent, lower, upper: String?
  /// The least and the most that the numerator can be; `nil` where it is exact.
  public let least, most: Int?
  /// All active people; `nil` where no export tells of people.
  public let active: Int?
  /// Licensed active people of whom no source tells what covers them; `nil` where there are none.
  public let unattributed: Int?
  /// Active people by class, those without anybody left out.
  public let classes: [BriefClass]
  /// The usage over the same basis where it is above 100 %, with one decimal and a point.
  public let excess: String?
  /// The gap over entitled units; `nil` where it is not known.
  public let gap: ExplainedGap.Known?
  /// The figure, who the active people are, why they are more than counted, and the gap, a line each.
  public let lines: [String]
}

/// The active people of one class.
public struct BriefClass: Hashable, Sendable {
  /// The measure that counts the class.
  public let measure: String
  /// How many; at least 1.
  public let people: Int
  /// The least and the most that they can be; `nil` where the number is exact.
  public let least, most: Int?
}

/// One kind of file, and what became of the customer's records.
public struct BriefSource: Hashable, Sendable {
  /// The kind's id.
  public let kind: String
  /// Records used and left out.
  public let used, leftOut: Int
  /// The same in words.
  public let words: String
}

extension BriefExplanation {
  /// Explains the headline figures of a customer.
  init(_ explainer: Explainer, wording: Wording) {
    let writer = ExplanationWriter(context: explainer.context, wording: wording)
    services = explainer.judgedHeadlines.filter { $0.ratio != nil }.compactMap { measure in
      BriefService(explainer.explained(measure.subject, [measure], withHoldings: false), writer)
    }
    var counts: [(kind: ExportKind, used: Int, leftOut: Int)] = []
    for file in explainer.files {
      guard let used = file.used else { continue }
      let leftOut = file.leftOut.reduce(0) { $0 + $1.records }
      if let place = counts.firstIndex(where: { $0.kind == file.kind }) {
        counts[place].used += used
        counts[place].leftOut += leftOut
      } else {
        counts.append((file.kind, used, leftOut))
      }
    }
    sources = counts.map { kind, used, leftOut in
      let (name, records) = (wording.text(.export(kind)), wording.number(used))
      return BriefSource(
        kind: kind.rawValue, used: used, leftOut: leftOut,
        words: leftOut == 0
          ? wording.text(.explainBriefSource, name, records)
          : wording.text(.explainBriefLeftOut, name, records, wording.number(leftOut)))
    }
  }
}

extension BriefService {
  fileprivate init?(_ explained: ExplainedSubject, _ writer: ExplanationWriter) {
    guard let figure = explained.figures.first, let ratio = figure.measure.ratio else { return nil }
    let measure = figure.measure
    service = measure.subject.name
    basis = measure.basis.rawValue
    (numerator, denominator) = (ratio.numerator, ratio.denominator)
    percent = ratio.tenthsOfPercent.map(plainDecimal)
    lower = figure.interval.map { plainDecimal(tenths: $0.tenths($0.lower)) }
    upper = figure.interval.map { plainDecimal(tenths: $0.tenths($0.upper)) }
    (least, most) = (measure.bounds?.lowerBound, measure.bounds?.upperBound)
    active = explained.attribution?.active
    unattributed = explained.attribution.flatMap { $0.unattributed > 0 ? $0.unattributed : nil }
    classes = (explained.attribution?.classes ?? []).compactMap { row -> BriefClass? in
      guard let people = row.people, people > 0 else { return nil }
      return BriefClass(
        measure: row.id.rawValue, people: people, least: row.bounds?.lowerBound, most: row.bounds?.upperBound)
    }
    excess = explained.excess?.usage.ratio?.tenthsOfPercent.map(plainDecimal)
    gap = explained.gap?.known
    let spread = figure.spread.flatMap { spread in
      measure.bounds.map { writer.words(spread, $0) }
    }
    lines = [
      writer.brief(figure, of: explained.name), spread, explained.attribution.map(writer.brief),
      explained.excess.map(writer.words), explained.gap.map(writer.words),
    ].compactMap(\.self)
  }
}

extension ExplanationWriter {
  fileprivate func brief(_ figure: ExplainedFigure, of service: String) -> String {
    let words = words(figure.measure)
    guard let interval = figure.interval else { return "\(service): \(words)" }
    return wording.text(.explainBriefFigure, service, words, self.words(interval, of: figure.measure))
  }

  /// The active people and their classes in one line.
  fileprivate func brief(_ attribution: ExplainedAttribution) -> String {
    let parts = attribution.classes.filter { $0.people != 0 && ($0.people != nil || attribution.active > 0) }
      .map(words)
    let rest = words(unattributedOf: attribution).map { [$0] } ?? []
    return ([wording.text(.explainActive, people(attribution.active))] + parts + rest).joined(separator: "; ")
  }
}

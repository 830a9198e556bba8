internal import AdoptionDomain
internal import AdoptionMetrics
internal import ReportContent
internal import SnapshotArchive

/// One night of the archive: what was read, what was found, and the use of each service over all customers.
struct NightDocument: Document {
  struct Input: Encodable {
    let path: String
    let kind: String
    let size: Int
    let fingerprint: String
    let records: Int
    let rejected: Int
    let lastDay: String?
  }

  struct ServiceUse: Encodable {
    let service: String
    let basis: String
    let customers: Int
    let numerator: Int
    let denominator: Int
  }

  let night: NightsDocument.Night
  let inputs: [Input]
  let findings: [String]
  let use: [ServiceUse]

  init(_ night: ArchivedNight, sources: [ExportSource], findings: [Finding], figures: [FigureSpan]) {
    self.night = NightsDocument.Night(night)
    inputs = sources.map {
      Input(
        path: $0.path, kind: $0.kind.rawValue, size: $0.size, fingerprint: $0.fingerprint,
        records: $0.records, rejected: $0.rejectedRecords, lastDay: $0.dataDates?.end.description)
    }
    self.findings = findings.map { "\($0.severity.rawValue): \($0)" }
    use = Self.use(of: figures)
  }

  private static func use(of figures: [FigureSpan]) -> [ServiceUse] {
    struct Key: Hashable {
      let service: String
      let basis: Basis
    }
    var totals: [Key: (customers: Int, numerator: Int, denominator: Int)] = [:]
    for span in figures {
      guard case .service(let service) = span.subject else { continue }
      for figure in span.figures where figure.measure == .adjustedUsage && figure.ratio.denominator > 0 {
        totals[Key(service: service.slug, basis: figure.basis), default: (0, 0, 0)].customers += 1
        totals[Key(service: service.slug, basis: figure.basis)]?.numerator += figure.ratio.numerator
        totals[Key(service: service.slug, basis: figure.basis)]?.denominator += figure.ratio.denominator
      }
    }
    return totals.sorted { ($0.key.service, $0.key.basis.rawValue) < ($1.key.service, $1.key.basis.rawValue) }
      .map {
        ServiceUse(
          service: $0.key.service, basis: $0.key.basis.rawValue, customers: $0.value.customers,
          numerator: $0.value.numerator, denominator: $0.value.denominator)
      }
  }

  var text: String {
    var text = "night      \(night.night), revision \(night.revision)\n"
    text += "data date  \(night.dataDate ?? "none")\n"
    text += "customers  \(night.customers)\n"
    text += "published  \(night.folder ?? "no: it was read in afterwards")\n"
    text += "version    \(night.programVersion)\n\n"
    var exports = TextColumns(["export", "kind", "records", "set aside", "data until"], numeric: [2, 3])
    for input in inputs {
      exports.add([
        terminalText(input.path), input.kind, "\(input.records)", "\(input.rejected)", input.lastDay ?? "-",
      ])
    }
    text += exports.text + "\n"
    var services = TextColumns(
      ["service", "of", "customers", "active", "of all", "percent"], numeric: [2, 3, 4, 5])
    for line in use {
      services.add([
        line.service, line.basis, "\(line.customers)", "\(line.numerator)", "\(line.denominator)",
        percentText(Ratio(line.numerator, of: line.denominator)),
      ])
    }
    text += services.text + "\n\(findings.count) findings\n"
    for finding in findings.prefix(20) { text += "  \(terminalText(finding))\n" }
    if findings.count > 20 { text += "  and \(findings.count - 20) more; --format json has all\n" }
    return text
  }
}

/// A ratio in percent with one decimal, or a dash where it is undefined.
func percentText(_ ratio: Ratio) -> String {
  guard let tenths = ratio.tenthsOfPercent else { return "-" }
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

/// Shows one night of the archive.
///
/// - Parameters:
///   - night: the night.
///   - configuration: where the archive is.
///   - format: text or JSON.
/// - Returns: the answer.
/// - Throws: ``RequestError`` where the archive cannot be read or does not have the night.
public func showNight(
  _ night: NightReference, _ configuration: ArchiveConfiguration, as format: AnswerFormat
) throws(RequestError) -> String {
  let document = try readingArchive(configuration) { archive throws(ArchiveError) in
    let night = try night.night(in: archive)
    return NightDocument(
      night, sources: try archive.sources(of: night), findings: try archive.findings(of: night),
      figures: try archive.figures(in: night))
  }
  return try document.written(as: format)
}

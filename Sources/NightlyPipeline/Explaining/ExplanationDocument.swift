internal import AdoptionDomain
internal import AdoptionMetrics
internal import FoundationEssentials
internal import NightPublishing
internal import ReportContent

/// An explanation for machines: ids and numbers, no words; what is unknown is absent.
struct ExplanationDocument: Codable, Equatable {
  let customer: String
  let name: String
  let night: String
  let dataDate: String?
  let subjects: [SubjectDocument]
  let sources: [SourceDocument]

  struct SourceDocument: Codable, Equatable {
    let path: String
    let kind: String
    let used: Int?
    let leftOut: [String: Int]
  }

  struct SubjectDocument: Codable, Equatable {
    let scope: String
    let subject: String
    let name: String
    let figures: [FigureDocument]
    let attribution: AttributionDocument?
    let excess: ExcessDocument?
    let gap: GapDocument?
    let holdings: [SKUDocument]
  }

  init(_ explanation: Explanation, sources: [ExportSource]) {
    customer = explanation.customer.text
    name = explanation.name
    night = explanation.night.description
    dataDate = explanation.dataDate?.description
    subjects = explanation.subjects.map { subject in
      SubjectDocument(
        scope: subject.subject.scope, subject: subject.subject.name, name: subject.name,
        figures: subject.figures.map { FigureDocument($0, sources: sources) },
        attribution: subject.attribution.map(AttributionDocument.init),
        excess: subject.excess.map(ExcessDocument.init), gap: subject.gap.map(GapDocument.init),
        holdings: subject.holdings.map(SKUDocument.init))
    }
    self.sources = explanation.sources.map { source in
      SourceDocument(
        path: source.path, kind: source.kind.rawValue, used: source.used,
        leftOut: Dictionary(
          source.leftOut.map { ($0.reason.rawValue, $0.records) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The document as JSON with sorted keys.
  func json() throws(NightError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      throw .publishing(
        PublishingError(
          kind: .inputOutput, operation: "encode", path: "explanation", reason: "\(error)"))
    }
  }
}

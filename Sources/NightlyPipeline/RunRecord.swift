internal import AdoptionDomain
internal import FoundationEssentials
internal import NightPublishing
internal import ReportContent

/// What `run.json` keeps of a run; the one file of a night that may differ between two runs of the same exports.
struct RunRecord: Codable, Equatable {
  struct StageRecord: Codable, Equatable {
    let name: String
    let milliseconds: Int
  }

  struct Input: Codable, Equatable {
    let path: String
    let kind: String
    let size: Int
    let fingerprint: String
    let records: Int
    let rejected: Int
  }

  struct FindingRecord: Codable, Equatable {
    let severity: String
    let code: String
    let file: String?
    let line: Int?
    let column: Int?
    let customer: String?
    let count: Int?
    let expected: String?
    let found: String?
  }

  let program: String
  let version: String
  let night: String
  let dataDate: String?
  let revision: Int
  let customers: Int
  let files: Int
  let unpublished: [String]
  let stages: [StageRecord]
  let inputs: [Input]
  let findings: [FindingRecord]

  init(
    _ night: NightOutline, version: String, publication: Publication, stages: [(Stage, Duration)]
  ) {
    program = "adoption-report"
    self.version = version
    self.night = night.night.description
    dataDate = night.dataDate?.description
    revision = publication.revision
    customers = night.customers
    files = publication.files
    unpublished = night.unpublished.map { "\($0.path): \($0.reason)" }
    self.stages = stages.map { StageRecord(name: $0.0.rawValue, milliseconds: $0.1.milliseconds) }
    inputs = night.sources.map {
      Input(
        path: $0.path, kind: $0.kind.rawValue, size: $0.size, fingerprint: $0.fingerprint,
        records: $0.records,
        rejected: $0.rejectedRecords)
    }
    findings = night.findings.map {
      FindingRecord(
        severity: $0.severity.rawValue, code: $0.code.rawValue, file: $0.file, line: $0.line,
        column: $0.column,
        customer: $0.customer?.text, count: $0.count, expected: $0.expected, found: $0.found)
    }
  }

  /// The record as JSON with sorted keys.
  func json() throws(PublishingError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self)) + [0x0A]
    } catch {
      throw .encoding("run.json", "\(error)")
    }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

extension PublishingError {
  /// An error of writing something as JSON.
  static func encoding(_ what: String, _ reason: String) -> PublishingError {
    PublishingError(kind: .inputOutput, operation: "encode", path: what, reason: reason)
  }
}

internal import AdoptionDomain
internal import NightPublishing

/// How long a stage took, as `run.json` and `runs.json` keep it.
struct StageRecord: Codable, Equatable {
  /// The stage.
  let name: String
  let milliseconds: Int

  init(_ stage: Stage, _ duration: Duration) {
    (name, milliseconds) = (stage.rawValue, duration.milliseconds)
  }
}

/// What `run.json` keeps of a run; the one file of a night that may differ between two runs of the same exports.
struct RunRecord {
  let night: NightOutline
  /// The version of the program.
  let version: String
  let publication: Publication
  /// The stages that have ended.
  let stages: [(Stage, Duration)]

  /// The record as JSON with sorted keys.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("customers", night.customers)
      writer.member("dataDate", night.dataDate?.description)
      writer.member("files", publication.files)
      writer.member("findings") { $0.array(night.findings, Self.write) }
      writer.member("inputs") { $0.array(night.sources, Self.write) }
      writer.member("night", night.night.description)
      writer.member("program", "adoption-report")
      writer.member("revision", publication.revision)
      writer.member("stages") { $0.array(stages.map(StageRecord.init), Self.write) }
      writer.member("unpublished") {
        $0.array(night.unpublished) { $0.write("\($1.path): \($1.reason)") }
      }
      writer.member("version", version)
    }
    return writer.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(_ writer: inout JSONWriter, _ finding: Finding) {
    writer.object { writer in
      writer.member("code", finding.code.rawValue)
      writer.member("column", finding.column)
      writer.member("count", finding.count)
      writer.member("customer", finding.customer?.text)
      writer.member("expected", finding.expected)
      writer.member("file", finding.file)
      writer.member("found", finding.found)
      writer.member("line", finding.line)
      writer.member("severity", finding.severity.rawValue)
    }
  }

  private static func write(_ writer: inout JSONWriter, _ source: ExportSource) {
    writer.object { writer in
      writer.member("fingerprint", source.fingerprint)
      writer.member("kind", source.kind.rawValue)
      writer.member("path", source.path)
      writer.member("records", source.records)
      writer.member("rejected", source.rejectedRecords)
      writer.member("size", source.size)
    }
  }

  private static func write(_ writer: inout JSONWriter, _ stage: StageRecord) {
    writer.object { writer in
      writer.member("milliseconds", stage.milliseconds)
      writer.member("name", stage.name)
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

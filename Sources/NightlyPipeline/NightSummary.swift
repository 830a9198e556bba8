internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent

/// What a night came to.
public struct NightSummary: Sendable {
  /// The folder of the published night, below the output folder.
  public let folder: String
  /// Whether the same night was published before, byte for byte.
  public let isUnchanged: Bool
  /// The number of customers.
  public let customers: Int
  /// The number of exports that were used.
  public let exports: Int
  /// Exports that were refused.
  public let refusedExports: Int
  /// What is to be said about the exports: warnings, notes and refusals together.
  public let findings: Int
  /// Reports that were not published.
  public let unpublished: [UnpublishedReport]

  init(_ night: NightOutline, publication: Publication) {
    folder = publication.folder
    isUnchanged = publication.outcome == .unchanged
    customers = night.customers
    exports = night.sources.count
    refusedExports = night.findings.count { $0.severity == .refusal }
    findings = night.findings.count
    unpublished = night.unpublished
  }

  /// How the process ends.
  public var exitStatus: ExitStatus { refusedExports == 0 && unpublished.isEmpty ? .success : .partial }
}

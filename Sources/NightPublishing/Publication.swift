/// A night as it now stands in the output folder.
public struct Publication: Sendable, Equatable {
  /// What publishing did.
  public enum Outcome: Sendable, Equatable {
    /// The night was put in place, or an interrupted publication of the same files was finished.
    case published
    /// The night stood there with the same files; nothing on disk changed.
    case unchanged
  }

  /// The night's folder relative to the output folder, "nights/2026-11-21.r1".
  public let folder: String
  /// The revision of the night, counted from 1.
  public let revision: Int
  /// What publishing did.
  public let outcome: Outcome
  /// The number of files in the manifest: all but the manifest itself and the run record.
  public let files: Int
  /// The size of those files together, in bytes.
  public let bytes: Int
  /// The SHA-256 of the manifest, 32 bytes.
  public let manifestDigest: [UInt8]
  /// The SHA-256 of the run record; `nil` until it is written.
  public internal(set) var runRecordDigest: [UInt8]?

  /// A publication from its parts.
  public init(
    folder: String, revision: Int, outcome: Outcome, files: Int, bytes: Int, manifestDigest: [UInt8],
    runRecordDigest: [UInt8]? = nil
  ) {
    self.folder = folder
    self.revision = revision
    self.outcome = outcome
    self.files = files
    self.bytes = bytes
    self.manifestDigest = manifestDigest
    self.runRecordDigest = runRecordDigest
  }
}

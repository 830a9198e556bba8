internal import NightPublishing
internal import SnapshotArchive

/// What a verification came to.
public struct VerificationSummary: Sendable {
  /// What is damaged, a line each.
  public let damages: [String]
  /// How many nights were looked at.
  public let nights: Int
  /// How many published files were read.
  public let files: Int

  /// How the process ends.
  public var exitStatus: ExitStatus { damages.isEmpty ? .success : .inputOutput }
}

/// Holds the archive against its digests, and every published file against the night's manifest.
///
/// Nights whose reports are not kept any more have no folder, and no link that leads to it.
/// - Parameter configuration: where the archive is.
/// - Returns: what is damaged.
/// - Throws: ``RequestError`` where there is no archive, or it cannot be read at all.
public func verifyArchive(_ configuration: ArchiveConfiguration) throws(RequestError) -> VerificationSummary {
  let (damages, nights) = try readingArchive(configuration) { archive throws(ArchiveError) in
    let damages = try archive.damages()
    do throws(ArchiveError) {
      return (damages.map { "\(archive.path): \($0)" }, try archive.nights())
    } catch {
      // The nights themselves are among what is damaged, and said already where the tables were summed up.
      guard !damages.isEmpty else { throw error }
      return (damages.map { "\(archive.path): \($0)" } + [error.description], [])
    }
  }
  let published = try RequestError.asking { () throws(NightError) in
    try publishing { () throws(PublishingError) in
      try verifyPublished(nights, hasDamages: !damages.isEmpty, configuration)
    }
  }
  return VerificationSummary(
    damages: damages + published.damages, nights: nights.count, files: published.files)
}

/// Holds the files of published nights against what the archive knows of them.
private func verifyPublished(
  _ nights: [ArchivedNight], hasDamages: Bool, _ configuration: ArchiveConfiguration
) throws(PublishingError) -> (damages: [String], files: Int) {
  let output = configuration.outputFolder
  var (found, files) = ([String](), 0)
  if nights.isEmpty, !hasDamages {
    let folders = try PublishedNight.folders(in: output)
    guard folders.isEmpty else {
      return (
        [
          "\(configuration.archivePath): expected \(folders.count) published nights, found none: they are lost"
        ], 0
      )
    }
  }
  for night in nights {
    guard let publication = night.entry.publication else { continue }
    guard let published = try PublishedNight(folder: publication.folder, outputFolder: output) else {
      if try PublishedNight.isLinked(folder: publication.folder, outputFolder: output) {
        found.append("\(publication.folder): missing; render --night \(night.entry.night) renders it again")
      }
      continue
    }
    let outcome = try published.verify(
      manifestDigest: publication.manifest, runRecordDigest: publication.runRecord)
    files += outcome.files
    found += outcome.damages.map { "\(publication.folder)/\($0)" }
  }
  return (found, files)
}

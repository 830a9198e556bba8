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

/// Holds the archive against its digests, and every published file that is still there against the night's manifest.
///
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
  var (found, files) = (damages, 0)
  for night in nights {
    guard let publication = night.entry.publication else { continue }
    do throws(PublishingError) {
      let published = try PublishedNight(folder: publication.folder, outputFolder: configuration.outputFolder)
      guard let published else {
        found.append("\(publication.folder): missing; render --night \(night.entry.night) renders it again")
        continue
      }
      let outcome = try published.verify(
        manifestDigest: publication.manifest, runRecordDigest: publication.runRecord)
      files += outcome.files
      found += outcome.damages.map { "\(publication.folder)/\($0)" }
    } catch {
      throw .night(.publishing(error))
    }
  }
  return VerificationSummary(damages: found, nights: nights.count, files: files)
}

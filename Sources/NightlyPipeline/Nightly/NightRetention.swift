internal import AdoptionDomain
internal import NightPublishing
internal import SettingsFiles
internal import SnapshotArchive

/// Removes the nights that are not kept any more, published and archived.
///
/// - Parameters:
///   - configuration: which are kept.
///   - output: the output folder.
///   - archivePath: where the archive is; `nil` where none is kept.
/// - Returns: what was removed: folders of published nights, and nights of the archive.
/// - Throws: an error of the output folder or the archive; what was removed until then is gone.
func removeNights(
  notKeptBy configuration: Configuration, from output: borrowing OutputFolder, archivePath: String?
) throws(NightError) -> [String] {
  var removed: [String] = []
  if let kept = configuration.keptPublished {
    removed += try publishing { () throws(PublishingError) in
      try removePublishedNights(notKeptBy: Retention(kept), from: output)
    }
  }
  if let kept = configuration.keptArchived, let archivePath {
    removed += try withArchive(at: archivePath) { archive throws(NightError) in
      try archiving { () throws(ArchiveError) in
        let nights = try archive.nights(removedBy: Retention(kept))
        try archive.remove(nights)
        return nights.map { "archive \($0.name)" }
      }
    }
  }
  return removed
}

/// Removes published nights; of a night that is kept, every revision is.
private func removePublishedNights(
  notKeptBy retention: Retention, from output: borrowing OutputFolder
) throws(PublishingError) -> [String] {
  let folders = try output.publishedNights()
  let kept = retention.kept(of: folders.compactMap(publishedDay))
  var removed: [String] = []
  for folder in folders {
    guard let night = publishedDay(of: folder), !kept.contains(night) else { continue }
    try output.removePublishedNight(folder)
    removed.append(folder)
  }
  return removed
}

extension Retention {
  init(_ kept: KeptCounts) {
    self.init(daily: kept.daily, weekly: kept.weekly, monthly: kept.monthly, yearly: kept.yearly)
  }
}

internal import AdoptionDomain
internal import NightPublishing
internal import SnapshotArchive

/// The customers whose pages are those of the last recorded night, and that night's files.
///
/// What a page is made from is known before it is rendered: the customer's facts, figures, advice and history, the settings
/// and the program's version. Where all of it is as it was, the bytes are, too.
struct UnchangedPages: Sendable {
  private let night: LinkableNight
  /// Whether the page of each customer is unchanged, by the customers' places.
  private(set) var isUnchanged: [Bool] = []
  private let known: [Customer.ID: PageIdentity]

  /// Looks at the last recorded night; `nil` where there is none, or its files are not there as they were published.
  static func since(_ archive: SnapshotArchive, outputFolder: String) throws(NightError) -> UnchangedPages? {
    let last = try archiving { () throws(ArchiveError) in try archive.lastRecordedNight() }
    guard let last, let publication = last.entry.publication else { return nil }
    let known = try archiving { () throws(ArchiveError) in try archive.pages(of: last) }
    let night = try publishing { () throws(PublishingError) in
      try LinkableNight(
        folder: publication.folder, outputFolder: outputFolder, manifestDigest: publication.manifest)
    }
    return night.map { UnchangedPages(night: $0, known: known) }
  }

  /// Takes the next customer of the night.
  mutating func add(_ customer: Customer.ID, _ page: PageIdentity) {
    isUnchanged.append(known[customer] == page)
  }

  /// Links files into a staging.
  func linker(into staging: Staging) -> FileLinker { FileLinker(from: night, into: staging) }
}

internal import AdoptionDomain
internal import NightPublishing
internal import SnapshotArchive

/// Where the archive is, and what the program needs besides to work with it.
public struct ArchiveConfiguration: Sendable {
  /// The folder that everything is written to.
  public var outputFolder: String
  /// The folders of templates of today, base first.
  public var templateFolders: [String]
  /// The version of the program.
  public var programVersion: String
  /// The process, for the names of staging folders.
  public var processID: Int32
  /// The permissions of what is published or rendered again.
  var modes = FileModes.ownerOnly

  /// Creates a configuration.
  public init(outputFolder: String, templateFolders: [String], programVersion: String, processID: Int32) {
    self.outputFolder = outputFolder
    self.templateFolders = templateFolders
    self.programVersion = programVersion
    self.processID = processID
  }

  var archivePath: String { outputFolder + "/" + SnapshotArchive.fileName }
}

/// Opens the archive for reading, and hands it over.
func readingArchive<Value>(
  _ configuration: ArchiveConfiguration, _ body: (SnapshotArchive) throws(ArchiveError) -> Value
) throws(RequestError) -> Value {
  try RequestError.asking { () throws(ArchiveError) in
    let archive = try SnapshotArchive.openForReading(path: configuration.archivePath)
    let value = try body(archive)
    try archive.close()
    return value
  }
}

/// A night as a person names it: `2026-11-21`, `2026-11-21.r2` or `latest`.
public struct NightReference: Equatable, Sendable {
  /// The night; `nil` for the latest one.
  let night: CalendarDay?
  /// The revision; `nil` for the newest one.
  let revision: Int?

  /// Reads a reference; `nil` for any other text.
  public init?(_ text: String) {
    if text == "latest" {
      (night, revision) = (nil, nil)
      return
    }
    guard let night = CalendarDay(iso8601: String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    if rest.isEmpty {
      (self.night, revision) = (night, nil)
      return
    }
    guard rest.hasPrefix(".r"), let revision = Int(rest.dropFirst(2)), revision >= 1 else { return nil }
    (self.night, self.revision) = (night, revision)
  }

  /// A reference to a night that is known.
  init(_ night: ArchivedNight) { (self.night, revision) = (night.entry.night, night.entry.revision) }

  /// The night that is meant.
  func night(in archive: SnapshotArchive) throws(ArchiveError) -> ArchivedNight {
    if let night { return try archive.night(night, revision: revision) }
    guard let latest = try archive.nights().last else {
      throw ArchiveError(
        .notFound, path: archive.path, reason: "expected a night, found an archive without any")
    }
    return latest
  }
}

/// How an answer is written.
public enum AnswerFormat: String, CaseIterable, Sendable {
  /// Lines for people.
  case text
  /// A document for machines.
  case json
  /// A table for machines and spreadsheets.
  case csv
}

public import AdoptionDomain

/// What the archive says of a night as a whole.
public struct NightEntry: Hashable, Sendable {
  /// The night.
  public let night: CalendarDay
  /// The revision of the night, from 1.
  public let revision: Int
  /// The latest data date of the exports.
  public let dataDate: CalendarDay?
  /// How many customers there are.
  public let customers: Int
  /// The version of the program that recorded it.
  public let programVersion: String
  /// The slugs of the services in the order of their catalog, which is what places in facts mean.
  public let services: [String]
  /// The files that were published; `nil` for a night that was read in without being published.
  public let publication: ArchivedPublication?

  /// Creates the entry of a night.
  public init(
    night: CalendarDay, revision: Int, dataDate: CalendarDay?, customers: Int, programVersion: String,
    services: [String], publication: ArchivedPublication?
  ) {
    self.night = night
    self.revision = revision
    self.dataDate = dataDate
    self.customers = customers
    self.programVersion = programVersion
    self.services = services
    self.publication = publication
  }
}

/// Where the files of a night were published.
public struct ArchivedPublication: Hashable, Sendable {
  /// The folder below the output folder.
  public let folder: String
  /// How many files the manifest names.
  public let files: Int
  /// The SHA-256 of the manifest.
  public let manifest: [UInt8]
  /// The SHA-256 of the run record.
  public let runRecord: [UInt8]

  /// Creates a publication.
  public init(folder: String, files: Int, manifest: [UInt8], runRecord: [UInt8]) {
    self.runRecord = runRecord
    self.folder = folder
    self.files = files
    self.manifest = manifest
  }
}

/// A file of the templates, rules or texts as it was.
public struct KeptFile: Hashable, Sendable {
  /// The number of its folder among the folders of templates, 0 for the base.
  public let layer: Int
  /// The path below that folder.
  public let path: String
  /// The content.
  public let content: [UInt8]

  /// Creates a file.
  public init(layer: Int, path: String, content: [UInt8]) {
    self.layer = layer
    self.path = path
    self.content = content
  }
}

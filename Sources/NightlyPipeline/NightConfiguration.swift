internal import AdoptionDomain
internal import NightPublishing

/// What a night needs to know before it starts.
public struct NightConfiguration: Sendable {
  /// The folder of exports.
  public var exportsFolder: String
  /// The folder that everything is written to.
  public var outputFolder: String
  /// The folders of templates, base first; the last one that has a file wins.
  public var templateFolders: [String]
  /// The night: the calendar day in the configured zone at the start.
  var night: CalendarDay
  /// The version of the program, for the run record.
  public var programVersion: String
  /// Whether every XML report is held against the schema, and not only those with a piece that none had before.
  public var isValidatingAll: Bool
  /// Whether the night is recorded in the archive and compared with earlier ones.
  public var isArchiving = true
  /// The permissions of published files and of folders.
  var modes = FileModes.ownerOnly
  /// The process, for the names of staging folders.
  public var processID: Int32

  /// Creates a configuration; `nil` where `night` is no day `yyyy-MM-dd`.
  public init?(
    exportsFolder: String, outputFolder: String, templateFolders: [String], night: String,
    programVersion: String, processID: Int32, isValidatingAll: Bool = false
  ) {
    guard let night = CalendarDay(iso8601: night) else { return nil }
    self.exportsFolder = exportsFolder
    self.outputFolder = outputFolder
    self.templateFolders = templateFolders
    self.night = night
    self.programVersion = programVersion
    self.processID = processID
    self.isValidatingAll = isValidatingAll
  }
}

public import MustacheTemplates
public import NightPublishing
public import SettingsFiles
public import SnapshotArchive
public import UsageImport

/// How a run ends, as the exit status of the process (docs/operations.md).
public enum ExitStatus: Int32, CaseIterable, Sendable {
  /// All well.
  case success = 0
  /// Finished, but some export was refused, some report not published or some mail not delivered.
  case partial = 1
  /// Exports were found, but none was usable.
  case noUsableExport = 65
  /// There is no export.
  case noInput = 66
  /// The mail server cannot be reached; what is to be sent is sent by a later run.
  case mailUnreachable = 69
  /// An error in the program itself.
  case internalError = 70
  /// The output cannot be written.
  case cannotWrite = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another run holds the lock.
  case locked = 75
  /// A configuration, template or playbook error, found before any export was opened.
  case configuration = 78
  /// Stopped by SIGINT.
  case interrupted = 130
  /// Stopped by SIGTERM, or since its time was over.
  case terminated = 143
}

/// Why a night ends without a published report.
public enum NightError: Error, Sendable {
  /// A file of settings cannot be used.
  case settings(SettingsError)
  /// A template, the style sheet or the schema cannot be used.
  case templates(TemplateError)
  /// The folder of exports cannot be read.
  case exportsFolder(ExportFolderError)
  /// The folder of exports holds no file.
  case noExports(folder: String)
  /// No export could be used; the findings say why.
  case noUsableExport(folder: String, refused: Int)
  /// The report cannot be published.
  case publishing(PublishingError)
  /// The archive cannot be read or written.
  case archive(ArchiveError)
  /// The night was asked to stop.
  case stopped(StopReason)

  /// How the process ends.
  public var exitStatus: ExitStatus {
    switch self {
    case .settings, .templates: .configuration
    case .exportsFolder, .noExports: .noInput
    case .noUsableExport: .noUsableExport
    case .publishing(let error):
      switch error.kind {
      case .locked: .locked
      case .cannotWrite: .cannotWrite
      case .inputOutput: .inputOutput
      }
    case .archive(let error):
      switch error.kind {
      case .cannotWrite, .newerVersion: .cannotWrite
      case .inputOutput, .damaged: .inputOutput
      case .notFound: .noInput
      }
    case .stopped(let reason): reason == .interrupted ? .interrupted : .terminated
    }
  }
}

extension NightError {
  /// What the operator can do about it, as the end of a sentence.
  public var remedy: String {
    switch exitStatus {
    case .success, .partial: "mend what is listed above and run again"
    case .noUsableExport: "adoption-report check says what is wrong with each"
    case .noInput: "look at the folder of exports, or at what archive list shows"
    case .mailUnreachable:
      "look at the server; the next run, or adoption-report mail retry, sends what is left"
    case .internalError: "report it"
    case .cannotWrite: "look at the rights and the free space of the output folder"
    case .inputOutput: "look at the disk; adoption-report archive verify tells whether the archive is whole"
    case .locked: "wait for the run that holds it"
    case .configuration: "mend it and run again"
    case .interrupted, .terminated: "run again: what was published stays, all else begins anew"
    }
  }

  /// Whether only the exports are at fault, so that other nights may do.
  var isOfExports: Bool {
    switch self {
    case .exportsFolder, .noExports, .noUsableExport: true
    case .settings, .templates, .publishing, .archive, .stopped: false
    }
  }
}

extension NightError: CustomStringConvertible {
  /// One line: what, where, what was expected and found.
  public var description: String {
    switch self {
    case .settings(let error): error.description
    case .templates(let error): error.description
    case .exportsFolder(let error): error.description
    case .noExports(let folder): "\(folder): expected exports, found no file"
    case .noUsableExport(let folder, let refused):
      "\(folder): expected at least one usable export with a customer, found none; \(refused) files were refused"
    case .publishing(let error): error.description
    case .archive(let error): error.description
    case .stopped(.terminated): "stopped by SIGTERM"
    case .stopped(.interrupted): "stopped by SIGINT"
    case .stopped(.timeLimit(let seconds)): "stopped, since its time of \(seconds) s was over"
    }
  }
}

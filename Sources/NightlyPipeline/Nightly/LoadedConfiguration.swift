internal import AdoptionDomain
internal import NightPublishing
internal import SettingsFiles

/// What an option of the command line says of a setting.
public struct ConfigurationOption: Sendable {
  /// The setting's dotted path, such as `log.format`.
  public let setting: String
  /// The option, such as `--log-format`.
  public let name: String
  /// The values; one, but for a list.
  public let texts: [String]

  /// Creates an option.
  public init(_ setting: String, _ name: String, _ texts: [String]) {
    (self.setting, self.name, self.texts) = (setting, name, texts)
  }
}

/// The configuration of the program: options over environment over file over what holds otherwise.
public struct LoadedConfiguration: Sendable {
  /// A setting as a person is shown it.
  public struct Line: Equatable, Sendable {
    /// The setting's dotted path.
    public let setting: String
    /// Its value, or of a secret where it is to be found; `nil` where it is not in force.
    public let value: String?
    /// Where the value comes from; `nil` where it is not in force.
    public let source: String?
  }

  let configuration: Configuration
  /// The path of the configuration file; `nil` where there is none.
  public let file: String?
  /// All settings.
  public let lines: [Line]

  /// Reads the configuration.
  ///
  /// - Parameters:
  ///   - options: the options that were given.
  ///   - environment: the whole environment.
  ///   - file: the configuration file; `nil` for that of `ADOPTION_REPORT_CONFIG`, if any.
  /// - Throws: `.settings` with the first mistake, and where it stands.
  public init(
    options: [ConfigurationOption], environment: [String: String], file: String?
  ) throws(NightError) {
    self.file = file ?? environment[configurationFileVariable]
    var values: [ConfigurationKey: ConfiguredValue] = [:]
    for option in options {
      if let key = ConfigurationKey(rawValue: option.setting) {
        values[key] = ConfiguredValue(option.texts, from: .option(option.name))
      }
    }
    do throws(SettingsError) {
      let all = try ConfiguredValues(options: values, environment: environment, file: self.file)
      configuration = try Configuration(all)
      lines = ConfigurationKey.allCases.map {
        Line(setting: $0.rawValue, value: all[$0]?.text, source: all[$0]?.source.description)
      }
    } catch {
      throw .settings(error)
    }
  }

  /// The folder of exports; `nil` where nobody names it.
  public var exports: String? { configuration.exports }
  /// The folder that everything is written to.
  public var output: String { configuration.output }
  /// The folders of templates over the ones that come with the program.
  public var templates: [String] { configuration.templates }
  /// The time zone in whose days nights are counted; `nil` for the machine's own.
  public var timeZone: String? { configuration.timeZone }
  /// After so many seconds a night is stopped; `nil` for never.
  public var timeout: Int? { configuration.timeout }
  /// Whether logs are one JSON object a line.
  public var isLoggingJSON: Bool { configuration.logFormat == .json }
  /// Whether every stage says what it came to.
  public var isVerbose: Bool { configuration.isVerbose }

  /// What a night needs to know; `nil` where nobody names the exports, or `night` is no day `yyyy-MM-dd`.
  public func night(
    _ night: String, exports: String, templateFolders: [String], programVersion: String, processID: Int32
  ) -> NightConfiguration? {
    var night = NightConfiguration(
      exportsFolder: exports, outputFolder: output, templateFolders: templateFolders, night: night,
      programVersion: programVersion, processID: processID)
    night?.isValidatingAll = configuration.validate == .all
    night?.isArchiving = configuration.isArchiving
    night?.modes = modes
    return night
  }

  /// What the commands of the archive need to know.
  public func archive(
    templateFolders: [String], programVersion: String, processID: Int32
  ) -> ArchiveConfiguration {
    var archive = ArchiveConfiguration(
      outputFolder: output, templateFolders: templateFolders, programVersion: programVersion,
      processID: processID)
    archive.modes = modes
    return archive
  }

  private var modes: FileModes {
    FileModes(file: configuration.fileMode, folder: configuration.folderMode)
  }
}

/// The text of a configuration file with every setting and what it means.
public var exampleConfigurationFile: String { exampleConfiguration }

/// Writes a file that is not there yet, for its owner alone.
///
/// - Throws: `.publishing` where something of that name is there already, or it cannot be written.
public func writeNewFile(_ text: String, at path: String) throws(NightError) {
  try publishing { () throws(PublishingError) in try createFile(at: path, with: Array(text.utf8)) }
}

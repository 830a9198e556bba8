/// Where a value of the configuration comes from.
package enum ConfigurationSource: Hashable, Sendable {
  /// An option of the command line, such as `--output`.
  case option(String)
  /// A variable of the environment.
  case variable(String)
  /// A place in the configuration file; line and column are 1-based.
  case file(path: String, line: Int, column: Int)
  /// Nobody says anything.
  case standard

  /// The source in a few words, for people.
  package var description: String {
    switch self {
    case .option(let name), .variable(let name): name
    case .file(let path, let line, let column): "\(path):\(line):\(column)"
    case .standard: "default"
    }
  }

  /// The error that something else is expected there.
  func error(expected: String, found: String) -> SettingsError {
    switch self {
    case .option(let name), .variable(let name):
      SettingsError(path: name, line: 0, column: 0, expected: expected, found: found)
    case .file(let path, let line, let column):
      SettingsError(path: path, line: line, column: column, expected: expected, found: found)
    case .standard:
      SettingsError(path: "configuration", line: 0, column: 0, expected: expected, found: found)
    }
  }
}

/// What a source says of a setting.
package struct ConfiguredValue: Hashable, Sendable {
  /// The value; more than one text, or none, for a list only.
  package let texts: [String]
  /// Who says so.
  package let source: ConfigurationSource

  /// Creates a value.
  package init(_ texts: [String], from source: ConfigurationSource) {
    self.texts = texts
    self.source = source
  }

  /// The value in one line.
  package var text: String { texts.joined(separator: ":") }

  /// The error that something else is expected here; the value itself is shown, so it must be no secret.
  package func error(expected: String) -> SettingsError {
    source.error(expected: expected, found: quoted(text))
  }
}

/// Everything that is said of the settings, the strongest source of each.
package struct ConfiguredValues: Sendable {
  private var values: [ConfigurationKey: ConfiguredValue] = [:]

  /// Lays the sources over each other: options over environment over file over what holds otherwise.
  ///
  /// - Parameters:
  ///   - options: the options of the command line by setting, with their names.
  ///   - environment: the whole environment; what does not begin with `ADOPTION_REPORT_` is not looked at.
  ///   - file: the path of the configuration file; `nil` where there is none.
  /// - Throws: the first mistake of the file, or a variable that names no setting.
  package init(
    options: [ConfigurationKey: ConfiguredValue], environment: [String: String], file: String?
  ) throws(SettingsError) {
    for key in ConfigurationKey.allCases {
      values[key] = key.standard.map { ConfiguredValue([$0], from: .standard) }
    }
    if let file { values.merge(try readConfiguration(file)) { $1 } }
    values.merge(try Self.values(of: environment)) { $1 }
    values.merge(options) { $1 }
  }

  /// The value of a setting; `nil` where it is not in force.
  package subscript(key: ConfigurationKey) -> ConfiguredValue? { values[key] }

  private static func values(
    of environment: [String: String]
  ) throws(SettingsError) -> [ConfigurationKey: ConfiguredValue] {
    var values: [ConfigurationKey: ConfiguredValue] = [:]
    let variables = Dictionary(
      uniqueKeysWithValues: ConfigurationKey.allCases.map { ($0.variable, $0) })
    for (name, text) in environment.sorted(by: { $0.key < $1.key }) {
      guard name.hasPrefix("ADOPTION_REPORT_"), name != configurationFileVariable else { continue }
      guard let key = variables[name] else {
        throw ConfigurationSource.variable(name).error(
          expected: "the name of a setting, such as \(ConfigurationKey.output.variable)", found: "another")
      }
      let texts = key.isList ? text.split(separator: ":").map(String.init) : [text]
      values[key] = ConfiguredValue(texts, from: .variable(name))
    }
    return values
  }
}

/// The variable of the environment that names the configuration file.
package let configurationFileVariable = "ADOPTION_REPORT_CONFIG"

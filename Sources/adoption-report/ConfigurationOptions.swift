import ArgumentParser
import NightlyPipeline

/// The configuration file, which every command takes.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration file; without it that of ADOPTION_REPORT_CONFIG, if any.", valueName: "file"))
  var config: String?

  /// The configuration, under the options that were given.
  func loaded(_ options: [ConfigurationOption?] = []) throws -> LoadedConfiguration {
    let configuration = try reporting { () throws(NightError) in
      try LoadedConfiguration(
        options: options.compactMap { $0 }, environment: environment(), file: config)
    }
    if let zone = configuration.timeZone, !use(timeZone: zone) {
      Terminal().failed("timeZone: expected a zone of the machine's zone database, found '\(zone)'")
      throw ExitCode(ExitStatus.configuration.rawValue)
    }
    return configuration
  }
}

/// An option with one value; `nil` where it is not given.
func option(_ setting: String, _ name: String, _ value: String?) -> ConfigurationOption? {
  value.map { ConfigurationOption(setting, name, [$0]) }
}

/// An option with a list of values; `nil` where none is given.
func option(_ setting: String, _ name: String, _ values: [String]) -> ConfigurationOption? {
  values.isEmpty ? nil : ConfigurationOption(setting, name, values)
}

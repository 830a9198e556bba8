/// How the program is to run, complete and consistent.
package struct Configuration: Sendable {
  /// How logs are written.
  package enum LogFormat: String, CaseIterable, Sendable { case text, json }
  /// Which XML reports are held against the schema.
  package enum Validation: String, CaseIterable, Sendable { case all, branches }

  /// The folder of exports; `nil` where nobody names it.
  package let exports: String?
  /// The folder that everything is written to.
  package let output: String
  /// The folders of templates over the ones that come with the program; the last one wins.
  package let templates: [String]
  /// The time zone in whose days nights are counted, by its name in the zone database; `nil` for the machine's own.
  package let timeZone: String?
  /// When the night is to begin.
  package let time: TimeOfDay
  /// After so many seconds a night is stopped; `nil` for never.
  package let timeout: Int?
  /// Which XML reports are held against the schema.
  package let validate: Validation
  /// Whether nights are recorded in the archive.
  package let isArchiving: Bool
  /// How logs are written.
  package let logFormat: LogFormat
  /// Whether every stage says what it came to.
  package let isVerbose: Bool
  /// The mode of published files and of folders.
  package let fileMode, folderMode: UInt32
  /// Which published nights, and which nights of the archive, are kept; `nil` for all.
  package let keptPublished, keptArchived: KeptCounts?
  /// The file for Prometheus' textfile collector; `nil` for none.
  package let metrics: String?
  /// The addresses that are told of a start, a success and a failure; `nil` for none.
  package let pingStart, pingSuccess, pingFailure: SecretReference?
  /// Who is sent reports, and how; `nil` for nobody.
  package let mail: MailSettings?

  /// Reads the values of all settings.
  ///
  /// - Parameter values: what is said of each.
  /// - Throws: the first value that is none, in the order of the settings.
  package init(_ values: ConfiguredValues) throws(SettingsError) {
    let reading = ConfigurationReading(values: values)
    exports = try reading.path(.exports)
    output = try reading.path(.output) ?? ""
    templates = values[.templates]?.texts ?? []
    timeZone = try reading.timeZone()
    time = try reading.required(.time, "a time of day HH:MM", TimeOfDay.init)
    timeout = try reading.optional(.timeout, "a duration such as 90m, 2h or 45s", seconds(of:))
    validate = try reading.choice(.validate)
    isArchiving = try reading.flag(.archive)
    logFormat = try reading.choice(.logFormat)
    isVerbose = try reading.flag(.verbose)
    fileMode = try reading.mode(.fileMode)
    folderMode = try reading.mode(.folderMode)
    keptPublished = try reading.kept(
      .publishedDaily, .publishedWeekly, .publishedMonthly, .publishedYearly)
    keptArchived = try reading.kept(.archivedDaily, .archivedWeekly, .archivedMonthly, .archivedYearly)
    metrics = try reading.path(.metrics)
    pingStart = try reading.secret(.pingStart)
    pingSuccess = try reading.secret(.pingSuccess)
    pingFailure = try reading.secret(.pingFailure)
    mail = try MailSettings(reading)
  }
}

/// How many nights are kept: the newest of each of so many days, weeks, months and years.
package struct KeptCounts: Hashable, Sendable {
  package let daily, weekly, monthly, yearly: Int
}

/// A time of day on a clock of 24 hours.
package struct TimeOfDay: Hashable, Sendable {
  /// 0 to 23.
  package let hour: Int
  /// 0 to 59.
  package let minute: Int

  /// Reads `HH:MM`; `nil` for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    (self.hour, self.minute) = (hour, minute)
  }
}

/// The seconds of a duration: a whole number with `s`, `m` or `h`, above 0 and at most a day.
func seconds(of text: String) -> Int? {
  let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
  guard let unit = text.last.flatMap({ units[$0] }), text.utf8.count <= 7,
    text.utf8.dropLast().allSatisfy(isDigit), let number = Int(text.dropLast()),
    (1...86_400).contains(number * unit)
  else { return nil }
  return number * unit
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

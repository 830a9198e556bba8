internal import SettingsFiles

/// What begins a night at its time.
public struct Schedule: Sendable {
  /// Who starts the program, and which of systemd's two files is meant.
  public enum Format: String, CaseIterable, Sendable {
    case cron, service, timer
  }

  let configuration: LoadedConfiguration
  let program: String
  let file: String
  let user: String

  /// Creates a schedule.
  ///
  /// - Parameters:
  ///   - configuration: the configuration that the night runs with; its paths are absolute.
  ///   - program: the absolute path of the program.
  ///   - file: the absolute path of the configuration file.
  ///   - user: who runs it; only systemd is told.
  public init(_ configuration: LoadedConfiguration, program: String, file: String, user: String) {
    (self.configuration, self.program, self.file, self.user) = (configuration, program, file, user)
  }

  /// The text that is to be installed.
  public func text(as format: Format) -> String {
    switch format {
    case .cron: cronLine
    case .service: systemdService
    case .timer: systemdTimer
    }
  }

  /// What the operator should think about.
  public func warnings(for format: Format) -> [String] {
    var warnings: [String] = []
    if (1...2).contains(time.hour) || (time.hour, time.minute) == (3, 0) {
      warnings.append(
        "\(clock) lies between 01:00 and 03:00, when clocks are changed: once a year systemd passes such a night "
          + "over; choose another time, such as 04:30")
    }
    if format == .cron, let zone = configuration.timeZone {
      warnings.append(
        "cron counts in the machine's zone, whatever timeZone says (\(zone)); compare with `date`")
    }
    if format != .cron, configuration.configuration.mail?.courier == .sendmail {
      warnings.append(
        "the service takes the rights away that programs like sendmail need to reach their queue; send to it with "
          + "mail.courier: smtp and mail.smtp.host: localhost")
    }
    return warnings
  }

  var time: TimeOfDay { configuration.configuration.time }

  /// `HH:MM`.
  var clock: String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(twoDigits(time.hour)):\(twoDigits(time.minute))"
  }

  /// A line of a user's crontab.
  private var cronLine: String {
    // A percent sign ends a command in a crontab, whatever quotes stand around it.
    let command = [program, "nightly", "--config", file].map(shellWord).joined(separator: " ").replacing(
      "%", with: "\\%")
    return """
      # Every night at \(clock) in the machine's zone; in /etc/cron.d a user stands before the command.
      \(time.minute) \(time.hour) * * * \(command)

      """
  }
}

/// A word as a shell reads it: as it is where it holds nothing special, else in quotes.
private func shellWord(_ text: String) -> String {
  let plain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"):
      true
    default: false
    }
  }
  return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}

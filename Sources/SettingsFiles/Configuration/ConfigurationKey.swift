/// A setting of the program; the raw value is its dotted path in the configuration file.
///
/// `docs/configuration.md` lists them with what they mean.
package enum ConfigurationKey: String, CaseIterable, Sendable {
  case exports, output, templates
  case timeZone, time, timeout
  case validate, archive
  case logFormat = "log.format"
  case verbose = "log.verbose"
  case fileMode = "permissions.files"
  case folderMode = "permissions.folders"
  case publishedDaily = "keep.published.daily"
  case publishedWeekly = "keep.published.weekly"
  case publishedMonthly = "keep.published.monthly"
  case publishedYearly = "keep.published.yearly"
  case archivedDaily = "keep.archived.daily"
  case archivedWeekly = "keep.archived.weekly"
  case archivedMonthly = "keep.archived.monthly"
  case archivedYearly = "keep.archived.yearly"
  case metrics
  case pingStart = "ping.start"
  case pingSuccess = "ping.success"
  case pingFailure = "ping.failure"
  case mailFrom = "mail.from"
  case mailCourier = "mail.courier"
  case mailRecipients = "mail.recipients"
  case mailOptOut = "mail.optOut"
  case mailAllowedDomains = "mail.allowedDomains"
  case mailAccountManagers = "mail.accountManagers"
  case mailCustomers = "mail.customers"
  case mailOperations = "mail.operations"
  case mailAttach = "mail.attach"
  case mailLinks = "mail.links"
  case mailUnsubscribe = "mail.unsubscribe"
  case mailRetryFor = "mail.retryFor"
  case mailSendmail = "mail.sendmail"
  case smtpHost = "mail.smtp.host"
  case smtpPort = "mail.smtp.port"
  case smtpSecurity = "mail.smtp.security"
  case smtpUser = "mail.smtp.user"
  case smtpPassword = "mail.smtp.password"
  case smtpAuthorities = "mail.smtp.authorities"

  /// The variable of the environment: `ADOPTION_REPORT_KEEP_PUBLISHED_DAILY`, `ADOPTION_REPORT_TIME_ZONE`.
  package var variable: String {
    let words = rawValue.reduce(into: "") { name, character in
      if character == "." || character == "-" {
        name += "_"
      } else {
        name += character.isUppercase ? "_\(character)" : character.uppercased()
      }
    }
    return "ADOPTION_REPORT_" + words
  }

  /// What holds where nobody says anything; `nil` where the setting is then not in force.
  package var standard: String? {
    switch self {
    case .output: "Output"
    case .time: "04:30"
    case .validate: "branches"
    case .archive: "true"
    case .logFormat: "text"
    case .verbose: "false"
    case .fileMode: "0600"
    case .folderMode: "0700"
    case .mailCourier: "outbox"
    case .mailAccountManagers: "weekly"
    case .mailCustomers: "monthly"
    case .mailOperations: "off"
    case .mailAttach: "html"
    case .mailRetryFor: "10m"
    case .mailSendmail: "/usr/sbin/sendmail"
    default: nil
    }
  }

  /// Whether the value is the path of a file or folder, which a configuration file may give as seen from its own folder.
  var isPath: Bool {
    [
      .exports, .output, .templates, .metrics, .mailRecipients, .mailOptOut, .mailSendmail, .smtpAuthorities,
    ].contains(self)
  }

  /// Whether the value is a reference to a secret, which holds a path too.
  var isSecret: Bool { [.pingStart, .pingSuccess, .pingFailure, .smtpPassword].contains(self) }

  /// Whether the value is a list.
  var isList: Bool { [.templates, .mailAllowedDomains, .mailAttach].contains(self) }
}

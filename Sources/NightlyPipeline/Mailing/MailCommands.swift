internal import AdoptionDomain
internal import NightPublishing
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive

/// What the commands for mails need to know.
public struct MailCommandRequest: Sendable {
  let configuration: LoadedConfiguration
  let archive: ArchiveConfiguration
  let credentialsFolder: String?
  let clock: MailClock

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - configuration: the whole configuration.
  ///   - archive: where archive and templates are.
  ///   - credentialsFolder: systemd's folder of credentials; `nil` where there is none.
  ///   - clock: the time.
  public init(
    _ configuration: LoadedConfiguration, archive: ArchiveConfiguration, credentialsFolder: String?,
    clock: MailClock
  ) {
    (self.configuration, self.archive) = (configuration, archive)
    (self.credentialsFolder, self.clock) = (credentialsFolder, clock)
  }

  /// What sends mails; an error where nobody is configured as the sender.
  func run(_ observer: NightObserver) throws(RequestError) -> MailRun {
    guard let settings = configuration.configuration.mail else {
      throw .usage("expected a sender: mail.from in the configuration (docs/mail.md)")
    }
    return try RequestError.asking { () throws(NightError) in
      MailRun(
        setup: try MailSetup(settings, credentialsFolder: credentialsFolder), configuration: archive,
        exportsFolder: configuration.exports,
        importSettings: try PreparedNight(templateFolders: archive.templateFolders).importSettings,
        time: configuration.configuration.time, clock: clock, observer: observer)
    }
  }
}

/// Who mails are sent to, and whether they are sent at all.
public struct MailSelection: Sendable {
  /// Audiences, customers' ids or addresses; empty for everybody.
  public var only: [String] = []
  /// Whether mails are made and held against the guard, and not sent.
  public var isTrial = false
  /// Where all mails go instead of to their recipients; `nil` for the recipients.
  public var redirect: String?

  /// Everybody, and really.
  public init() {}
}

/// Sends what is not accepted yet of the mails of a night.
///
/// - Parameters:
///   - night: the night.
///   - selection: whom, and whether really.
///   - request: the configuration.
///   - observer: who may stop it.
/// - Returns: what it came to.
/// - Throws: ``RequestError`` where nothing can be sent, or the ledger cannot be written.
public func sendMails(
  of night: NightReference, _ selection: MailSelection, _ request: MailCommandRequest, observer: NightObserver
) throws(RequestError) -> MailSummary {
  let run = try request.run(observer)
  var redirect: MailAddress?
  if let text = selection.redirect {
    guard let address = MailAddress(text) else {
      throw .usage("--redirect-all-to: expected an address such as a@b.example")
    }
    redirect = address
  }
  return try withOutput(request.archive) { (output, archive) throws(RequestError) in
    try RequestError.asking { () throws(NightError) in
      let night = try archiving { () throws(ArchiveError) in try night.night(in: archive) }.entry.night
      return try run.send(
        MailRequest(
          scope: .night(night), only: selection.only, isTrial: selection.isTrial, redirect: redirect),
        of: archive, in: output)
    }
  }
}

/// Sends what all nights have left undone.
///
/// - Parameters:
///   - includingUnknown: whether mails in doubt are sent again, too; their recipients may then have them twice, with the same
///     `Message-ID`.
///   - only: audiences, customers' ids or addresses; empty for everybody.
///   - request: the configuration.
///   - observer: who may stop it.
/// - Returns: what it came to.
/// - Throws: ``RequestError`` where nothing can be sent, or the ledger cannot be written.
public func retryMails(
  includingUnknown: Bool, only: [String], _ request: MailCommandRequest, observer: NightObserver
) throws(RequestError) -> MailSummary {
  let run = try request.run(observer)
  return try withOutput(request.archive) { (output, archive) throws(RequestError) in
    try RequestError.asking { () throws(NightError) in
      try run.send(
        MailRequest(scope: .undone, includesUnknown: includingUnknown, only: only), of: archive,
        in: output)
    }
  }
}

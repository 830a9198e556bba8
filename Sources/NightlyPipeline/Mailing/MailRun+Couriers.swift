internal import NightPublishing
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive

extension MailRun {
  /// What hands the mails over.
  func gate(
    _ request: MailRequest, in output: borrowing OutputFolder
  ) throws(PublishingError) -> any MailGate {
    if request.isTrial { return TrialGate() }
    switch setup.settings.courier {
    case .outbox: return OutboxGate(try Outbox(in: output))
    case .sendmail: return CourierGate(SendmailCourier(path: setup.settings.sendmail))
    case .smtp:
      do throws(DeliveryError) {
        guard let settings = SMTPSettings(setup) else {
          throw DeliveryError(
            operation: "use the mail server", reason: "expected mail.smtp.host, found nothing")
        }
        return CourierGate(try SMTPCourier(settings))
      } catch {
        throw PublishingError(
          kind: .inputOutput, operation: "prepare to send", path: "mail.smtp", reason: error.description)
      }
    }
  }
}

/// Sends nothing.
private struct TrialGate: MailGate {
  func send(
    _ mail: OutgoingMail, _ ledger: MailLedger?, _ clock: MailClock
  ) throws(PublishingError) -> GateResult {
    GateResult(settled: [MailOutcome(mail: mail.mail, state: .accepted, reply: "not sent")])
  }

  func flush(_ ledger: MailLedger?, _ clock: MailClock) throws(PublishingError) -> [MailOutcome] { [] }
}

extension SMTPSettings {
  /// The settings of the server; `nil` where none is configured.
  fileprivate init?(_ setup: MailSetup) {
    guard let smtp = setup.settings.smtp else { return nil }
    let security: SMTPSecurity =
      switch smtp.security {
      case .starttls: .startTLS
      case .tls: .tls
      case .none: .none
      }
    self.init(
      host: smtp.host, port: smtp.port, security: security, user: smtp.user, password: setup.password,
      certificateAuthorities: smtp.authorities, helloName: setup.from.address.domain)
  }
}

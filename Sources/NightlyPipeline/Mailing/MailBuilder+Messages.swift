internal import AdoptionDomain
internal import ReportContent
internal import ReportDelivery
internal import ReportRendering
internal import SettingsFiles
internal import SnapshotArchive

extension MailBuilder {
  /// Holds a mail against the guard, and makes a message of it.
  func finish(
    _ mail: RenderedMail, attachments: [MailAttachment], for job: MailJob, language: String,
    visible: Set<Int>, content: [UInt8], customers: [String]
  ) -> BuiltMail {
    guard mail.html.count <= Self.mostHTML else {
      return .withheld("expected at most \(Self.mostHTML) bytes of HTML, found \(mail.html.count)")
    }
    let message = MailMessage(
      id: job.mail.messageID, seconds: night.moment.seconds, utcOffsetMinutes: night.moment.utcOffsetMinutes,
      from: setup.from, replyTo: nil, to: Mailbox(name: job.recipient.name, address: job.recipient.address),
      subject: mail.subject, language: language, unsubscribe: setup.unsubscribe, text: mail.text,
      html: mail.html, attachments: attachments)
    if let reason = violation(in: message, for: job, visible: visible) {
      return .withheld(reason)
    }
    do throws(DeliveryError) {
      let composed = try composer.get().compose(message)
      guard composed.bytes.count <= Self.mostBytes else {
        return .withheld("expected at most \(Self.mostBytes) bytes, found \(composed.bytes.count)")
      }
      return .ready(ReadyMail(message: composed, html: mail.html, content: content, customers: customers))
    } catch {
      return .withheld(error.description)
    }
  }

  /// Why the guard refuses a message; `nil` where it does not.
  private func violation(
    in message: MailMessage, for job: MailJob, visible: Set<Int>
  ) -> String? {
    guard job.recipient.addressee.audience != .operations else { return nil }
    // The partner may be among its own customers.
    let names = [job.recipient.name, setup.from.name, setup.settings.links].compactMap(\.self)
    let parts =
      [
        GuardedPart(name: "subject", kind: .text, bytes: Array(message.subject.utf8)),
        GuardedPart(name: "text", kind: .text, bytes: message.text),
        GuardedPart(name: "html", kind: .markup, bytes: message.html),
      ]
      + message.attachments.flatMap { attachment in
        [
          GuardedPart(name: "attachment's name", kind: .text, bytes: Array(attachment.name.utf8)),
          GuardedPart(
            name: "attachment", kind: attachment.mediaType == .csv ? .text : .markup,
            bytes: attachment.bytes),
        ]
      }
    let found = night.messageGuard.violations(
      in: parts, visible: visible,
      exempt: names + [job.recipient.address.text, setup.from.address.text, setup.contact])
    guard let first = found.first else { return nil }
    let customer = night.record.facts.customers[first.party].customer.id
    return "the guard found a mark (\(first.mark.rawValue)) of customer \(customer) in the \(first.part)"
  }
}

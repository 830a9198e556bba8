internal import ReportDelivery
internal import SnapshotArchive

/// A mail that is to be made and sent.
struct MailJob: Sendable {
  /// Its row in the ledger; of a trial, which is not in the ledger, the number is 0.
  let mail: LedgerMail
  let recipient: MailRecipient
}

/// A mail as it was made, or why there is none.
enum BuiltMail: Sendable {
  /// It may leave.
  case ready(ReadyMail)
  /// There is nothing to tell, or nobody may be told.
  case quiet(String)
  /// It must not leave.
  case withheld(String)
}

/// A mail that may leave.
struct ReadyMail: Sendable {
  let message: ComposedMessage
  /// Its body of HTML, as it was rendered.
  let html: [UInt8]
  /// The digest of what it says.
  let content: [UInt8]
  /// The ids of the customers it tells of.
  let customers: [String]
}

extension LedgerMail {
  /// The name of the mail's file in the outbox: the message id up to its `@`.
  var fileName: String { mailFileName(of: messageID) }

  /// Who it is for, in words without an address or the name of a person.
  var words: String {
    switch addressee.audience {
    case .customer: "mail \(messageID.prefix { $0 != "@" }) to customer \(addressee.subject)"
    case .accountManager: "mail \(messageID.prefix { $0 != "@" }) to an account manager"
    case .operations: "mail \(messageID.prefix { $0 != "@" }) to operations"
    }
  }
}

/// The name of a mail's file in the outbox.
func mailFileName(of messageID: String) -> String { messageID.prefix { $0 != "@" } + ".eml" }

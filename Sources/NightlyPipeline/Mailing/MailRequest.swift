internal import AdoptionDomain
internal import ReportDelivery
internal import SnapshotArchive

/// Which mails are to be sent.
struct MailRequest {
  /// What is sent.
  enum Scope: Equatable {
    /// What is due with the night, and what earlier nights have left undone.
    case due(CalendarDay)
    /// Everything of the night that is not accepted, whether it is due or not.
    case night(CalendarDay)
    /// What all nights have left undone.
    case undone
  }

  var scope: Scope
  /// Whether mails in doubt are sent again, too.
  var includesUnknown = false
  /// Audiences, customers' ids, account managers' names or addresses; empty for everybody.
  var only: [String] = []
  /// Whether mails are made and held against the guard, and not sent.
  var isTrial = false
  /// Where all mails go instead of to their recipients; nothing is noted of that.
  var redirect: MailAddress?

  /// Whether the ledger knows nothing of it.
  var isUnrecorded: Bool { isTrial || redirect != nil }

  /// Whether a recipient is meant.
  func means(_ recipient: MailRecipient) -> Bool {
    guard !only.isEmpty else { return true }
    let addressee = recipient.addressee
    return only.contains { word in
      word == addressee.audience.rawValue || word.lowercased() == addressee.recipient.lowercased()
        || (recipient.name.map { $0.lowercased() == word.lowercased() } ?? false)
        || (!addressee.subject.isEmpty && Customer.ID(word).text == addressee.subject)
    }
  }
}

/// What sending came to.
public struct MailSummary: Sendable {
  /// Mails that were accepted.
  public private(set) var accepted = 0
  /// Mails that were not made, since there was nothing new to tell.
  public private(set) var quiet = 0
  /// Mails that were not delivered: which, and what happened, a line each and without addresses.
  public private(set) var failures: [String] = []
  /// What is to be said besides, a line each.
  public internal(set) var notes: [String] = []
  /// Why the server cannot be reached; `nil` where it can.
  public private(set) var unreachable: String?

  /// How the process ends.
  public var exitStatus: ExitStatus {
    if unreachable != nil { return .mailUnreachable }
    return failures.isEmpty ? .success : .partial
  }

  /// How many mails were accepted and not delivered, in words.
  public var words: String { "\(accepted) mails accepted, \(failures.count) not delivered" }

  mutating func add(_ outcomes: [MailOutcome], unreachable: String?) {
    self.unreachable = self.unreachable ?? unreachable
    for outcome in outcomes {
      if outcome.state == .accepted { accepted += 1 }
      if outcome.state == .quiet { quiet += 1 }
      if outcome.state.isFailure {
        failures.append(
          "\(outcome.mail.words): \(outcome.state.rawValue)\(outcome.reply.map { ": " + $0 } ?? "")")
      }
    }
  }

  /// Adds a mail of an earlier run.
  mutating func add(undone mail: LedgerMail) {
    failures.append("\(mail.words): \(mail.state.rawValue)\(mail.reply.map { ": " + $0 } ?? "")")
  }
}

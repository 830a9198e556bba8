public import AdoptionDomain

/// What became of a mail.
public enum MailState: String, CaseIterable, Sendable {
  /// It is to be sent, and nothing of it has left.
  case planned
  /// It is about to leave; found after a kill, nobody knows whether it did.
  case sending
  /// The server, the local program or the outbox has it.
  case accepted
  /// It could not be handed over, and may be later.
  case deferred
  /// The server wants no such mail.
  case rejected
  /// It may have been handed over or not; it is sent again only where somebody asks for it.
  case unknown
  /// The guard has stopped it: it tells of a customer whom its recipient may not see, or it could not be made.
  case withheld
  /// There was nothing new to tell.
  case quiet
  /// A mail of a later night has taken its place.
  case superseded

  /// Whether the next run tries again.
  public var isOpen: Bool {
    switch self {
    case .planned, .deferred, .withheld: true
    case .sending, .accepted, .rejected, .unknown, .quiet, .superseded: false
    }
  }

  /// Whether somebody has to be told of it.
  public var isFailure: Bool {
    switch self {
    case .planned, .sending, .deferred, .rejected, .unknown, .withheld: true
    case .accepted, .quiet, .superseded: false
    }
  }
}

/// Who a mail is for, and about whom.
public struct MailAddressee: Hashable, Comparable, Sendable {
  /// Whom mails are for.
  public enum Audience: String, CaseIterable, Sendable {
    /// Those who look after customers.
    case accountManager = "account-manager"
    /// Customers.
    case customer
    /// Who operates the reports.
    case operations
  }

  /// Whom it is for.
  public let audience: Audience
  /// The customer's id; empty for the other audiences.
  public let subject: String
  /// The address.
  public let recipient: String

  /// Creates an addressee.
  public init(_ audience: Audience, subject: String, recipient: String) {
    (self.audience, self.subject, self.recipient) = (audience, subject, recipient)
  }

  /// Whether the left one comes first: account managers, customers, operators, then by customer and address.
  public static func < (left: Self, right: Self) -> Bool {
    (left.audience.rawValue, left.subject, left.recipient)
      < (right.audience.rawValue, right.subject, right.recipient)
  }
}

/// A mail in the ledger.
public struct LedgerMail: Hashable, Sendable {
  /// Its number.
  public let number: Int64
  /// The night that it tells of.
  public let night: CalendarDay
  /// Who it is for.
  public let addressee: MailAddressee
  /// Its `Message-ID`, without brackets.
  public let messageID: String
  /// How it leaves: `outbox`, `smtp` or `sendmail`.
  public let courier: String
  /// What became of it.
  public let state: MailState
  /// How often it was tried.
  public let attempts: Int
  /// What the server said, or what happened.
  public let reply: String?
  /// The digest of what it says; `nil` before that is known.
  public let content: [UInt8]?
  /// When the state last changed, in UTC, `yyyy-MM-ddTHH:mm:ssZ`.
  public let changed: String
}

extension LedgerMail {
  /// A mail that is only tried and stands in no ledger.
  public init(trialOf night: CalendarDay, to addressee: MailAddressee, messageID: String, courier: String) {
    (number, self.night, self.addressee) = (0, night, addressee)
    (self.messageID, self.courier, state, attempts) = (messageID, courier, .planned, 0)
    (reply, content, changed) = (nil, nil, "")
  }
}

/// What a mail turned into.
public struct MailChange: Sendable {
  /// The mail's number.
  public var number: Int64
  /// What became of it.
  public var state: MailState
  /// What the server said, or what happened.
  public var reply: String?
  /// The digest of what it says; `nil` leaves it as it is.
  public var content: [UInt8]?
  /// The ids of the customers it tells of, beside those that are known; `nil` for none.
  public var customers: [String]?
  /// Whether it was tried.
  public var isAttempt: Bool
  /// How it leaves from now on; `nil` leaves that as it is.
  public var courier: String?

  /// Creates a change.
  public init(
    _ number: Int64, _ state: MailState, reply: String? = nil, content: [UInt8]? = nil,
    customers: [String]? = nil, isAttempt: Bool = false, courier: String? = nil
  ) {
    self.courier = courier
    (self.number, self.state, self.reply) = (number, state, reply)
    (self.content, self.customers, self.isAttempt) = (content, customers, isAttempt)
  }
}

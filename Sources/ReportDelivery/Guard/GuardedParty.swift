/// The marks of one party of which only some recipients may be told, such as a customer.
public struct GuardedParty: Sendable {
  /// What it is called.
  public var names: [String]
  /// Its ids and domains.
  public var identifiers: [String]

  /// Creates a party.
  public init(names: [String], identifiers: [String]) {
    (self.names, self.identifiers) = (names, identifiers)
  }
}

/// A part of a message, as its reader gets it.
public struct GuardedPart: Sendable {
  /// What the bytes are.
  public enum Kind: Sendable {
    /// Plain text, or a table.
    case text
    /// HTML or XML.
    case markup
  }

  /// What the part is called in messages about it.
  public var name: String
  /// What the bytes are.
  public var kind: Kind
  /// The part, in UTF-8.
  public var bytes: [UInt8]

  /// Creates a part.
  public init(name: String, kind: Kind, bytes: [UInt8]) {
    (self.name, self.kind, self.bytes) = (name, kind, bytes)
  }
}

/// A mark of a party in a message whose recipient may not be told of it; what it says is not repeated.
public struct GuardViolation: Equatable, Sendable {
  /// What kind of mark it is.
  public enum Mark: String, Sendable {
    case name, identifier
  }

  /// The party, by its place.
  public let party: Int
  /// The part of the message.
  public let part: String
  /// What kind of mark it is.
  public let mark: Mark

  /// Creates a violation.
  package init(party: Int, part: String, mark: Mark) {
    (self.party, self.part, self.mark) = (party, part, mark)
  }
}

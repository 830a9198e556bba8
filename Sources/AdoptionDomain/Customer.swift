/// One tenant of the partner's portfolio.
public struct Customer: Hashable, Sendable {
  /// What names a customer in every export and report: the tenant id in lower case, or the partner's own key.
  public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id's text, without surrounding space and in lower case.
    public let text: String

    /// Creates an id from an export's spelling; ids are compared without regard to case and surrounding space.
    public init(_ text: String) {
      if Self.isPlain(text) {
        self.text = text
        return
      }
      let start = text.drop { $0.isWhitespace }
      let end = start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex
      self.text = start[..<end].lowercased()
    }

    /// Whether nothing in a text has another case or is space: most ids are so, and are not copied.
    private static func isPlain(_ text: String) -> Bool {
      text.utf8.withContiguousStorageIfAvailable { bytes in
        bytes.allSatisfy { (0x21...0x40).contains($0) || (0x5B...0x7E).contains($0) }
      } ?? false
    }

    /// The id's text.
    public var description: String { text }

    /// Whether the left id comes first, by code points.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
  }

  /// The customer's id.
  public var id: ID
  /// The customer's name as the partner writes it; the id where no export gives one.
  public var name: String
  /// Mail and web domains in lower case, sorted.
  public var domains: [String]
  /// The market segment, as the partner names it.
  public var segment: String?
  /// The country or region code, as the partner writes it.
  public var country: String?
  /// The language of the customer's report, such as `en` or `ko`; `nil` leaves the choice to the run.
  public var language: String?
  /// The person at the partner who looks after the customer.
  public var accountManager: String?
  /// The customer's seats where an export states them; never negative.
  public var seatCount: Int?

  /// Creates a customer; what no export states stays `nil`.
  public init(
    id: ID, name: String, domains: [String] = [], segment: String? = nil, country: String? = nil,
    language: String? = nil, accountManager: String? = nil, seatCount: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.domains = domains
    self.segment = segment
    self.country = country
    self.language = language
    self.accountManager = accountManager
    self.seatCount = seatCount
  }
}

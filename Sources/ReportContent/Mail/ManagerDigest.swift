public import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What an account manager is told: which of their customers changed, and whom to call first.
public struct ManagerDigest: Hashable, Sendable {
  /// The language, such as `en`.
  public let language: String
  /// How many customers changed, of how many, in words.
  public let title: String
  /// The account manager's name.
  public let manager: String
  /// The night in words.
  public let nightWords: String
  /// Whom to call first, and why; `nil` where all that changed is that advice was resolved.
  public let firstCall: String?
  /// The customers that changed, whom to call first above; at most ``most``.
  public let rows: [DigestRow]
  /// How many further ones changed, in words; `nil` where there are none.
  public let more: String?
  /// What surrounds it.
  public let frame: MailFrame

  /// No more rows stand in a digest.
  public static let most = 10
}

/// One customer that changed.
public struct DigestRow: Hashable, Sendable {
  /// The customer's id, by which the row's content is guarded.
  public let customer: Customer.ID
  /// The customer's name.
  public let name: String
  /// The address of the customer's report; `nil` where reports are not published anywhere.
  public let link: String?
  /// The urgency of the most urgent new advice: its id, and in words; `nil` without new advice.
  public let urgency, urgencyWords: String?
  /// What changed, a sentence each; at least one.
  public let changes: [String]
  /// Why the customer should be called: the first change that is no good news; `nil` without one.
  public let reason: String?
  /// What to do first, in a few words; `nil` where nothing is advised.
  public let action: String?
}

/// A row on its way into a digest, with its place among others.
public struct DigestEntry: Sendable {
  /// The row.
  public let row: DigestRow
  private let urgency: Urgency?
  private let ranking: RankingFigures

  init(row: DigestRow, urgency: Urgency?, ranking: RankingFigures) {
    self.row = row
    self.urgency = urgency
    self.ranking = ranking
  }

  /// Whether the left one is to be called first: good news alone comes last; the most
  /// urgent new advice first, then the place among those to train next.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    let (leftIsGood, rightIsGood) = (left.row.reason == nil, right.row.reason == nil)
    if leftIsGood != rightIsGood { return rightIsGood }
    if left.urgency != right.urgency {
      guard let urgency = left.urgency else { return false }
      return right.urgency.map { urgency < $0 } ?? true
    }
    return left.ranking.precedes(right.ranking)
  }
}

/// Puts the entries of an account manager's customers together; `nil` where nothing changed.
///
/// - Parameters:
///   - manager: the account manager's name.
///   - entries: the customers that changed, in any order.
///   - customers: how many customers the manager looks after.
///   - night: the night.
///   - frame: what surrounds it.
///   - wording: the words of the manager's language.
/// - Returns: the digest.
public func managerDigest(
  for manager: String, of entries: [DigestEntry], customers: Int, night: CalendarDay, frame: MailFrame,
  wording: Wording
) -> ManagerDigest? {
  let sorted = entries.sorted(by: DigestEntry.precedes)
  guard let first = sorted.first?.row else { return nil }
  let more = sorted.count - ManagerDigest.most
  return ManagerDigest(
    language: wording.language,
    title: wording.text(.digestTitle, wording.number(sorted.count), wording.number(customers)),
    manager: manager, nightWords: wording.day(night),
    firstCall: first.reason.map { wording.text(.digestFirstCall, first.name, $0) },
    rows: sorted.prefix(ManagerDigest.most).map(\.row),
    more: more > 0 ? wording.text(.digestMore, wording.number(more)) : nil, frame: frame)
}

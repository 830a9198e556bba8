internal import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// One customer in the list of whom to train next, with the reasons for the place.
public struct RankedCustomer: Hashable, Sendable {
  /// The place, from 1.
  public let rank: Int
  /// The customer's id.
  public let id: String
  /// The customer's name.
  public let name: String
  /// The name of the customer's files, without an ending.
  public let page: String
  /// The person at the partner who looks after the customer.
  public let accountManager: String?
  /// The day for which the user export speaks, `yyyy-MM-dd`.
  public let dataDate: String?
  /// People idle in judged services, and units assigned to nobody; `nil` where no export tells.
  public let idlePeople, unassignedUnits: Int?
  /// The same in words.
  public let idleWords, unassignedWords: String?
  /// Assistance requests and seats; `nil` where unknown.
  public let assistance, seats: Int?
  /// Assistance per 100 seats with one decimal and a point; `nil` where unknown.
  public let assistanceRate: String?
  /// The same in words.
  public let assistanceWords: String?
  /// Whether some judged service is held against the licensed people, since its licenses are not known.
  public let isOnAssigned: Bool
  /// Whether the user export holds too few of the people to whom licenses are assigned.
  public let isExportCut: Bool
  /// Whether requests became more or fewer, and how they were rated, for machines; `nil` where no help desk's export
  /// covers the customer.
  public let support: SupportFigures?
  /// Whether requests for assistance became more or fewer, in words; `nil` where that is not known.
  public let changeWords: String?
  /// How requests were rated, in words; `nil` where none was.
  public let satisfactionWords: String?
  /// The use of the judged services.
  public let services: [ServiceShare]
  /// The products of which it is known how much this partner sold.
  public let own: [OwnProduct]
  /// All advice, internal advice included.
  public let advice: [AdviceSection]
  /// What could not be judged, and why.
  public let unjudged: [UnjudgedSubject]
  /// How the headline figures came about.
  public let explanation: BriefExplanation
}

extension RankedCustomer {
  /// Draws up the row of a customer.
  init(by writer: CustomerWriter, figures: RankingFigures, rank: Int, tallies: [SourceTally]) {
    let (record, context, wording) = (writer.record, writer.context, writer.wording)
    let customer = record.facts.customer
    self.rank = rank
    id = customer.id.text
    name = customer.name
    page = pageName(of: customer)
    accountManager = customer.accountManager
    dataDate = record.facts.usageDate?.description
    idlePeople = figures.isIdleKnown ? figures.idlePeople : nil
    unassignedUnits = figures.isUnassignedKnown ? figures.unassignedUnits : nil
    idleWords = idlePeople.map(wording.number)
    unassignedWords = unassignedUnits.map(wording.number)
    assistance = figures.assistance?.numerator
    seats = figures.assistance?.denominator
    assistanceRate = figures.assistance?.tenthsOfPercent.map(plainDecimal)
    assistanceWords = figures.assistance?.tenthsOfPercent.map(wording.decimal)
    isOnAssigned = figures.isOnAssigned
    isExportCut = record.measures.isExportCut
    let summary = record.measures.support
    let disclosure = Disclosure(to: .internal, of: record)
    support = summary.map { SupportFigures($0, disclosure: disclosure) }
    changeWords = summary?.change.map { wording.change($0) }
    satisfactionWords = summary?.satisfaction.map(wording.satisfaction)
    own = ownProducts(writer.names.ownHeld, of: record.facts, wording: wording)
    services = context.catalog.services.lazy.filter(\.isJudged).compactMap {
      ServiceShare($0, measures: record.measures, wording: wording)
    }
    advice = writer.advisor.advice(by: disclosure)
    unjudged = writer.advisor.unjudged(by: disclosure)
    explanation = BriefExplanation(
      Explainer(record: record, names: writer.names, tallies: tallies, context: context), wording: wording)
  }
}

extension Wording {
  /// Whether requests for assistance became more or fewer, with both counts.
  fileprivate func change(_ change: SupportSummary.Change) -> String {
    text(
      .assistanceChange, text(.change(change.direction)), number(change.current), number(change.previous))
  }
}

package import AdoptionDomain
internal import AdoptionMetrics
internal import Recommendations

/// What one customer's report says, in words and charts; it holds nothing that another customer's data can change.
public struct CustomerReport: Hashable, Sendable {
  /// The language, such as `en`.
  public let language: String
  /// The page's title.
  public let title: String
  /// How the report can differ from the published one, in words and for machines; `nil` where it is that one.
  public let renderedAgain: RenderedAgainLine?
  /// The customer's id.
  public let customerID: String
  /// The customer's name.
  public let customerName: String
  /// The day for which the user export speaks, `yyyy-MM-dd`; `nil` without one.
  public let dataDate: String?
  /// The same day in words.
  public let dataDateWords: String?
  /// The window of activity in words.
  public let windowWords: String?
  /// The customer's seats where stated.
  public let seats: Int?
  /// The seats in words.
  public let seatsWords: String?
  /// Whether the exports conceal names.
  public let isConcealed: Bool
  /// Whether any export tells how the services are used.
  public let isUsageKnown: Bool
  /// Whether the user export holds too few of the people to whom licenses are assigned.
  public let isExportCut: Bool
  /// Services whose licenses and people do not fit each other, in a sentence; `nil` where they all do.
  public let unfitWords: String?
  /// The services of which the exports tell anything.
  public let services: [ServiceSection]
  /// How the use of the services went; `nil` where nights are not recorded.
  public let trends: TrendsSection?
  /// The products.
  public let products: [ProductSection]
  /// The requests; `nil` where no help desk's export covers the customer.
  public let support: SupportSection?
  /// Why more people are active than licenses or licensed people are there, where they are.
  public let excesses: [ExcessSection]
  /// The advice, the most urgent first.
  public let advice: [AdviceSection]
  /// Advice that was resolved lately.
  public let resolved: [ResolvedAdvice]
  /// What could not be judged, and why.
  public let unjudged: [UnjudgedSubject]
  /// All figures for machines.
  public let groups: [FigureGroup]
  /// The same figures as sources of lower precedence tell them.
  public let otherGroups: [FigureGroup]
  /// What can be said of the requests for machines; `nil` where no help desk's export covers the customer.
  public let supportFigures: SupportFigures?
  /// The exports and windows that the figures rest on; groups name them by their place, from 1.
  public let figureSources: [FigureSource]
  /// The exports that the report rests on.
  public let sources: [SourceLine]
}

/// Makes the report of one customer for the customer.
///
/// - Parameters:
///   - record: the customer's facts, figures and advice.
///   - context: what all reports of the night share.
///   - wording: the words of the customer's language.
/// - Returns: the report, without anything internal.
public func customerReport(
  of record: CustomerRecord, context: ReportContext, wording: Wording
) -> CustomerReport {
  customerReport(by: CustomerWriter(record, context: context, wording: wording))
}

/// Makes the report of one customer for the customer, in the language of the writer.
///
/// - Parameter writer: the customer's record in the words of the customer's language.
/// - Returns: the report, without anything internal.
public func customerReport(by writer: CustomerWriter) -> CustomerReport {
  let (record, context, wording) = (writer.record, writer.context, writer.wording)
  let (names, advisor) = (writer.names, writer.advisor)
  let customer = record.facts.customer
  let activity = record.facts.activity
  // What each part of the report may tell is found out once.
  let disclosure = Disclosure(to: .customer, of: record)
  let figures = ReportedFigures(of: record, by: disclosure, names: names, context: context)
  let services = serviceSections(
    of: record, by: disclosure, names: names, catalog: context.catalog, wording: wording)
  let dataDate = record.facts.usageDate
  return CustomerReport(
    language: wording.language, title: wording.text(.customerTitle, customer.name),
    renderedAgain: context.renderedAgain?.forCustomers.map { RenderedAgainLine($0, wording: wording) },
    customerID: customer.id.text, customerName: customer.name, dataDate: dataDate?.description,
    dataDateWords: dataDate.map(wording.day),
    windowWords: activity.map { wording.span(ActivityWindow(endingOn: $0.dataDate)) },
    seats: customer.seatCount, seatsWords: customer.seatCount.map(wording.number),
    isConcealed: activity?.isConcealed ?? false, isUsageKnown: activity != nil || !services.isEmpty,
    isExportCut: record.measures.isExportCut,
    unfitWords: unfitWords(of: record, names: names, wording: wording), services: services,
    trends: trendsSection(of: record, by: disclosure, names: names, context: context, wording: wording),
    products: productSections(
      of: record, by: disclosure, names: names, catalog: context.catalog, wording: wording),
    support: supportSection(of: record, by: disclosure, catalog: context.catalog, wording: wording),
    excesses: excessSections(
      of: record, by: disclosure, names: names, catalog: context.catalog, wording: wording),
    advice: advisor.advice(by: disclosure), resolved: advisor.resolved(by: disclosure),
    unjudged: advisor.unjudged(by: disclosure),
    groups: figures.groups, otherGroups: figures.others,
    supportFigures: record.measures.support.map { SupportFigures($0, disclosure: disclosure) },
    figureSources: figures.sources,
    sources: sourceLines(of: record, sources: context.sources, wording: wording))
}

/// The services whose licenses and people do not fit each other, in a sentence.
private func unfitWords(of record: CustomerRecord, names: SubjectNames, wording: Wording) -> String? {
  let unfit = record.measures.unfitServices.map { names.name(of: .service($0)) }
  return unfit.isEmpty ? nil : wording.text(.unfitServices, unfit.joined(separator: ", "))
}

extension CustomerFacts {
  /// The day for which the exports speak of the use of services: that of user detail, else the latest of other sources.
  package var usageDate: CalendarDay? { activity?.dataDate ?? reportedUsage.map(\.dataDate).max() }
}

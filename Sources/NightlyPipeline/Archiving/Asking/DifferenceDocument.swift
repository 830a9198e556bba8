internal import AdoptionDomain
internal import AdoptionMetrics
internal import ReportContent
internal import SnapshotArchive

/// What changed between two nights.
struct DifferenceDocument: Document {
  /// Two counts.
  struct Counts: Encodable, Equatable {
    let numerator: Int
    let denominator: Int
  }

  /// A figure that is not the same in both nights.
  struct Change: Encodable {
    let customer: String
    let name: String
    let scope: String
    let subject: String
    let measure: String
    let basis: String
    let windowDays: Int?
    let source: String?
    let before: Counts?
    let after: Counts?

    /// How many people, units or requests the numerator moved; a figure that came or went counts wholly.
    var weight: Int { abs((after?.numerator ?? 0) - (before?.numerator ?? 0)) }
  }

  let from: String
  let to: String
  let customersAdded: [String]
  let customersRemoved: [String]
  let changes: [Change]

  /// The number of changes that are shown to people.
  private static let most = 40

  var text: String {
    var text = "from \(from) to \(to)\n"
    for customer in customersAdded { text += "  new: \(terminalText(customer))\n" }
    for customer in customersRemoved { text += "  gone: \(terminalText(customer))\n" }
    guard !changes.isEmpty else { return text + "no figure changed\n" }
    text += "\(changes.count) figures changed\n\n"
    var columns = TextColumns(
      ["customer", "subject", "measure", "of", "before", "after", "points"], numeric: [4, 5, 6])
    for change in changes.enumerated().sorted(by: {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    })
    .prefix(Self.most).map(\.element) {
      columns.add([
        terminalText(change.name), change.subject, change.measure, change.basis, Self.words(change.before),
        Self.words(change.after), Self.points(change),
      ])
    }
    text += columns.text
    if changes.count > Self.most {
      text += "and \(changes.count - Self.most) smaller ones; --customer or --format json has all\n"
    }
    return text
  }

  private static func words(_ counts: Counts?) -> String {
    counts.map { "\($0.numerator)/\($0.denominator)" } ?? "-"
  }

  private static func points(_ change: Change) -> String {
    guard let before = change.before, let after = change.after,
      let then = Ratio(before.numerator, of: before.denominator).tenthsOfPercent,
      let now = Ratio(after.numerator, of: after.denominator).tenthsOfPercent
    else { return "" }
    let change = now - then
    return "\(change < 0 ? "-" : "+")\(abs(change) / 10).\(abs(change) % 10)"
  }
}

extension DifferenceDocument {
  /// Compares two nights, or one customer in them.
  init(
    from earlier: ArchivedNight, to later: ArchivedNight, before: [FigureSpan], after: [FigureSpan],
    customers: [ArchivedCustomer], without unchanged: (Set<Customer.ID>, Set<Customer.ID>)
  ) {
    from = earlier.name
    to = later.name
    let names = Dictionary(customers.map { ($0.id, $0.name) }, uniquingKeysWith: { _, newest in newest })
    customersAdded = unchanged.1.subtracting(unchanged.0).sorted().map { "\(names[$0] ?? $0.text) (\($0))" }
    customersRemoved = unchanged.0.subtracting(unchanged.1).sorted().map { "\(names[$0] ?? $0.text) (\($0))" }
    var pairs: [FigureID: (Ratio?, Ratio?)] = [:]
    for span in before {
      for figure in span.figures { pairs[FigureID(span, figure), default: (nil, nil)].0 = figure.ratio }
    }
    for span in after {
      for figure in span.figures { pairs[FigureID(span, figure), default: (nil, nil)].1 = figure.ratio }
    }
    changes = pairs.filter { $0.value.0 != $0.value.1 }.sorted { $0.key < $1.key }.map { id, ratios in
      Change(
        customer: id.customer.text, name: names[id.customer] ?? id.customer.text, scope: id.subject.scope,
        subject: id.subject.name, measure: id.measure.rawValue, basis: id.basis.rawValue,
        windowDays: id.windowDays, source: id.source?.rawValue, before: ratios.0.map(Counts.init),
        after: ratios.1.map(Counts.init))
    }
  }
}

extension DifferenceDocument.Counts {
  init(_ ratio: Ratio) { self.init(numerator: ratio.numerator, denominator: ratio.denominator) }
}

/// What must be equal for two figures to be compared.
private struct FigureID: Hashable, Comparable {
  let customer: Customer.ID
  let subject: Subject
  let measure: MeasureID
  let basis: Basis
  let windowDays: Int?
  let source: ExportKind?

  init(_ span: FigureSpan, _ figure: ArchivedFigure) {
    (customer, subject) = (span.customer, span.subject)
    (measure, basis) = (figure.measure, figure.basis)
    (windowDays, source) = (figure.windowDays, figure.source)
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.customer != right.customer { return left.customer < right.customer }
    let (first, second) = ((left.subject.scope, left.subject.name), (right.subject.scope, right.subject.name))
    if first != second { return first < second }
    if left.measure != right.measure { return left.measure < right.measure }
    return (left.basis.rawValue, left.windowDays ?? 0, left.source?.rawValue ?? "")
      < (right.basis.rawValue, right.windowDays ?? 0, right.source?.rawValue ?? "")
  }
}

/// Says what changed between two nights.
///
/// - Parameters:
///   - earlier: the one night.
///   - later: the other.
///   - customer: the id, a domain or the exact name of one customer; `nil` for all.
///   - configuration: where the archive is.
///   - format: text or JSON.
/// - Returns: the answer.
/// - Throws: ``RequestError`` where the archive cannot be read, or does not have a night or the customer.
public func compareNights(
  _ earlier: NightReference, _ later: NightReference, customer: String?,
  _ configuration: ArchiveConfiguration, as format: AnswerFormat
) throws(RequestError) -> String {
  let customers = try readingArchive(configuration) { archive throws(ArchiveError) in try archive.customers()
  }
  let asked = try customer.map { name throws(RequestError) in try archivedCustomer(name, among: customers) }
  let document = try readingArchive(configuration) { archive throws(ArchiveError) in
    let (first, second) = (try earlier.night(in: archive), try later.night(in: archive))
    var before = try archive.figures(in: first, differingFrom: second)
    var after = try archive.figures(in: second, differingFrom: first)
    if let asked {
      before.removeAll { $0.customer != asked }
      after.removeAll { $0.customer != asked }
    }
    return DifferenceDocument(
      from: first, to: second, before: before, after: after, customers: customers,
      without: asked == nil
        ? (try archive.customers(in: first), try archive.customers(in: second)) : ([], []))
  }
  return try document.written(as: format)
}

/// The customer that is called so in any night; the newest names come first.
func archivedCustomer(_ text: String, among customers: [ArchivedCustomer]) throws(RequestError) -> Customer.ID
{
  var newest: [Customer.ID: Customer] = [:]
  for customer in customers {
    newest[customer.id] = Customer(id: customer.id, name: customer.name, domains: customer.domains)
  }
  let list = newest.values.sorted { $0.id < $1.id }
  return list[try CustomerLookup(customers: list).place(of: text)].id
}

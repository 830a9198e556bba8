internal import AdoptionDomain

/// One finding about the exports, in words.
public struct FindingLine: Hashable, Sendable {
  /// The severity's id.
  public let severity: String
  /// The severity in words.
  public let severityWords: String
  /// The finding's id.
  public let code: String
  /// The finding in words.
  public let words: String
  /// The file, where it is about one.
  public let file: String?
  /// The 1-based line and column, where it is about a record.
  public let line, column: Int?
  /// The customer's id, where it is about one.
  public let customer: String?
  /// How many records or files.
  public let count: Int?
  /// What was expected and found, in English as logs have it.
  public let expected, found: String?

  init(_ finding: Finding, wording: Wording) {
    severity = finding.severity.rawValue
    severityWords = wording.text(.severity(finding.severity))
    code = finding.code.rawValue
    words = wording.text(.finding(finding.code))
    file = finding.file
    line = finding.line
    column = finding.column
    customer = finding.customer?.text
    count = finding.count
    expected = finding.expected
    found = finding.found
  }
}

/// One export, and what became of its records.
public struct PortfolioSourceLine: Hashable, Sendable {
  /// The path below the exports folder.
  public let path: String
  /// The kind's id.
  public let kind: String
  /// The kind in words.
  public let name: String
  /// Records read, used, left out and set aside.
  public let records, used, leftOut, rejected: Int
  /// The same in words.
  public let recordsWords, usedWords, leftOutWords, rejectedWords: String
  /// The first and last data date, `yyyy-MM-dd`.
  public let firstDate, lastDate: String?
  /// The customers whom it tells about.
  public let customers: Int
}

/// The exports by path.
func portfolioSourceLines(of record: NightRecord, wording: Wording) -> [PortfolioSourceLine] {
  let tallies = Dictionary(grouping: record.facts.tallies, by: \.source)
  return record.sources.enumerated().map { place, source in
    let own = tallies[place] ?? []
    // A list of customers is used as a whole; no record of it belongs to a tally.
    let used =
      source.kind == .customers ? source.records - source.rejectedRecords : own.reduce(0) { $0 + $1.used }
    let leftOut = own.reduce(0) { $0 + $1.leftOut.values.reduce(0, +) }
    return PortfolioSourceLine(
      path: source.path, kind: source.kind.rawValue, name: wording.text(.export(source.kind)),
      records: source.records, used: used, leftOut: leftOut, rejected: source.rejectedRecords,
      recordsWords: wording.number(source.records), usedWords: wording.number(used),
      leftOutWords: wording.number(leftOut), rejectedWords: wording.number(source.rejectedRecords),
      firstDate: source.dataDates?.start.description, lastDate: source.dataDates?.end.description,
      customers: own.count { $0.customer != nil })
  }
}

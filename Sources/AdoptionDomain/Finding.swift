/// Something that a person should know about the exports of a night; it holds no personal data.
public struct Finding: Hashable, Sendable {
  /// How much a finding weighs.
  public enum Severity: String, CaseIterable, Sendable {
    /// An export was refused: the run ends with code 1.
    case refusal
    /// Some data were left out or look wrong.
    case warning
    /// Good to know.
    case note
  }

  /// What was found; the raw value names the finding in texts, XML and run records.
  public enum Code: String, CaseIterable, Sendable {
    /// The file cannot be opened or read.
    case unreadableFile = "unreadable-file"
    /// The file is empty.
    case emptyFile = "empty-file"
    /// The file's content is none of the known exports.
    case unrecognizedFile = "unrecognized-file"
    /// The encoding cannot be read.
    case unreadableEncoding = "unreadable-encoding"
    /// A column that the export needs is not there.
    case missingColumn = "missing-column"
    /// Two columns of the header have the same meaning.
    case repeatedColumn = "repeated-column"
    /// The file ends in the middle of a record.
    case truncatedFile = "truncated-file"
    /// More records than allowed could not be read.
    case tooManyRejected = "too-many-rejected"
    /// Nobody can tell whose file it is.
    case unknownCustomerFile = "unknown-customer-file"
    /// The file names two tenants.
    case ambiguousCustomerFile = "ambiguous-customer-file"
    /// A record could not be read and was set aside.
    case rejectedRecord = "rejected-record"
    /// A subscription's state is not known; its units do not count.
    case unknownState = "unknown-state"
    /// A request's category is not known.
    case unknownCategory = "unknown-category"
    /// Records match no customer.
    case unmatchedRecords = "unmatched-records"
    /// The same bytes stand in two files.
    case repeatedFile = "repeated-file"
    /// An older data date was left out.
    case olderExport = "older-export"
    /// Files of the same data date were united.
    case unitedExport = "united-export"
    /// The data date lies after the night.
    case dataDateAfterNight = "data-date-after-night"
    /// Names are concealed; counts are good all the same.
    case concealedNames = "concealed-names"
    /// Two customers have the same id.
    case repeatedCustomer = "repeated-customer"
    /// No list of customers was found; tenant ids stand for names.
    case noCustomerList = "no-customer-list"
    /// The document is no valid JSON.
    case invalidDocument = "invalid-document"
    /// A page of a longer answer: the others are missing.
    case furtherPages = "further-pages"
    /// A source of lower precedence was left out.
    case supersededSource = "superseded-source"
    /// Two sources of one figure differ by more than 10 points.
    case sourcesDisagree = "sources-disagree"
    /// A user export holds fewer than 90 % of the people to whom units are assigned.
    case cutExport = "cut-export"
    /// Units and people of a service do not fit each other, so that its entitled units are unknown.
    case unitsDoNotFit = "units-do-not-fit"
    /// Data are older than allowed.
    case staleExport = "stale-export"
    /// A product is in no catalog.
    case unknownProduct = "unknown-product"
    /// The language of a customer has no texts; the default language is used.
    case unknownLanguage = "unknown-language"
  }

  /// How much it weighs.
  public var severity: Severity
  /// What was found.
  public var code: Code
  /// The path of the file below the exports folder, where it is about a file.
  public var file: String?
  /// The 1-based line of the file, where it is about a record.
  public var line: Int?
  /// The 1-based column of the line, in characters.
  public var column: Int?
  /// The customer whom it concerns.
  public var customer: Customer.ID?
  /// How many records or files it is about.
  public var count: Int?
  /// What was expected, in English and without data of persons.
  public var expected: String?
  /// What was found instead, in English and without data of persons.
  public var found: String?

  /// Creates a finding.
  public init(
    _ severity: Severity, _ code: Code, file: String? = nil, line: Int? = nil, column: Int? = nil,
    customer: Customer.ID? = nil, count: Int? = nil, expected: String? = nil, found: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.customer = customer
    self.count = count
    self.expected = expected
    self.found = found
  }
}

extension Finding: CustomStringConvertible {
  /// One line in English: `file:line:column: code: expected …, found …`.
  public var description: String {
    var place = [file].compactMap { $0 }
    if let line { place.append(String(line)) }
    if let column { place.append(String(column)) }
    var parts = place.isEmpty ? [] : [place.joined(separator: ":")]
    if let customer { parts.append("customer \(customer)") }
    parts.append(code.rawValue)
    var details: [String] = []
    if let expected { details.append("expected \(expected)") }
    if let found { details.append("found \(found)") }
    if let count { details.append("count \(count)") }
    if !details.isEmpty { parts.append(details.joined(separator: ", ")) }
    return parts.joined(separator: ": ")
  }
}

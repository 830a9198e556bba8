/// The kinds of exports that are understood; the raw value names the kind in tables, XML and run records.
public enum ExportKind: String, CaseIterable, Sendable {
  /// The partner's list of customers.
  case customers
  /// Subscriptions of all customers.
  case subscriptions
  /// User detail of all customers, with a leading tenant column.
  case activeUsers = "active-users"
  /// Requests of all customers.
  case tickets
  /// Graph's `getOffice365ActiveUserDetail` CSV of one tenant.
  case graphActiveUserDetail = "graph-active-user-detail"
  /// Graph's `subscribedSkus` JSON of one tenant.
  case graphSubscribedSKUs = "graph-subscribed-skus"
  /// Graph's `/directory/subscriptions` JSON of one tenant.
  case graphDirectorySubscriptions = "graph-directory-subscriptions"
  /// Partner Center's `subscribedskus` JSON of one customer.
  case partnerCenterSubscribedSKUs = "partner-center-subscribed-skus"
  /// Partner Center's license deployment analytics JSON, of either generation.
  case partnerCenterDeployment = "partner-center-deployment"
  /// Partner Center's license usage analytics JSON, of either generation.
  case partnerCenterUsage = "partner-center-usage"
  /// Microsoft's list of product names and service plan identifiers.
  case licensingReference = "licensing-reference"
}

/// One export file that went into the facts.
public struct ExportSource: Hashable, Sendable {
  /// The path below the exports folder, with `/` between its parts.
  public var path: String
  /// What the content turned out to be.
  public var kind: ExportKind
  /// The size in bytes.
  public var size: Int
  /// The fingerprint of the content in hexadecimal: XXH3-128 over the digests of 256 KiB blocks.
  public var fingerprint: String
  /// Records read, the header not counted.
  public var records: Int
  /// Records that were set aside because they could not be read.
  public var rejectedRecords: Int
  /// The earliest and the latest data date in the file; for tickets the first and last day.
  public var dataDates: ActivityWindow?

  /// Creates a source.
  public init(
    path: String, kind: ExportKind, size: Int, fingerprint: String, records: Int, rejectedRecords: Int,
    dataDates: ActivityWindow?
  ) {
    self.path = path
    self.kind = kind
    self.size = size
    self.fingerprint = fingerprint
    self.records = records
    self.rejectedRecords = rejectedRecords
    self.dataDates = dataDates
  }
}

/// Why a readable record did not go into the facts.
public enum LeftOutReason: String, CaseIterable, Sendable {
  /// The same bytes stand in another file, which was counted.
  case repeatedFile = "repeated-file"
  /// A newer data date of the same customer won.
  case olderDataDate = "older-data-date"
  /// The data date lies after the night.
  case afterNight = "after-night"
  /// No customer matches the record.
  case noCustomer = "no-customer"
  /// A later version of the same request won.
  case olderVersion = "older-version"
  /// The record repeats one that was used.
  case repeatedRecord = "repeated-record"
  /// A source of higher precedence covers the customer.
  case lowerPrecedence = "lower-precedence"
  /// The record is about the partner as a whole, or about no license of a person.
  case notOfCustomer = "not-of-customer"
}

/// How many records of one file went into the facts of one customer, and how many did not.
public struct SourceTally: Hashable, Sendable {
  /// The file's place in the facts' sources, 0-based.
  public var source: Int
  /// The customer; `nil` for records that match nobody.
  public var customer: Customer.ID?
  /// Records used.
  public var used: Int
  /// Records left out, by reason, only where above 0.
  public var leftOut: [LeftOutReason: Int]

  /// Creates a tally.
  public init(source: Int, customer: Customer.ID?, used: Int, leftOut: [LeftOutReason: Int] = [:]) {
    self.source = source
    self.customer = customer
    self.used = used
    self.leftOut = leftOut
  }
}

public import AdoptionDomain

/// What one export comes to, before anybody asks whose it is: raw customer keys and raw product names, so that it stays
/// good when the list of customers or the aliases are edited.
public struct FileCounts: Sendable {
  /// The file.
  package let file: ExportFile
  /// What the content turned out to be.
  package let kind: ExportKind
  /// The fingerprint of the bytes, in hexadecimal.
  package let fingerprint: String
  /// The size in bytes as read.
  package let size: Int
  /// Records read, the header not counted.
  package let records: Int
  /// How many of them were set aside.
  package let rejectedRecords: Int
  /// What is to be said about the file.
  package let findings: [Finding]
  /// The counted rows; resolving drops them as soon as they have become facts.
  package internal(set) var content: FileContent
}

/// The counted rows of one export.
package enum FileContent: Sendable {
  /// The rows of a list of customers.
  case customers([CustomerRow])
  /// Subscriptions.
  case subscriptions(SubscriptionRows)
  /// Users, as cohorts.
  case users(UserCounts)
  /// Requests.
  case requests(RequestRows)
  /// Licenses of one tenant.
  case licenses(LicenseRows)
  /// Units sold and deployed by customer and product.
  case deployment(AnalyticsRows)
  /// Entitlements and active ones by customer, product and workload.
  case usage(AnalyticsRows)
  /// Products of the vendor's list.
  case reference([StatedProduct])
}

/// Why a file is not counted: one finding of severity refusal.
public struct FileRefusal: Error, Equatable, Sendable {
  /// What is said about the file.
  public let finding: Finding
}

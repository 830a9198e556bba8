/// Something that people use under a license: Exchange, Teams, a Dynamics 365 application.
public struct Service: Hashable, Sendable {
  /// The stable name of a service in tables, XML and playbooks, such as `sharepoint-onedrive`.
  public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Lower-case ASCII letters, digits and hyphens.
    public var slug: String { name.text }
    /// The slug as shared text.
    public let name: SharedText

    /// Creates an id from its slug.
    public init(_ slug: String) { name = SharedText(slug) }

    /// The slug.
    public var description: String { slug }

    /// Whether the left slug comes first, by code points.
    public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
  }

  /// The service's id.
  public var id: ID
  /// The name of the product, the same in every language.
  public var name: String
  /// Whether rules look at the service; Skype for Business and Yammer are not judged unless a customer asks.
  public var isJudged: Bool
  /// The workloads of user exports that count as this service, as their column names spell them
  /// (`OneDrive`, `SharePoint`); a license for either entitles, activity in either counts, once a person.
  public var workloads: [String]
  /// The names and codes of workloads by which sources that count for themselves call this service (`EXO`,
  /// `Exchange`), compared without regard to case.
  public var reportedWorkloads: [String]
  /// The part numbers of the service plans of which one is enough to entitle to this service (`EXCHANGE_S_STANDARD`),
  /// compared without regard to case; foundation plans are never among them.
  public var corePlans: [String]
  /// The product names of help desks that stand for this service, compared without regard to case.
  public var supportProducts: [String]

  /// Creates a service.
  public init(
    id: ID, name: String, isJudged: Bool, workloads: [String], reportedWorkloads: [String] = [],
    corePlans: [String] = [], supportProducts: [String]
  ) {
    self.id = id
    self.name = name
    self.isJudged = isJudged
    self.workloads = workloads
    self.reportedWorkloads = reportedWorkloads
    self.corePlans = corePlans
    self.supportProducts = supportProducts
  }
}

extension Service.ID {
  /// Yammer, which people use without a license: unlicensed activity in it is explained by that.
  public static let yammer = Self("yammer")

  /// Whether the service is an application of Dynamics 365.
  public var isDynamicsApplication: Bool { slug.hasPrefix("dynamics-") }
}

/// A set of services by their places (0-based, below 64) in the catalog.
public struct ServiceSet: Hashable, Sendable {
  /// Bit n stands for the service at place n.
  public private(set) var bits: UInt64

  /// Creates a set from its bits.
  public init(bits: UInt64 = 0) { self.bits = bits }

  /// Whether the service at `place` belongs to the set.
  public func contains(_ place: Int) -> Bool { bits & (1 << UInt64(place)) != 0 }

  /// Adds the service at `place`.
  public mutating func insert(_ place: Int) { bits |= 1 << UInt64(place) }

  /// The services that belong to both sets.
  public func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
}

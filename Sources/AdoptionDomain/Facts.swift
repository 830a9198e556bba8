/// All that the exports say about one customer.
public struct CustomerFacts: Hashable, Sendable {
  /// Who it is.
  public var customer: Customer
  /// Whether the customer was matched by name alone, which is not sure enough to send mail.
  public var isMatchedByNameOnly: Bool
  /// What the customer holds, by part number, then terms.
  public var holdings: [Holding]
  /// The same as families of exports of lower precedence tell it, a list each; never added to `holdings` or to one
  /// another.
  public var otherFamilies: [[Holding]]
  /// The use of services that sources have already aggregated, by service, then source.
  public var reportedUsage: [ReportedUsage]
  /// What the customer's people do; `nil` where no export tells.
  public var activity: UserActivity?
  /// The customer's requests; `nil` where no help desk's export covers the customer.
  public var support: SupportVolume?

  /// Creates the facts of one customer.
  public init(
    customer: Customer, isMatchedByNameOnly: Bool = false, holdings: [Holding] = [],
    otherFamilies: [[Holding]] = [], reportedUsage: [ReportedUsage] = [], activity: UserActivity? = nil,
    support: SupportVolume? = nil
  ) {
    self.customer = customer
    self.isMatchedByNameOnly = isMatchedByNameOnly
    self.holdings = holdings
    self.otherFamilies = otherFamilies
    self.reportedUsage = reportedUsage
    self.activity = activity
    self.support = support
  }
}

extension CustomerFacts {
  /// The holdings of all families of lower precedence, one after the other.
  public var otherHoldings: [Holding] { Array(otherFamilies.joined()) }
}

/// All that the exports of a night say; the counted form of everything that was read.
public struct Facts: Hashable, Sendable {
  /// The customers by id.
  public var customers: [CustomerFacts]
  /// The sets of assigned products that cohorts point at: product names in upper case, sorted, in each set.
  ///
  /// The set at place 0 is the empty one: people without any product.
  public var productSets: [[SharedText]]
  /// The exports that were read, by path.
  public var sources: [ExportSource]
  /// What became of the records, by source, then customer.
  public var tallies: [SourceTally]
  /// The products that the catalog does not know and whose service plans an export states, by part number, then id.
  public var learnedProducts: [ProductCatalog.Product]

  /// Creates the facts of a night.
  public init(
    customers: [CustomerFacts] = [], productSets: [[SharedText]] = [[]], sources: [ExportSource] = [],
    tallies: [SourceTally] = [], learnedProducts: [ProductCatalog.Product] = []
  ) {
    self.customers = customers
    self.productSets = productSets
    self.sources = sources
    self.tallies = tallies
    self.learnedProducts = learnedProducts
  }

  /// The data date of the night: the latest data date of user exports, or without any that of reported usage, or
  /// without any the latest day of a request.
  public var dataDate: CalendarDay? {
    customers.compactMap { $0.activity?.dataDate }.max()
      ?? customers.flatMap(\.reportedUsage).map(\.dataDate).max()
      ?? customers.compactMap { $0.support?.coverage.end }.max()
  }
}

/// What a request to the help desk is about.
public enum SupportRequestKind: UInt8, CaseIterable, Sendable {
  /// Asks how to use a feature.
  case howTo
  /// Asks for assistance where nothing is broken.
  case help
  /// Something is broken.
  case incident
  /// About invoices and payments.
  case billing
  /// Asks for something to be done or delivered.
  case request
  /// A category that this program does not know.
  case unknown

  /// Whether the request asks for assistance: how-to and help.
  public var isAssistance: Bool { self == .howTo || self == .help }
}

/// The way a request came in.
public enum SupportChannel: UInt8, CaseIterable, Sendable {
  /// By the help desk's web form.
  case web
  /// By mail.
  case email
  /// By telephone.
  case phone
  /// By chat.
  case chat
  /// Another way, or none stated.
  case other
}

/// Requests of one customer on one day, about one service, of one kind, by one channel.
public struct SupportCount: Hashable, Sendable {
  /// The UTC day on which the requests were made.
  public var day: CalendarDay
  /// The service's place in the catalog, 0-based; `nil` where the product is none of the services.
  public var service: Int? {
    get { servicePlace < 0 ? nil : Int(servicePlace) }
    set { servicePlace = newValue.map(Int8.init) ?? -1 }
  }
  /// The kind of the requests.
  public var kind: SupportRequestKind
  /// The channel of the requests.
  public var channel: SupportChannel
  /// How many; at least 1.
  public var requests: Int {
    get { Int(requestCount) }
    set { requestCount = Int32(newValue) }
  }
  /// How many of them were rated good.
  public var ratedGood: Int {
    get { Int(goodCount) }
    set { goodCount = Int32(newValue) }
  }
  /// How many of them were rated at all.
  public var rated: Int {
    get { Int(ratedCount) }
    set { ratedCount = Int32(newValue) }
  }

  // There is one of these for nearly every request, all night long: the numbers are as small as they can be.
  private var servicePlace: Int8
  private var requestCount: Int32
  private var goodCount: Int32
  private var ratedCount: Int32

  /// Creates a count.
  public init(
    day: CalendarDay, service: Int?, kind: SupportRequestKind, channel: SupportChannel, requests: Int,
    ratedGood: Int = 0, rated: Int = 0
  ) {
    self.day = day
    self.kind = kind
    self.channel = channel
    servicePlace = service.map(Int8.init) ?? -1
    requestCount = Int32(requests)
    goodCount = Int32(ratedGood)
    ratedCount = Int32(rated)
  }
}

/// The requests of one customer; a mapped customer without requests has an empty volume, an unmapped one has none.
public struct SupportVolume: Hashable, Sendable {
  /// The days that the help desk's exports cover.
  public var coverage: ActivityWindow
  /// The counts by day, service, kind and channel, in that order.
  public var counts: [SupportCount]
  /// The places of the exports in the facts' sources, 0-based and ascending.
  public var sources: [Int]

  /// Creates a volume.
  public init(coverage: ActivityWindow, counts: [SupportCount], sources: [Int]) {
    self.coverage = coverage
    self.counts = counts
    self.sources = sources
  }
}

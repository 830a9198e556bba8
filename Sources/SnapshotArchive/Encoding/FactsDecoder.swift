internal import AdoptionDomain
internal import ByteEncoding

/// Reads what `FactsEncoder` has written, and puts it into a night that has its own places of exports, services and sets.
struct FactsDecoder {
  /// The places of the night's exports by the number of their path.
  let sources: [Int: Int]
  /// The night's places of the services that had these places when the facts were written; `nil` for one that the catalog
  /// does not have any more.
  let services: [Int?]
  /// The sets of products that were met, the empty one first.
  private(set) var productSets: [[SharedText]] = [[]]
  private var places: [[SharedText]: Int32] = [[]: 0]

  init(sources: [Int: Int], services: [Int?]) {
    (self.sources, self.services) = (sources, services)
  }

  /// Fills one part into the facts of a customer.
  mutating func read(
    _ part: FactsPart, from bytes: [UInt8], dates: DataDates, into facts: inout CustomerFacts
  ) throws(UnreadableBytes) {
    var reader = try begun(bytes)
    switch part {
    case .licenses:
      facts.holdings = try reader.list(holding)
      facts.otherFamilies = try reader.list { (reader) throws(UnreadableBytes) in try reader.list(holding) }
    case .reportedUsage:
      guard let latest = dates.reportedUsage else { throw reader.failure }
      facts.reportedUsage = try reader.list { (reader) throws(UnreadableBytes) in
        try reportedUsage(&reader, latest: latest)
      }
    case .activity:
      guard let day = dates.activity else { throw reader.failure }
      facts.activity = try activity(&reader, dataDate: day)
    case .support:
      guard let coverage = dates.support else { throw reader.failure }
      facts.support = try support(&reader, coverage: coverage)
    case .tallies, .learnedProducts: throw reader.failure
    }
    guard reader.isAtEnd else { throw reader.failure }
  }

  /// The products that exports taught.
  func learnedProducts(_ bytes: [UInt8]) throws(UnreadableBytes) -> [ProductCatalog.Product] {
    var reader = try begun(bytes)
    return try reader.list { (reader) throws(UnreadableBytes) in
      ProductCatalog.Product(
        id: try reader.optional { (reader) throws(UnreadableBytes) in try reader.text() },
        partNumber: try reader.text(), name: try reader.text(),
        otherNames: try reader.list { (reader) throws(UnreadableBytes) in try reader.text() },
        services: try reader.list { (reader) throws(UnreadableBytes) in Service.ID(try reader.text()) })
    }
  }

  /// What became of records, of a customer or of nobody.
  func tallies(
    _ bytes: [UInt8], of customer: Customer.ID?
  ) throws(UnreadableBytes) -> [SourceTally] {
    var reader = try begun(bytes)
    return try reader.list { (reader) throws(UnreadableBytes) in
      let source = try source(&reader)
      let used = try reader.number()
      let leftOut = try reader.list { (reader) throws(UnreadableBytes) in
        guard let reason = LeftOutReason(rawValue: try reader.text()) else { throw reader.failure }
        return (reason, try reader.number())
      }
      return SourceTally(
        source: source, customer: customer, used: used,
        leftOut: Dictionary(leftOut, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func begun(_ bytes: [UInt8]) throws(UnreadableBytes) -> ByteReader {
    var reader = ByteReader(bytes)
    guard try reader.number() == FactsEncoder.version else { throw UnreadableBytes(offset: 0) }
    return reader
  }

  private func source(_ reader: inout ByteReader) throws(UnreadableBytes) -> Int {
    guard let source = sources[try reader.number()] else { throw reader.failure }
    return source
  }

  private func holding(_ reader: inout ByteReader) throws(UnreadableBytes) -> Holding {
    let product = Product(partNumber: try reader.text(), name: try reader.text())
    let names = try reader.list { (reader) throws(UnreadableBytes) in SharedText(try reader.text()) }
    let terms = try reader.choice(SubscriptionTerms.self)
    let isTenantWide = try reader.flag()
    var units = UnitsByState()
    _ = try reader.list { (reader) throws(UnreadableBytes) in
      let state = try reader.choice(SubscriptionState.self)
      let sold = try reader.number()
      units[state] = LicenseUnits(
        sold: sold, assigned: try reader.optional { (reader) throws(UnreadableBytes) in try reader.number() })
    }
    return Holding(
      product: product, names: names, terms: terms, isTenantWide: isTenantWide, units: units,
      start: try reader.optional { (reader) throws(UnreadableBytes) in try reader.day() },
      commitmentEnd: try reader.optional { (reader) throws(UnreadableBytes) in try reader.day() },
      renewsAutomatically: try reader.optional { (reader) throws(UnreadableBytes) in try reader.flag() },
      source: try source(&reader))
  }

  private func reportedUsage(
    _ reader: inout ByteReader, latest: CalendarDay
  ) throws(UnreadableBytes) -> ReportedUsage {
    let (service, name) = (Service.ID(try reader.text()), try reader.text())
    let least = try reader.number(upTo: .max / 2)
    let most = least + (try reader.number(upTo: .max / 2))
    let units = try reader.number()
    guard let kind = ReportedUsage.Units(rawValue: try reader.text()),
      let period = ReportedUsage.Period(rawValue: try reader.text())
    else { throw reader.failure }
    let day = latest.advanced(by: -(try reader.number(upTo: 1_000_000)))
    return ReportedUsage(
      service: service, name: name, active: least...most, units: units, unitsKind: kind, period: period,
      dataDate: day, source: try source(&reader))
  }
}

extension FactsDecoder {
  private mutating func activity(
    _ reader: inout ByteReader, dataDate: CalendarDay
  ) throws(UnreadableBytes) -> UserActivity {
    let covered = mapped(ServiceSet(bits: try reader.bits()))
    let isConcealed = try reader.flag()
    let sources = try reader.list(source)
    let sets = try reader.list { (reader) throws(UnreadableBytes) in
      place(of: try reader.list { (reader) throws(UnreadableBytes) in SharedText(try reader.text()) })
    }
    let cohorts = try reader.list { (reader) throws(UnreadableBytes) in
      try cohort(&reader, sets: sets, dataDate: dataDate)
    }
    return UserActivity(
      dataDate: dataDate, coveredServices: covered, cohorts: cohorts, sources: sources.sorted(),
      isConcealed: isConcealed)
  }

  private func cohort(
    _ reader: inout ByteReader, sets: [Int32], dataDate: CalendarDay
  ) throws(UnreadableBytes) -> UserCohort {
    let day = dataDate.advanced(by: -(try reader.number(upTo: 1_000_000)))
    let set = try reader.number()
    guard set < sets.count else { throw reader.failure }
    let licensed = mapped(ServiceSet(bits: try reader.bits()))
    let isDeleted = try reader.flag()
    let people = try reader.number(upTo: Int(Int32.max))
    let active = try reader.number(upTo: Int(Int32.max))
    let counts = try reader.list { (reader) throws(UnreadableBytes) in try count(&reader) }
    return UserCohort(
      dataDate: day, productSet: sets[set], licensedServices: licensed, isDeleted: isDeleted,
      people: Int32(people), activePeople: Int32(active), counts: counts.compactMap { $0 })
  }

  private func count(_ reader: inout ByteReader) throws(UnreadableBytes) -> CohortCount? {
    let word = try reader.number(upTo: 64 << 5 - 1)
    guard let standing = LicenseStanding(rawValue: UInt8(word >> 3 & 3)),
      let recency = Recency(rawValue: UInt8(word & 7)), word >> 5 < services.count
    else { throw reader.failure }
    let people = try reader.number(upTo: Int(Int32.max))
    return services[word >> 5].map {
      CohortCount(service: $0, standing: standing, recency: recency, people: people)
    }
  }

  private func support(
    _ reader: inout ByteReader, coverage: ActivityWindow
  ) throws(UnreadableBytes) -> SupportVolume {
    let sources = try reader.list(source)
    var day = CalendarDay(ordinal: 0)
    let counts = try reader.list { (reader) throws(UnreadableBytes) in
      day = try reader.day(after: day)
      let place = try reader.optional { (reader) throws(UnreadableBytes) in try reader.number(upTo: 63) }
      let kind = try reader.choice(SupportRequestKind.self)
      let channel = try reader.choice(SupportChannel.self)
      let limit = Int(Int32.max)
      return SupportCount(
        day: day, service: place.flatMap { $0 < services.count ? services[$0] : nil }, kind: kind,
        channel: channel, requests: try reader.number(upTo: limit),
        ratedGood: try reader.number(upTo: limit), rated: try reader.number(upTo: limit))
    }
    return SupportVolume(coverage: coverage, counts: counts, sources: sources.sorted())
  }

  private mutating func place(of set: [SharedText]) -> Int32 {
    if let place = places[set] { return place }
    let place = Int32(productSets.count)
    places[set] = place
    productSets.append(set)
    return place
  }

  /// The same services at the night's places.
  private func mapped(_ set: ServiceSet) -> ServiceSet {
    services.enumerated().reduce(into: ServiceSet()) { mapped, service in
      if set.contains(service.offset), let place = service.element { mapped.insert(place) }
    }
  }
}

extension ByteReader {
  /// A day from its ordinal.
  mutating func day() throws(UnreadableBytes) -> CalendarDay { try day(after: CalendarDay(ordinal: 0)) }

  /// A day from its distance to another one.
  mutating func day(after other: CalendarDay) throws(UnreadableBytes) -> CalendarDay {
    let distance = try signed()
    guard let ordinal = Int32(exactly: Int(other.ordinal).addingReportingOverflow(distance).partialValue)
    else {
      throw failure
    }
    return CalendarDay(ordinal: ordinal)
  }
}

extension FactsDecoder {
  /// The sets in the order in which an import has them, and the new place of each.
  var sortedProductSets: (sets: [[SharedText]], places: [Int32]) {
    let texts = productSets.map { $0.map(\.text) }
    let order = texts.indices.sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
    var places = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { places[old] = Int32(new) }
    return (order.map { productSets[$0] }, places)
  }
}

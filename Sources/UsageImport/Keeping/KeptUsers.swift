internal import AdoptionDomain
internal import ByteEncoding

extension UserCounts: KeptValue {
  func write(to writer: inout ByteWriter) {
    services.write(to: &writer)
    hasNames.write(to: &writer)
    domains.write(to: &writer)
    writer.write(list: tables) { writer, table in table.write(to: &writer, stride: stride) }
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    let services = try [Int](from: &reader)
    guard services.allSatisfy({ (0..<UInt64.bitWidth).contains($0) }) else { throw reader.failure }
    let hasNames = try Bool(from: &reader)
    let domains = try [String](from: &reader)
    let stride = services.count * Self.countsPerService
    let tables = try reader.list { reader throws(UnreadableBytes) in try Table(from: &reader, stride: stride)
    }
    self.init(services: services, hasNames: hasNames, tables: tables)
    self.domains = domains
  }
}

extension UserCounts.Table {
  /// Writes the table, whose cohorts have so many counts each.
  fileprivate func write(to writer: inout ByteWriter, stride: Int) {
    customerKeys.write(to: &writer)
    productCells.write(to: &writer)
    writer.write(cohorts.count)
    for (place, cohort) in cohortsWithSharedHashes.enumerated() {
      cohort.write(to: &writer)
      counts.write(to: &writer, range: place * stride..<(place + 1) * stride)
    }
  }

  /// The cohorts with the hashes of names added up by customer and day, which is all that is ever asked of them: a cohort
  /// may be one person, whose hash is not to be kept.
  private var cohortsWithSharedHashes: [UserCounts.Cohort] {
    struct People: Hashable {
      let customer: Int32
      let dataDate: CalendarDay
    }
    var cohorts = cohorts
    var firstPlaces: [People: Int] = [:]
    for place in cohorts.indices {
      let people = People(customer: cohorts[place].customer, dataDate: cohorts[place].dataDate)
      guard let first = firstPlaces[people] else {
        firstPlaces[people] = place
        continue
      }
      cohorts[first].namesHash &+= cohorts[place].namesHash
      cohorts[place].namesHash = 0
    }
    return cohorts
  }

  fileprivate init(from reader: inout ByteReader, stride: Int) throws(UnreadableBytes) {
    customerKeys = try [String](from: &reader)
    productCells = try [String](from: &reader)
    let count = try reader.number(upTo: reader.rest / UserCounts.Cohort.leastKeptBytes)
    cohorts.reserveCapacity(count)
    counts.append(zeros: count * stride)
    for place in 0..<count {
      let cohort = try UserCounts.Cohort(from: &reader)
      guard customerKeys.indices.contains(Int(cohort.customer)),
        productCells.indices.contains(Int(cohort.products))
      else { throw reader.failure }
      cohorts.append(cohort)
      try counts.read(from: &reader, range: place * stride..<(place + 1) * stride)
    }
  }
}

extension UserCounts.Cohort: KeptValue {
  /// A byte for each of its numbers, and one that says how many counts follow.
  fileprivate static let leastKeptBytes = 10

  func write(to writer: inout ByteWriter) {
    writer.write(bits: licensedServices.bits)
    writer.write(bits: namesHash)
    customer.write(to: &writer)
    products.write(to: &writer)
    dataDate.write(to: &writer)
    people.write(to: &writer)
    activePeople.write(to: &writer)
    concealedPeople.write(to: &writer)
    isDeleted.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      licensedServices: ServiceSet(bits: try reader.bits()), namesHash: try reader.bits(),
      customer: try Int32(from: &reader), products: try Int32(from: &reader),
      dataDate: try CalendarDay(from: &reader), people: try Int32(from: &reader),
      activePeople: try Int32(from: &reader), concealedPeople: try Int32(from: &reader),
      isDeleted: try reader.flag())
  }
}

extension SmallCounts {
  /// Writes the counts at some places, of which most are 0: each other one with its distance from the one before.
  fileprivate func write(to writer: inout ByteWriter, range: Range<Int>) {
    let places = range.filter { self[$0] != 0 }
    writer.write(places.count)
    var last = range.lowerBound
    for place in places {
      writer.write(place - last)
      writer.write(Int(self[place]))
      last = place
    }
  }

  /// Reads the counts at some places, which are 0 so far.
  fileprivate mutating func read(
    from reader: inout ByteReader, range: Range<Int>
  ) throws(UnreadableBytes) {
    var place = range.lowerBound
    for _ in 0..<(try reader.number(upTo: range.count)) {
      place += try reader.number(upTo: range.count)
      guard range.contains(place) else { throw reader.failure }
      set(Int32(try reader.number(upTo: Int(Int32.max))), at: place)
    }
  }
}

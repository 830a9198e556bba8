internal import AdoptionDomain

extension Resolution {
  /// A version of a request: where it stands, and whose it is.
  private struct Version {
    let source: Int32
    /// The row's place in its file.
    let place: Int32
    let customer: Int32
  }

  /// Gives each customer its requests; of a request that stands twice the latest modification counts.
  mutating func resolveRequests() {
    var latest = KeyedValues<Version>()
    var days: ActivityWindow?
    var mapped = [Bool](repeating: false, count: customers.count)
    let sources = counts.indices.filter { place in
      if case .requests = counts[place].content { !leftOutFiles.contains(place) } else { false }
    }
    let files = sources.map { (place: $0, rows: requests(at: $0)) }
    let matches = files.map { self.matches(of: $0.rows.customerKeys, inFileAt: $0.place) }
    let rows = counts.indices.map { requests(at: $0) }
    latest.reserve(files.reduce(0) { $0 + $1.rows.rows.count })
    for (file, matches) in zip(files, matches) {
      noteUnknownCategories(file.rows.unknownCategories, inFileAt: file.place)
      if matches.contains(where: { $0?.byNameOnly == false }) {
        mapped = Array(repeating: true, count: customers.count)
      }
      for match in matches { if let match { mapped[match.place] = true } }
      collect(from: file.place, of: rows, matches: matches, into: &latest)
      days = days.united(with: file.rows.days(upTo: night))
    }
    for (file, matches) in zip(files, matches) {
      account(for: file.place, of: rows, matches: matches, latest: latest)
    }
    guard let coverage = days else { return }
    let versions = latest.values
    latest = KeyedValues()
    count(versions, of: rows, mapped: mapped, coverage: coverage, sources: sources)
  }

  private func requests(at source: Int) -> RequestRows {
    if case .requests(let rows) = counts[source].content { rows } else { RequestRows() }
  }

  private mutating func noteUnknownCategories(_ records: Int, inFileAt place: Int) {
    guard records > 0 else { return }
    findings.append(
      Finding(
        .note, .unknownCategory, file: counts[place].file.path, count: records,
        expected: "a known category of a request", found: "another word"))
  }

  private mutating func collect(
    from source: Int, of rows: [RequestRows], matches: [CustomerDirectory.Match?],
    into latest: inout KeyedValues<Version>
  ) {
    for (place, row) in rows[source].rows.enumerated() where row.day <= night {
      guard let match = matches[Int(row.customer)] else { continue }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      let version = Version(source: Int32(source), place: Int32(place), customer: Int32(match.place))
      latest.enter(version, for: row.id) { order($0, of: rows) < order($1, of: rows) }
    }
  }

  /// Tells what became of the requests of a file, once it is known which version of each counts.
  private mutating func account(
    for source: Int, of rows: [RequestRows], matches: [CustomerDirectory.Match?],
    latest: KeyedValues<Version>
  ) {
    var unmatched = 0
    var afterNight = 0
    // By the number of the raw key.
    var used = [Int](repeating: 0, count: matches.count)
    for (place, row) in rows[source].rows.enumerated() {
      guard let match = matches[Int(row.customer)] else {
        unmatched += 1
        continue
      }
      if row.day > night {
        afterNight += 1
        tallies.leaveOut(1, for: .afterNight, source: source, customer: match.place)
      } else if let winner = latest.value(for: row.id),
        (winner.source, winner.place) != (Int32(source), Int32(place))
      {
        let isOlder = row.modified < rows[Int(winner.source)].rows[Int(winner.place)].modified
        tallies.leaveOut(
          1, for: isOlder ? .olderVersion : .repeatedRecord, source: source, customer: match.place)
      } else {
        used[Int(row.customer)] += 1
      }
    }
    for (match, records) in zip(matches, used) where records > 0 {
      if let match { tallies.use(records, source: source, customer: match.place) }
    }
    noteUnmatched(unmatched, inFileAt: source)
    noteAfterNight(afterNight, inFileAt: source, of: "requests")
  }

  /// The order in which versions of one request win: by modification, then by what does not depend on the files.
  private func order(_ version: Version, of rows: [RequestRows]) -> (Int, Int32, Int, Int, Int) {
    let row = rows[Int(version.source)].rows[Int(version.place)]
    let words = Int(row.kind.rawValue) << 16 | Int(row.channel.rawValue) << 8 | Int(row.rating)
    return (row.modified, row.day.ordinal, Int(version.customer), words, Int(row.service))
  }

  private mutating func count(
    _ latest: consuming [Version], of rows: [RequestRows], mapped: [Bool], coverage: ActivityWindow,
    sources: [Int]
  ) {
    var requests = Grouping<CountedRequest>()
    requests.reserveCapacity(latest.count)
    for version in latest {
      requests.add(
        CountedRequest(rows[Int(version.source)].rows[Int(version.place)]), to: Int(version.customer))
    }
    // At this point of a night most is in memory.
    latest = []
    for customer in customers.indices where mapped[customer] {
      customers[customer].support = SupportVolume(coverage: coverage, counts: [], sources: sources)
    }
    requests.forEach(of: customers.count) { customer, requests in
      customers[customer].support?.counts = CountedRequest.counts(of: requests)
    }
  }
}

/// What is counted of a request.
private struct CountedRequest {
  /// Day, service, kind, channel and rating in this order, so that numbers stand as their requests do.
  private let bits: UInt64

  init(_ row: RequestRows.Row) {
    let day = UInt64(UInt32(bitPattern: row.day.ordinal) ^ 0x8000_0000)
    let service = UInt64(UInt16(bitPattern: row.service) ^ 0x8000)
    let (kind, channel) = (UInt64(row.kind.rawValue), UInt64(row.channel.rawValue))
    bits = day << 32 | service << 16 | kind << 8 | channel << 2 | UInt64(row.rating)
  }

  /// All but the rating: requests with one key are counted together.
  private var key: UInt64 { bits >> 2 }

  private var rating: UInt8 { UInt8(bits & 3) }

  /// The requests with nobody counted yet.
  private var empty: SupportCount {
    let service = Int16(bitPattern: UInt16(truncatingIfNeeded: bits >> 16) ^ 0x8000)
    return SupportCount(
      day: CalendarDay(ordinal: Int32(bitPattern: UInt32(bits >> 32) ^ 0x8000_0000)),
      service: service < 0 ? nil : Int(service),
      kind: SupportRequestKind(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) ?? .unknown,
      channel: SupportChannel(rawValue: UInt8(truncatingIfNeeded: bits) >> 2) ?? .other, requests: 0)
  }

  /// The requests counted by day, service, kind and channel.
  static func counts(of requests: ArraySlice<CountedRequest>) -> [SupportCount] {
    let sorted = requests.sorted { $0.bits < $1.bits }
    var counts: [SupportCount] = []
    counts.reserveCapacity(zip(sorted, sorted.dropFirst()).count { $0.key != $1.key } + 1)
    var last: UInt64?
    for request in sorted {
      if request.key != last { counts.append(request.empty) }
      last = request.key
      counts[counts.count - 1].add(rating: request.rating)
    }
    return counts
  }
}

extension SupportCount {
  fileprivate mutating func add(rating: UInt8) {
    requests += 1
    if rating > 0 { rated += 1 }
    if rating == 2 { ratedGood += 1 }
  }
}

extension RequestRows {
  /// The first and last day of the requests up to the night.
  fileprivate func days(upTo night: CalendarDay) -> ActivityWindow? {
    let days = rows.lazy.map(\.day).filter { $0 <= night }
    guard let first = days.min(), let last = days.max() else { return nil }
    return ActivityWindow(from: first, through: last)
  }
}

extension ActivityWindow? {
  /// The span of both windows.
  fileprivate func united(with other: ActivityWindow?) -> ActivityWindow? {
    guard let self, let other else { return self ?? other }
    return ActivityWindow(from: min(self.start, other.start), through: max(self.end, other.end))
  }
}

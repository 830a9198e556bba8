internal import AdoptionDomain

extension Resolution {
  /// A request and where it came from.
  private struct Request {
    let row: RequestRows.Row
    let customer: Int
    let source: Int
    /// The row's place in its file.
    let place: Int
  }

  /// Gives each customer its requests; of a request that stands twice the latest modification counts.
  mutating func resolveRequests() {
    var latest: [UInt64: Request] = [:]
    var days: ActivityWindow?
    var mapped: Set<Int> = []
    let sources = counts.indices.filter { place in
      if case .requests = counts[place].content { !leftOutFiles.contains(place) } else { false }
    }
    let matches = sources.map { self.matches(of: requests(at: $0).customerKeys, inFileAt: $0) }
    for (source, matches) in zip(sources, matches) {
      noteUnknownCategories(requests(at: source).unknownCategories, inFileAt: source)
      mapped.formUnion(matches.contains { $0?.byNameOnly == false } ? Set(customers.indices) : [])
      mapped.formUnion(matches.compactMap { $0?.place })
      collect(from: source, matches: matches, into: &latest)
      days = days.united(with: requests(at: source).days(upTo: night))
    }
    for (source, matches) in zip(sources, matches) { account(for: source, matches: matches, latest: latest) }
    guard let coverage = days else { return }
    count(latest, mapped: mapped, coverage: coverage, sources: sources)
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
    from source: Int, matches: [CustomerDirectory.Match?], into latest: inout [UInt64: Request]
  ) {
    for (place, row) in requests(at: source).rows.enumerated() where row.day <= night {
      guard let match = matches[Int(row.customer)] else { continue }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      let request = Request(row: row, customer: match.place, source: source, place: place)
      if let other = latest[row.id], order(request) <= order(other) { continue }
      latest[row.id] = request
    }
  }

  /// Tells what became of the requests of a file, once it is known which version of each counts.
  private mutating func account(
    for source: Int, matches: [CustomerDirectory.Match?], latest: [UInt64: Request]
  ) {
    var unmatched = 0
    var afterNight = 0
    for (place, row) in requests(at: source).rows.enumerated() {
      guard let match = matches[Int(row.customer)] else {
        unmatched += 1
        continue
      }
      if row.day > night {
        afterNight += 1
        tallies.leaveOut(1, for: .afterNight, source: source, customer: match.place)
      } else if let winner = latest[row.id], (winner.source, winner.place) != (source, place) {
        let reason: LeftOutReason = row.modified < winner.row.modified ? .olderVersion : .repeatedRecord
        tallies.leaveOut(1, for: reason, source: source, customer: match.place)
      } else {
        tallies.use(1, source: source, customer: match.place)
      }
    }
    noteUnmatched(unmatched, inFileAt: source)
    noteAfterNight(afterNight, inFileAt: source, of: "requests")
  }

  /// The order in which versions of one request win: by modification, then by what does not depend on the files.
  private func order(_ request: Request) -> (Int, Int32, Int, Int, Int) {
    let row = request.row
    let words = Int(row.kind.rawValue) << 16 | Int(row.channel.rawValue) << 8 | Int(row.rating)
    return (row.modified, row.day.ordinal, request.customer, words, Int(row.service))
  }

  private mutating func count(
    _ latest: [UInt64: Request], mapped: Set<Int>, coverage: ActivityWindow, sources: [Int]
  ) {
    var counts: [Int: [SupportKey: SupportCount]] = [:]
    for request in latest.values {
      let key = SupportKey(request.row)
      counts[request.customer, default: [:]][key, default: key.empty].add(rating: request.row.rating)
    }
    for customer in mapped {
      let sorted = (counts[customer] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      customers[customer].support = SupportVolume(coverage: coverage, counts: sorted, sources: sources)
    }
  }
}

/// What requests must share to be counted together.
private struct SupportKey: Hashable, Comparable {
  let day: CalendarDay
  let service: Int16
  let kind: SupportRequestKind
  let channel: SupportChannel

  init(_ row: RequestRows.Row) {
    (day, service, kind, channel) = (row.day, row.service, row.kind, row.channel)
  }

  var empty: SupportCount {
    SupportCount(
      day: day, service: service < 0 ? nil : Int(service), kind: kind, channel: channel, requests: 0)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.day, left.service, left.kind.rawValue, left.channel.rawValue)
      < (right.day, right.service, right.kind.rawValue, right.channel.rawValue)
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

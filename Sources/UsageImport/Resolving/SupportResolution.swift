internal import AdoptionDomain

extension Resolution {
  /// A request and where it came from.
  private struct Request {
    let row: RequestRows.Row
    let source: Int
    let customer: Int
  }

  /// Gives each customer its requests; of a request that stands twice the latest modification counts.
  mutating func resolveRequests(catalog: ServiceCatalog) {
    var latest: [UInt64: Request] = [:]
    var sources: [Int] = []
    var days: ActivityWindow?
    var mapped: Set<Int> = []
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      guard case .requests(let rows) = file.content else { continue }
      sources.append(place)
      noteUnknownCategories(rows.unknownCategories, inFileAt: place)
      let matches = matches(of: rows.customerKeys, inFileAt: place)
      mapped.formUnion(matches.contains { $0?.byNameOnly == false } ? Set(customers.indices) : [])
      mapped.formUnion(matches.compactMap { $0?.place })
      collect(rows, matches: matches, fileAt: place, into: &latest)
      days = days.united(with: file.content.days(upTo: night))
    }
    guard let coverage = days else { return }
    count(latest, mapped: mapped, coverage: coverage, sources: sources)
  }

  private mutating func noteUnknownCategories(_ records: Int, inFileAt place: Int) {
    guard records > 0 else { return }
    findings.append(
      Finding(
        .note, .unknownCategory, file: counts[place].file.path, count: records,
        expected: "a known category of a request", found: "another word"))
  }

  private mutating func collect(
    _ rows: RequestRows, matches: [CustomerDirectory.Match?], fileAt place: Int,
    into latest: inout [UInt64: Request]
  ) {
    var unmatched = 0
    var afterNight = 0
    for row in rows.rows {
      guard let match = matches[Int(row.customer)] else {
        unmatched += 1
        continue
      }
      guard row.day <= night else {
        afterNight += 1
        tallies.leaveOut(1, for: .afterNight, source: place, customer: match.place)
        continue
      }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      let request = Request(row: row, source: place, customer: match.place)
      if let other = latest[row.id] {
        let winner = order(other) < order(request) ? request : other
        let loser = order(other) < order(request) ? other : request
        latest[row.id] = winner
        let reason: LeftOutReason = loser.row.modified < winner.row.modified ? .olderVersion : .repeatedRecord
        tallies.leaveOut(1, for: reason, source: loser.source, customer: loser.customer)
      } else {
        latest[row.id] = request
      }
    }
    noteUnmatched(unmatched, inFileAt: place)
    if afterNight > 0 {
      findings.append(
        Finding(
          .warning, .dataDateAfterNight, file: counts[place].file.path, count: afterNight,
          expected: "requests up to \(night)", found: "later ones"))
    }
  }

  /// The order in which versions of one request win: by modification, then by what does not depend on the files.
  private func order(_ request: Request) -> (Int, Int32, Int, UInt8, UInt8, Int) {
    (
      request.row.modified, request.row.day.ordinal, request.customer, request.row.kind.rawValue,
      request.row.rating, Int(request.row.service)
    )
  }

  private mutating func count(
    _ latest: [UInt64: Request], mapped: Set<Int>, coverage: ActivityWindow, sources: [Int]
  ) {
    var counts: [Int: [SupportKey: SupportCount]] = [:]
    for request in latest.values {
      tallies.use(1, source: request.source, customer: request.customer)
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

extension FileContent {
  /// The first and last day of the requests up to the night.
  fileprivate func days(upTo night: CalendarDay) -> ActivityWindow? {
    guard case .requests(let rows) = self else { return nil }
    let days = rows.rows.lazy.map(\.day).filter { $0 <= night }
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

internal import AdoptionDomain

extension Resolution {
  /// A raw cohort of one file.
  private struct Part {
    let source: Int
    let cohort: Int
  }

  /// Gives each customer the cohorts of the newest data date; files of the same date are united.
  mutating func resolveUsers() {
    var parts: [Int: [CalendarDay: [Part]]] = [:]
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      guard case .users(let users) = file.content else { continue }
      collect(users, fileAt: place, into: &parts)
    }
    for (customer, byDate) in parts.sorted(by: { $0.key < $1.key }) { settle(byDate, customer: customer) }
  }

  private mutating func collect(
    _ users: UserCounts, fileAt place: Int, into parts: inout [Int: [CalendarDay: [Part]]]
  ) {
    let matches = matches(of: users.customerKeys, inFileAt: place)
    var unmatched = 0
    var afterNight = 0
    for (index, cohort) in users.cohorts.enumerated() {
      let people = Int(cohort.people)
      guard let match = matches[Int(cohort.key.customer)] else {
        unmatched += people
        continue
      }
      if cohort.key.dataDate > night {
        afterNight += people
        tallies.leaveOut(people, for: .afterNight, source: place, customer: match.place)
        continue
      }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      parts[match.place, default: [:]][cohort.key.dataDate, default: []].append(
        Part(source: place, cohort: index))
    }
    noteUnmatched(unmatched, inFileAt: place)
    let path = counts[place].file.path
    if afterNight > 0 {
      findings.append(
        Finding(
          .warning, .dataDateAfterNight, file: path, count: afterNight, expected: "data dates up to \(night)",
          found: "later ones"))
    }
    if users.concealedPeople > 0 {
      findings.append(Finding(.note, .concealedNames, file: path, count: users.concealedPeople))
    }
  }

  private mutating func settle(_ byDate: [CalendarDay: [Part]], customer: Int) {
    guard let newest = byDate.keys.max(), let parts = byDate[newest] else { return }
    for (_, older) in byDate.filter({ $0.key != newest }).sorted(by: { $0.key < $1.key }) {
      for (source, records) in records(of: older) {
        tallies.leaveOut(records, for: .olderDataDate, source: source, customer: customer)
        findings.append(
          Finding(
            .note, .olderExport, file: counts[source].file.path, customer: directory.customers[customer].id,
            count: records, found: "a newer export of \(newest)"))
      }
    }
    let used = records(of: parts)
    for (source, records) in used { tallies.use(records, source: source, customer: customer) }
    if used.count > 1 {
      findings.append(
        Finding(.note, .unitedExport, customer: directory.customers[customer].id, count: used.count))
    }
    customers[customer].activity = activity(of: parts, on: newest, sources: used.map(\.0))
  }

  /// The people of the parts by source, ascending.
  private func records(of parts: [Part]) -> [(Int, Int)] {
    var records: [Int: Int] = [:]
    for part in parts {
      guard case .users(let users) = counts[part.source].content else { continue }
      records[part.source, default: 0] += Int(users.cohorts[part.cohort].people)
    }
    return records.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func activity(of parts: [Part], on day: CalendarDay, sources: [Int]) -> UserActivity {
    var merged = CohortMerge(dataDate: day)
    var covered: ServiceSet?
    var isConcealed = false
    for part in parts {
      guard case .users(let users) = counts[part.source].content else { continue }
      let raw = users.cohorts[part.cohort]
      let productSet = productSets.place(ofCell: users.productCells[Int(raw.key.products)])
      merged.add(raw, counts: users.cohortCounts(at: part.cohort), productSet: productSet)
      covered = covered?.intersection(users.coveredServices) ?? users.coveredServices
      isConcealed = isConcealed || users.concealedPeople * 2 > counts[part.source].records
    }
    return UserActivity(
      dataDate: day, coveredServices: covered ?? ServiceSet(), cohorts: merged.cohorts, sources: sources,
      isConcealed: isConcealed)
  }
}

/// Unites raw cohorts that have the same products, licenses and state.
private struct CohortMerge {
  private struct Key: Hashable {
    let productSet: Int32
    let licensed: ServiceSet
    let isDeleted: Bool
  }

  private struct CountKey: Hashable {
    let service: UInt8
    let standing: LicenseStanding
    let recency: Recency
  }

  let dataDate: CalendarDay
  private var people: [Key: (all: Int32, active: Int32)] = [:]
  private var counts: [Key: [CountKey: Int32]] = [:]

  init(dataDate: CalendarDay) { self.dataDate = dataDate }

  mutating func add(_ raw: UserCounts.Cohort, counts new: [CohortCount], productSet: Int32) {
    let key = Key(productSet: productSet, licensed: raw.key.licensedServices, isDeleted: raw.key.isDeleted)
    people[key, default: (0, 0)].all += raw.people
    people[key, default: (0, 0)].active += raw.activePeople
    for count in new {
      let countKey = CountKey(service: count.service, standing: count.standing, recency: count.recency)
      counts[key, default: [:]][countKey, default: 0] += count.people
    }
  }

  /// The cohorts by product set, licensed services, present before deleted.
  var cohorts: [UserCohort] {
    people.sorted { order($0.key) < order($1.key) }.map { key, people in
      UserCohort(
        dataDate: dataDate, productSet: key.productSet, licensedServices: key.licensed,
        isDeleted: key.isDeleted, people: people.all, activePeople: people.active,
        counts: (counts[key] ?? [:])
          .map {
            CohortCount(
              service: Int($0.key.service), standing: $0.key.standing, recency: $0.key.recency,
              people: Int($0.value))
          }
          .sorted {
            ($0.service, $0.standing.rawValue, $0.recency.rawValue)
              < ($1.service, $1.standing.rawValue, $1.recency.rawValue)
          })
    }
  }

  private func order(_ key: Key) -> (Int32, UInt64, Int) {
    (key.productSet, key.licensed.bits, key.isDeleted ? 1 : 0)
  }
}

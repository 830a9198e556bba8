internal import AdoptionDomain

extension Resolution {
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
      guard let match = matches[Int(cohort.customer)] else {
        unmatched += people
        continue
      }
      if cohort.dataDate > night {
        afterNight += people
        tallies.leaveOut(people, for: .afterNight, source: place, customer: match.place)
        continue
      }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      parts[match.place, default: [:]][cohort.dataDate, default: []].append(
        Part(source: place, cohort: index))
    }
    noteUnmatched(unmatched, inFileAt: place)
    noteAfterNight(afterNight, inFileAt: place, of: "data dates")
    if users.concealedPeople > 0 {
      findings.append(
        Finding(.note, .concealedNames, file: counts[place].file.path, count: users.concealedPeople))
    }
  }

  /// Puts the product sets in an order that does not depend on rows and files, and the cohorts with them.
  mutating func sortProductSets() {
    let moved = productSets.sort()
    for place in customers.indices {
      guard var activity = customers[place].activity else { continue }
      for cohort in activity.cohorts.indices {
        activity.cohorts[cohort].productSet = moved[Int(activity.cohorts[cohort].productSet)]
      }
      activity.cohorts.sort { order($0) < order($1) }
      customers[place].activity = activity
    }
  }

  private func order(_ cohort: UserCohort) -> (Int32, UInt64, Int) {
    (cohort.productSet, cohort.licensedServices.bits, cohort.isDeleted ? 1 : 0)
  }

  private mutating func settle(_ byDate: [CalendarDay: [Part]], customer: Int) {
    guard let newest = byDate.keys.max(), let all = byDate[newest] else { return }
    for (_, older) in byDate.filter({ $0.key != newest }).sorted(by: { $0.key < $1.key }) {
      for (source, records) in records(of: older) {
        tallies.leaveOut(records, for: .olderDataDate, source: source, customer: customer)
        findings.append(
          Finding(
            .note, .olderExport, file: counts[source].file.path, customer: directory.customers[customer].id,
            count: records, found: "a newer export of \(newest)"))
      }
    }
    let parts = leavingOutRepeatedReports(in: all, customer: customer)
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
    let covered = coveredServices(of: sources)
    var merged = CohortMerge(dataDate: day, covered: covered)
    var people = 0
    var concealedPeople = 0
    for part in parts {
      guard case .users(let users) = counts[part.source].content else { continue }
      let raw = users.cohorts[part.cohort]
      let productSet = productSets.place(ofCell: users.productCells[Int(raw.products)])
      merged.add(raw, counts: users.cohortCounts(at: part.cohort), productSet: productSet)
      people += Int(raw.people)
      concealedPeople += Int(raw.concealedPeople)
    }
    return UserActivity(
      dataDate: day, coveredServices: covered, cohorts: merged.cohorts, sources: sources,
      isConcealed: concealedPeople * 2 > people)
  }

  /// The services for which all exports have columns: what only some cover is not known of everybody.
  private func coveredServices(of sources: [Int]) -> ServiceSet {
    let sets = sources.compactMap { source -> ServiceSet? in
      if case .users(let users) = counts[source].content { users.coveredServices } else { nil }
    }
    return sets.dropFirst().reduce(sets.first ?? ServiceSet()) { $0.intersection($1) }
  }
}

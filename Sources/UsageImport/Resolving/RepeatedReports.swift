internal import AdoptionDomain

extension Resolution {
  /// What one file says about a tenant on one day.
  private struct Report {
    let source: Int
    let people: Int
    /// The sum of the hashes of the names; `nil` where the file has no names.
    let namesHash: UInt64?
    let isConcealed: Bool
    /// What decides which of two reports about the same people counts, the least first: the tenant's own report, then the
    /// one that knows of more activity, then what merely makes the choice independent of files and rows.
    let rank: (Int, Int, UInt64, Int)
  }

  /// Who stands in a report, without telling anybody.
  private struct People: Hashable {
    let count: Int
    let namesHash: UInt64
  }

  /// Leaves out what a file says about a tenant where another file speaks of the very same people on the same day: the
  /// tenant's own report and the partner's joined one are one report in two forms, not a split one.
  ///
  /// Concealed people are never united with named ones, who may be the same.
  mutating func leavingOutRepeatedReports(in parts: ArraySlice<Part>, customer: Int) -> ArraySlice<Part> {
    guard parts.first.map(source(of:)) != parts.last.map(source(of:)) else { return parts }
    let bySource = Dictionary(grouping: parts, by: source(of:))
    let reports = bySource.map { report(source: $0.key, parts: $0.value) }.sorted { $0.rank < $1.rank }
    // Concealed or named, as the first one with names is.
    let isConcealed = reports.first { $0.namesHash != nil }?.isConcealed ?? false
    var kept: [People: Report] = [:]
    var repeated: Set<Int> = []
    for report in reports {
      guard let namesHash = report.namesHash else { continue }
      let people = People(count: report.people, namesHash: namesHash)
      let other = report.isConcealed == isConcealed ? kept[people] : reports[0]
      guard let other else {
        kept[people] = report
        continue
      }
      repeated.insert(report.source)
      tallies.leaveOut(report.people, for: .repeatedRecord, source: report.source, customer: customer)
      findings.append(
        Finding(
          .note, .repeatedFile, file: counts[report.source].file.path,
          customer: directory.customers[customer].id, count: report.people,
          found: "the people of \(counts[other.source].file.path) on the same day"))
    }
    return parts.filter { !repeated.contains(source(of: $0)) }[...]
  }

  private func report(source: Int, parts: [Part]) -> Report {
    let users = users[source]
    let cohorts = parts.map(cohort)
    let people = cohorts.reduce(0) { $0 + Int($1.people) }
    let isOwn = counts[source].kind == .graphActiveUserDetail
    return Report(
      source: source, people: people,
      namesHash: users.hasNames ? cohorts.reduce(0) { $0 &+ $1.namesHash } : nil,
      isConcealed: cohorts.reduce(0) { $0 + Int($1.concealedPeople) } * 2 > people,
      rank: (
        isOwn ? 0 : 1, -cohorts.reduce(0) { $0 + Int($1.activePeople) },
        parts.reduce(0) { $0 &+ users.digest(ofCohortAt: Int($1.cohort), of: tables[Int($1.table)].table) },
        source
      ))
  }
}

extension UserCounts {
  /// A hash of what a cohort says, which depends on nothing else in its file; those of two that are alike add up to that of
  /// both as one.
  fileprivate func digest(ofCohortAt place: Int, of table: Table) -> UInt64 {
    let cohort = table.cohorts[place]
    let key =
      "\(table.productCells[Int(cohort.products)])\n\(cohort.licensedServices.bits) \(cohort.isDeleted)"
    func digest(_ what: String, of people: Int32) -> UInt64 {
      keyHash("\(key)\n\(what)") &* UInt64(truncatingIfNeeded: people)
    }
    let all = digest("all", of: cohort.people) &+ digest("active", of: cohort.activePeople)
    return cohortCounts(at: place, of: table).reduce(all) { sum, count in
      sum &+ digest("\(count.service) \(count.standing) \(count.recency)", of: count.people)
    }
  }
}

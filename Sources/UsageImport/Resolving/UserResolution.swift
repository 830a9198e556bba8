internal import AdoptionDomain

extension Resolution {
  /// A raw cohort of one table of a file, by their places.
  struct Part {
    let table: Int32
    let cohort: Int32
  }

  /// What counts of one customer's people.
  private struct SettledPeople {
    let customer: Int
    let dataDate: CalendarDay
    /// Where the cohorts that count stand among those of all customers.
    let parts: Range<Int>
    let sources: [Int]
  }

  /// Gives each customer the cohorts of the newest data date; files of the same date are united.
  mutating func resolveUsers() {
    var found = Grouping<Part>()
    var start = 0
    while start < tables.count {
      let source = tables[start].source
      let end = tables[start...].firstIndex { $0.source != source } ?? tables.count
      if !leftOutFiles.contains(source) { collect(tables: start..<end, ofFileAt: source, into: &found) }
      start = end
    }
    var kept: [Part] = []
    var settled: [SettledPeople] = []
    found.forEach(of: customers.count) { customer, parts in
      settled.append(settle(parts, customer: customer, keeping: &kept))
    }
    nameProducts(of: kept)
    for (people, activity) in zip(settled, activities(of: settled, parts: kept)) {
      customers[people.customer].activity = activity
    }
  }

  /// The activity of customers; a function of its own, since workers hold what they read, and what is held cannot be filled
  /// without being copied.
  private func activities(of settled: [SettledPeople], parts: [Part]) -> [UserActivity] {
    workers.map(settled, batchesOf: 256) { batch in
      var merge = CohortMerge()
      return batch.map { activity(of: $0, parts: parts, with: &merge) }
    }
  }

  private mutating func collect(
    tables numbers: Range<Int>, ofFileAt place: Int, into found: inout Grouping<Part>
  ) {
    var unmatched = 0
    var afterNight = 0
    for number in numbers {
      let table = tables[number].table
      let matches = matches(of: table.customerKeys, inFileAt: place)
      for (index, cohort) in table.cohorts.enumerated() {
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
        found.add(Part(table: Int32(number), cohort: Int32(index)), to: match.place)
      }
    }
    noteUnmatched(unmatched, inFileAt: place)
    noteAfterNight(afterNight, inFileAt: place, of: "data dates")
    let concealed = users[place].concealedPeople
    if concealed > 0 {
      findings.append(Finding(.note, .concealedNames, file: counts[place].file.path, count: concealed))
    }
  }

  /// Decides what counts of one customer's cohorts, which stand by source, and adds it to `kept`.
  private mutating func settle(
    _ parts: ArraySlice<Part>, customer: Int, keeping kept: inout [Part]
  ) -> SettledPeople {
    var newest = CalendarDay(ordinal: .min)
    for part in parts { newest = max(newest, cohort(part).dataDate) }
    var all = parts
    if parts.contains(where: { cohort($0).dataDate != newest }) {
      noteOlder(parts.filter { cohort($0).dataDate != newest }, than: newest, customer: customer)
      all = parts.filter { cohort($0).dataDate == newest }[...]
    }
    let start = kept.count
    kept += leavingOutRepeatedReports(in: all, customer: customer)
    let used = records(of: kept[start...])
    for (source, records) in used { tallies.use(records, source: source, customer: customer) }
    if used.count > 1 {
      findings.append(
        Finding(.note, .unitedExport, customer: directory.customers[customer].id, count: used.count))
    }
    return SettledPeople(
      customer: customer, dataDate: newest, parts: start..<kept.count, sources: used.map(\.0))
  }

  private mutating func noteOlder(_ parts: [Part], than newest: CalendarDay, customer: Int) {
    for (_, older) in Dictionary(grouping: parts, by: { cohort($0).dataDate }).sorted(by: { $0.key < $1.key })
    {
      for (source, records) in records(of: older[...]) {
        tallies.leaveOut(records, for: .olderDataDate, source: source, customer: customer)
        findings.append(
          Finding(
            .note, .olderExport, file: counts[source].file.path, customer: directory.customers[customer].id,
            count: records, found: "a newer export of \(newest)"))
      }
    }
  }

  /// The people of parts that stand by source.
  private func records(of parts: ArraySlice<Part>) -> [(Int, Int)] {
    var records: [(Int, Int)] = []
    for part in parts {
      let source = source(of: part)
      if records.last?.0 != source { records.append((source, 0)) }
      records[records.count - 1].1 += Int(cohort(part).people)
    }
    return records
  }

  /// The place of the file of a cohort.
  func source(of part: Part) -> Int { tables[Int(part.table)].source }

  func cohort(_ part: Part) -> UserCounts.Cohort { tables[Int(part.table)].table.cohorts[Int(part.cohort)] }

  /// The counts of a table, and the services of its file.
  func counts(ofTable number: Int32) -> (counts: SmallCounts, services: [Int]) {
    let (source, table) = tables[Int(number)]
    return (table.counts, users[source].services)
  }

  /// Finds the product sets of the cohorts that count, in an order that does not depend on rows and files.
  private mutating func nameProducts(of parts: [Part]) {
    productSets.beginTables(cells: tables.map { $0.table.productCells.count })
    for part in parts {
      let cell = Int(cohort(part).products)
      productSets.note(cell, of: Int(part.table), tables[Int(part.table)].table.productCells[cell])
    }
    productSets.sort()
  }

  private func activity(
    of people: SettledPeople, parts: [Part], with merge: inout CohortMerge
  ) -> UserActivity {
    let covered = coveredServices(of: people.sources)
    var all = 0
    var concealed = 0
    merge.begin(dataDate: people.dataDate, covered: covered)
    for part in parts[people.parts] {
      let cohort = cohort(part)
      merge.add(
        part, cohort, productSet: productSets.place(ofCell: Int(cohort.products), of: Int(part.table)))
      all += Int(cohort.people)
      concealed += Int(cohort.concealedPeople)
    }
    return UserActivity(
      dataDate: people.dataDate, coveredServices: covered, cohorts: merge.cohorts(of: self),
      sources: people.sources, isConcealed: concealed * 2 > all)
  }

  /// The services for which all exports have columns: what only some cover is not known of everybody.
  private func coveredServices(of sources: [Int]) -> ServiceSet {
    let sets = sources.lazy.map { users[$0].coveredServices }
    return sets.dropFirst().reduce(sets.first ?? ServiceSet()) { $0.intersection($1) }
  }
}

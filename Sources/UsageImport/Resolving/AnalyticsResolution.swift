internal import AdoptionDomain

/// Counts that a source has computed for one customer, product and workload, all sales channels together.
struct AnalyticsFigure {
  /// Of several spellings the first by code points, as for the workload.
  private(set) var product: Product
  private(set) var workload: WorkloadKey?
  let day: CalendarDay
  let source: Int
  /// The records behind it.
  private(set) var records = 0
  private(set) var units = 0
  private(set) var used = 0

  init(product: Product, workload: WorkloadKey?, day: CalendarDay, source: Int) {
    self.product = product
    self.workload = workload
    self.day = day
    self.source = source
  }

  /// Adds a row that spells product and workload in its own way.
  mutating func add(_ row: AnalyticsRows.Row, product: Product, workload: WorkloadKey?) {
    records += 1
    units += row.units
    used += row.used
    func key(_ product: Product) -> (SharedText, SharedText) { (product.partNumber, product.name) }
    if key(product) < key(self.product) { self.product = product }
    func key(_ workload: WorkloadKey?) -> (String, String) { (workload?.name ?? "", workload?.code ?? "") }
    if key(workload) < key(self.workload) { self.workload = workload }
  }
}

extension Resolution {
  private struct DataSet: Hashable {
    let customer: Int
    let name: String
  }

  private struct Place {
    let source: Int
    let row: AnalyticsRows.Row
  }

  /// What makes rows of two files statements about the same thing.
  private struct Identity: Hashable {
    let partNumber: String
    let channel: String
    let workload: String?
  }

  /// The figures of each customer of the exports of one kind: of each data set the newest day.
  ///
  /// The Office and the Dynamics figures of one export have days of their own; the older of the two is not superseded.
  mutating func figures(of kind: ExportKind) -> [Int: [AnalyticsFigure]] {
    var rowsByDay: [DataSet: [CalendarDay: [Place]]] = [:]
    var names: [Int: [Product]] = [:]
    for (place, file) in counts.enumerated() where file.kind == kind && !leftOutFiles.contains(place) {
      let rows = analytics(at: place)
      names[place] = rows.products.map { Product($0, catalog: products) }
      collect(rows, fileAt: place, into: &rowsByDay)
    }
    var older: [Int: Int] = [:]
    var found: [Int: [AnalyticsFigure]] = [:]
    for (dataSet, byDay) in rowsByDay {
      guard let newest = byDay.keys.max() else { continue }
      for place in byDay.filter({ $0.key != newest }).values.joined() {
        tallies.leaveOut(1, for: .olderDataDate, source: place.source, customer: dataSet.customer)
        older[place.source, default: 0] += 1
      }
      found[dataSet.customer, default: []] += figures(
        of: byDay[newest] ?? [], names: names, customer: dataSet.customer)
    }
    for (source, records) in older {
      findings.append(
        Finding(
          .note, .olderExport, file: counts[source].file.path, count: records,
          found: "newer figures of the same customers"))
    }
    return found
  }

  private func analytics(at place: Int) -> AnalyticsRows {
    switch counts[place].content {
    case .deployment(let rows), .usage(let rows): rows
    case .customers, .subscriptions, .users, .requests, .licenses, .reference: AnalyticsRows()
    }
  }

  private mutating func collect(
    _ rows: AnalyticsRows, fileAt place: Int, into rowsByDay: inout [DataSet: [CalendarDay: [Place]]]
  ) {
    let matches = matches(of: rows.customers, inFileAt: place)
    var unmatched = 0
    var afterNight = 0
    for row in rows.rows {
      guard let match = matches[Int(row.customer)] else {
        unmatched += 1
        continue
      }
      if row.day > night {
        afterNight += 1
        tallies.leaveOut(1, for: .afterNight, source: place, customer: match.place)
        continue
      }
      if match.byNameOnly { customers[match.place].isMatchedByNameOnly = true }
      let dataSet = DataSet(customer: match.place, name: rows.dataSets[Int(row.dataSet)])
      rowsByDay[dataSet, default: [:]][row.day, default: []].append(Place(source: place, row: row))
    }
    noteUnmatched(unmatched, inFileAt: place)
    tallies.leaveOut(rows.partnerRows, for: .notOfCustomer, source: place, customer: nil)
    noteAfterNight(afterNight, inFileAt: place, of: "data dates")
  }

  /// The figures of one data set and day: channels are added up; what stands in two files, as in pages that overlap,
  /// counts once.
  private mutating func figures(
    of places: [Place], names: [Int: [Product]], customer: Int
  ) -> [AnalyticsFigure] {
    var bySource: [Identity: [Int: AnalyticsFigure]] = [:]
    for place in places {
      let rows = analytics(at: place.source)
      let workload = place.row.workload.map { rows.workloads[Int($0)] }
      guard let product = names[place.source]?[Int(place.row.product)] else { continue }
      let identity = Identity(
        partNumber: product.partNumber.uppercased.text, channel: rows.channels[Int(place.row.channel)],
        workload: workload?.folded)
      var figure =
        bySource[identity]?[place.source]
        ?? AnalyticsFigure(
          product: product, workload: workload, day: place.row.day, source: place.source)
      figure.add(place.row, product: product, workload: workload)
      bySource[identity, default: [:]][place.source] = figure
    }
    return bySource.values.compactMap { figures in
      let ranked = figures.values.sorted { ($0.units, $0.used, $1.source) > ($1.units, $1.used, $0.source) }
      for other in ranked.dropFirst() {
        tallies.leaveOut(other.records, for: .repeatedRecord, source: other.source, customer: customer)
      }
      return ranked.first
    }
  }

  /// What Partner Center's deployment analytics say about each customer; they cover what all partners sold.
  mutating func deploymentHoldings() -> [Int: FamilyHoldings] {
    figures(of: .partnerCenterDeployment).mapValues { figures in
      var family = FamilyHoldings()
      for figure in figures { family.records[figure.source, default: 0] += figure.records }
      for (_, same) in Dictionary(grouping: figures, by: { $0.product.partNumber.uppercased.text }) {
        let units = LicenseUnits(
          sold: same.reduce(0) { $0 + $1.units }, assigned: same.reduce(0) { $0 + $1.used })
        family.holdings.append(
          Holding(
            product: Product(uniting: same.map(\.product)), terms: .unstated, isTenantWide: true,
            units: [.active: units],
            source: same.map(\.source).min() ?? 0))
      }
      return family
    }
  }
}

extension WorkloadKey {
  /// The workload as it is compared: by name, or else by code.
  var folded: String { (name ?? code ?? "").lowercased() }
}

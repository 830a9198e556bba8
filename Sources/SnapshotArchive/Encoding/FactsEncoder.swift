internal import AdoptionDomain
internal import ByteEncoding

/// Writes the facts of customers in bytes that depend on nothing but the customer: exports are named by the numbers of their paths in the
/// archive and sets of products by their names, never by their places in the night (docs/archive.md has the layout).
struct FactsEncoder {
  /// The version of the layout; the first byte of every part.
  static let version = 1

  /// The numbers of the paths of the night's exports, by their places.
  let paths: [Int]
  /// The sets of products, by their places.
  let productSets: [[SharedText]]

  /// The parts of a customer that say anything.
  func parts(of facts: CustomerFacts, tallies: [SourceTally]) -> [(FactsPart, [UInt8])] {
    var parts: [(FactsPart, [UInt8])] = []
    if !facts.holdings.isEmpty || !facts.otherFamilies.isEmpty {
      parts.append((.licenses, licenses(of: facts)))
    }
    if !facts.reportedUsage.isEmpty { parts.append((.reportedUsage, reportedUsage(of: facts))) }
    if let activity = facts.activity { parts.append((.activity, encoded(activity))) }
    if let support = facts.support { parts.append((.support, encoded(support))) }
    if !tallies.isEmpty { parts.append((.tallies, encoded(tallies))) }
    return parts
  }

  /// The products that exports taught.
  func learnedProducts(_ products: [ProductCatalog.Product]) -> [UInt8] {
    var writer = begun()
    writer.write(list: products) { writer, product in
      writer.write(product.id) { $0.write($1) }
      writer.write(product.partNumber.text)
      writer.write(product.name)
      writer.write(list: product.otherNames) { $0.write($1) }
      writer.write(list: product.services) { $0.write($1.slug) }
    }
    return writer.bytes
  }

  /// What became of records, of a customer or of nobody.
  func encoded(_ tallies: [SourceTally]) -> [UInt8] {
    var writer = begun()
    writer.write(list: tallies) { writer, tally in
      writer.write(paths[tally.source])
      writer.write(tally.used)
      writer.write(list: tally.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }) { writer, entry in
        writer.write(entry.key.rawValue)
        writer.write(entry.value)
      }
    }
    return writer.bytes
  }

  private func begun() -> ByteWriter {
    var writer = ByteWriter()
    writer.write(Self.version)
    return writer
  }

  private func licenses(of facts: CustomerFacts) -> [UInt8] {
    var writer = begun()
    writer.write(list: facts.holdings, write)
    writer.write(list: facts.otherFamilies) { writer, family in writer.write(list: family, write) }
    return writer.bytes
  }

  private func write(_ writer: inout ByteWriter, _ holding: Holding) {
    writer.write(holding.product.partNumber.text)
    writer.write(holding.product.name.text)
    writer.write(list: holding.names) { $0.write($1.text) }
    writer.write(Int(holding.terms.rawValue))
    writer.write(holding.isTenantWide)
    writer.write(list: holding.units.states) { writer, state in
      let units = holding.units[state] ?? .none
      writer.write(Int(state.rawValue))
      writer.write(units.sold)
      writer.write(units.assigned) { $0.write($1) }
    }
    writer.write(holding.start) { $0.write(day: $1) }
    writer.write(holding.commitmentEnd) { $0.write(day: $1) }
    writer.write(holding.renewsAutomatically) { $0.write($1) }
    writer.write(paths[holding.source])
  }

  private func reportedUsage(of facts: CustomerFacts) -> [UInt8] {
    let latest = facts.reportedUsage.map(\.dataDate).max() ?? CalendarDay(ordinal: 0)
    var writer = begun()
    writer.write(list: facts.reportedUsage) { writer, usage in
      writer.write(usage.service.slug)
      writer.write(usage.name)
      writer.write(usage.active.lowerBound)
      writer.write(usage.active.upperBound - usage.active.lowerBound)
      writer.write(usage.units)
      writer.write(usage.unitsKind.rawValue)
      writer.write(usage.period.rawValue)
      writer.write(latest.days(since: usage.dataDate))
      writer.write(paths[usage.source])
    }
    return writer.bytes
  }

  private func encoded(_ activity: UserActivity) -> [UInt8] {
    var writer = begun()
    writer.write(bits: activity.coveredServices.bits)
    writer.write(activity.isConcealed)
    writer.write(list: activity.sources) { $0.write(paths[$1]) }
    var places: [Int32: Int] = [:]
    var sets: [Int32] = []
    for cohort in activity.cohorts where places[cohort.productSet] == nil {
      places[cohort.productSet] = sets.count
      sets.append(cohort.productSet)
    }
    writer.write(list: sets) { writer, set in
      writer.write(list: productSets[Int(set)]) { $0.write($1.text) }
    }
    writer.write(list: activity.cohorts) { writer, cohort in
      writer.write(activity.dataDate.days(since: cohort.dataDate))
      writer.write(places[cohort.productSet] ?? 0)
      writer.write(bits: cohort.licensedServices.bits)
      writer.write(cohort.isDeleted)
      writer.write(Int(cohort.people))
      writer.write(Int(cohort.activePeople))
      writer.write(list: cohort.counts) { writer, count in
        writer.write(
          Int(count.service) << 5 | Int(count.standing.rawValue) << 3 | Int(count.recency.rawValue))
        writer.write(Int(count.people))
      }
    }
    return writer.bytes
  }

  private func encoded(_ support: SupportVolume) -> [UInt8] {
    var writer = begun()
    writer.write(list: support.sources) { $0.write(paths[$1]) }
    var day = CalendarDay(ordinal: 0)
    writer.write(list: support.counts) { writer, count in
      writer.write(signed: count.day.days(since: day))
      day = count.day
      writer.write(count.service) { $0.write($1) }
      writer.write(Int(count.kind.rawValue))
      writer.write(Int(count.channel.rawValue))
      writer.write(count.requests)
      writer.write(count.ratedGood)
      writer.write(count.rated)
    }
    return writer.bytes
  }
}

extension ByteWriter {
  /// Writes a day as its ordinal.
  mutating func write(day: CalendarDay) { write(signed: Int(day.ordinal)) }
}

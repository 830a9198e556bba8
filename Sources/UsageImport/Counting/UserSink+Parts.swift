internal import AdoptionDomain

extension UserSink {
  mutating func begin(part: Int) { marks.append(PartMark(part: part, lengths: lengths)) }

  private var lengths: [Int] { [customers.count, products.count, table.cohorts.count] }

  static func content(of sinks: [UserSink]) -> FileContent {
    guard var united = sinks.first else { return .customers([]) }
    guard sinks.count > 1 else { return united.content }
    var customers = UnitedInterner(sinks.map(\.customers))
    var products = UnitedInterner(sinks.map(\.products))
    var table = CohortTable(like: united.table)
    table.reserve(sinks.reduce(0) { $0 + $1.table.cohorts.count })
    for piece in PartPiece.inOrder(sinks.map(\.marks), lengths: sinks.map(\.lengths)) {
      customers.add(piece.ranges[0], of: piece.sink)
      products.add(piece.ranges[1], of: piece.sink)
      let other = sinks[piece.sink].table
      for place in piece.ranges[2] {
        var cohort = other.cohorts[place]
        cohort.customer = customers.number(cohort.customer, of: piece.sink)
        cohort.products = products.number(cohort.products, of: piece.sink)
        table.add(cohort, counts: other.counts, from: place)
      }
    }
    united.customers = customers.all
    united.products = products.all
    united.table = table
    for sink in sinks.dropFirst() { united.addDomains(of: sink) }
    return united.content
  }
}

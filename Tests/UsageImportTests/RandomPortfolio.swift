import TestSupport

/// A small portfolio full of ties: repeated requests and subscriptions, two data dates, split and concealed exports.
struct RandomPortfolio {
  /// The tables by the name of their file.
  private(set) var tables: [String: Table] = [:]

  var files: [String: String] { tables.mapValues { $0.text() } }

  init(using random: inout SeededGenerator) {
    let keys = ["t1", "T1", "t2", "Three Ltd", "four.example", "nobody", "Twin"]
    tables["customers.csv"] = Table(
      header: ["CustomerId", "CustomerName", "Domains", "Country"],
      rows: [
        ["t1", "One", "", "DE"], ["t2", "Two", "", ""], ["t2", "Zwei", "two.example", "KR"],
        ["t3", "Three Ltd", "three.example", ""], ["t4", "Four", "four.example", ""], ["t5", "Twin", "", ""],
        ["t6", "TWIN", "", ""],
      ])
    for file in ["u1.csv", "u2.csv"] {
      let people = (0..<40).map { _ in Self.person(of: keys, using: &random) }
      tables[file] = Person.table(
        people, workloads: file == "u1.csv" ? Person.workloads : ["Exchange", "Teams", "Yammer"])
    }
    let own = (0..<12).map { _ in Self.person(of: ["-"], using: &random) }
    tables["g.csv"] = Person.table(own, withCustomer: false)
    for file in ["s1.csv", "s2.csv"] {
      tables[file] = Table(
        header: Self.subscriptionColumns,
        rows: (0..<25).map { _ in Self.subscription(of: keys, using: &random) })
    }
    for file in ["r1.csv", "r2.csv"] {
      tables[file] = Table(
        header: Self.requestColumns, rows: (0..<40).map { _ in Self.request(of: keys, using: &random) })
    }
  }

  /// The same tables with rows and columns in another order.
  func shuffled(using random: inout SeededGenerator) -> RandomPortfolio {
    var shuffled = self
    for (file, table) in tables.sorted(by: { $0.key < $1.key }) {
      var other = table.withColumns(in: table.header.indices.shuffled(using: &random))
      other.rows.shuffle(using: &random)
      shuffled.tables[file] = other
    }
    return shuffled
  }

  private static func pick(_ words: [String], using random: inout SeededGenerator) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private static func person(of keys: [String], using random: inout SeededGenerator) -> Person {
    var person = Person(customer: pick(keys, using: &random))
    person.refreshed = pick(["2026-03-31", "2026-03-31", "2026-03-30", "2026-04-05"], using: &random)
    person.name = pick(
      ["a@three.example", "b@THREE.example", String(repeating: "A1", count: 16)], using: &random)
    person.isDeleted = pick(["False", "False", "True"], using: &random)
    person.products = pick(["", "A+B", "b+a", "B", "C + D+A", "Z"], using: &random)
    for workload in Person.workloads {
      if Bool.random(using: &random) { person.licenses.insert(workload) }
      person.activity[workload] = pick(["", "2026-03-20", "2026-02-20", "2025-01-01"], using: &random)
      person.assigned[workload] = pick(["", "2026-03-25", "2024-01-01"], using: &random)
    }
    return person
  }

  private static let subscriptionColumns = [
    "SubscriptionId", "CustomerId", "SkuPartNumber", "ProductName", "Status", "IsTrial", "LicensesSold",
    "LicensesAssigned", "StartDate", "AutoRenew", "IsTenantWide",
  ]

  private static func subscription(of keys: [String], using random: inout SeededGenerator) -> [String] {
    [
      pick(["", "s1", "S1", "s2", "s3"], using: &random), pick(keys, using: &random),
      pick(["SPE_E3", "spe_e3", "SPE_E5"], using: &random), pick(["", "E3", "Office E3"], using: &random),
      pick(["Active", "Warning", "Suspended", "Odd"], using: &random),
      pick(["", "True", "False"], using: &random),
      pick(["1", "20", "300"], using: &random), pick(["0", "1"], using: &random),
      pick(["", "2025-01-01", "2024-06-01"], using: &random), pick(["", "Yes", "No"], using: &random),
      pick(["", "True", "False"], using: &random),
    ]
  }

  private static let requestColumns = [
    "TicketId", "CustomerId", "CreatedAt", "UpdatedAt", "Product", "Category", "Channel",
    "SatisfactionRating",
  ]

  private static func request(of keys: [String], using random: inout SeededGenerator) -> [String] {
    [
      String(Int.random(in: 1...25, using: &random)), pick(keys, using: &random),
      pick(["2026-03-10", "2026-03-11T23:30:00-02:00", "2026-04-03"], using: &random),
      pick(["", "2026-03-20", "2026-03-20", "2026-03-21"], using: &random),
      pick(["Teams", "teams", "Outlook", "Printer"], using: &random),
      pick(["help", "how-to", "odd"], using: &random),
      pick(["web", "phone", ""], using: &random), pick(["good", "bad", ""], using: &random),
    ]
  }
}

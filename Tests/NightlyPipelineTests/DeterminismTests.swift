import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("The same exports give the same bytes")
struct DeterminismTests {
  private func differences(_ left: NightHarness, _ right: NightHarness) throws -> [String] {
    let (left, right) = (try left.published(), try right.published())
    return Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
  }

  /// The records of a delimited text; a line end between quotes parts nothing.
  private func records(_ text: String) -> [Substring] {
    var isQuoted = false
    return text.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character.isNewline && !isQuoted
    }
  }

  @Test("two runs")
  func twice() throws {
    let (first, second) = (try NightHarness.example(), try NightHarness.example())
    try first.run()
    try second.run()
    #expect(try differences(first, second) == [])
    #expect(try first.published().count == 43)
  }

  @Test("rows in another order", arguments: [1, 7, 42] as [UInt64])
  func shuffled(seed: UInt64) throws {
    let (plain, shuffled) = (try NightHarness.example(), try NightHarness())
    var generator = SeededGenerator(seed: seed)
    // Written in another order too: folders need not list files as they were made.
    let names = try Repository.files(below: Repository.example).shuffled(using: &generator)
    for name in names {
      let text = try Repository.text(of: Repository.example + "/" + name)
      guard name.hasSuffix(".csv") else {
        try shuffled.write(text, to: name)
        continue
      }
      let records = records(text)
      let rows = records.dropFirst().shuffled(using: &generator)
      // A few rows may fall into the order that they had.
      #expect(rows.count < 10 || rows != Array(records.dropFirst()))
      try shuffled.write(([records[0]] + rows).map { $0 + "\n" }.joined(), to: name)
    }
    try plain.run()
    try shuffled.run()
    #expect(try differences(plain, shuffled) == [])
  }

  @Test("files under other names change no customer's page")
  func renamed() throws {
    let (plain, renamed) = (try NightHarness.example(), try NightHarness.example())
    let manager = FileManager.default
    try manager.createDirectory(atPath: renamed.exports + "/zz", withIntermediateDirectories: true)
    for name in ["active-users.csv", "customers.csv", "tickets.csv"] {
      try manager.moveItem(atPath: "\(renamed.exports)/\(name)", toPath: "\(renamed.exports)/zz/a-\(name)")
    }
    try plain.run()
    try renamed.run()
    #expect(
      try differences(plain, renamed) == ["manifest.sha256", "portfolio.html", "portfolio.xml"])
  }

  @Test("what happens to one customer changes no other customer's page")
  func otherCustomer() throws {
    let (plain, changed) = (try NightHarness.example(), try NightHarness.example())
    let contoso = "0a11fab0-0001-4000-8000-000000000001"
    try changed.change("active-users.csv") { text in
      let all = records(text)
      let others = all.filter { !$0.contains(contoso) }
      return (others + all.filter { $0.contains(contoso) }.prefix(3)).map { $0 + "\n" }.joined()
    }
    try changed.change("customers.csv") {
      $0.replacing("\"Contoso, Ltd.\",US,Mid-market,44", with: "Contoso Global,FR,SMB,4444")
    }
    try changed.change("tickets.csv") { text in
      // Later than any other request: the help desk's export now ends on the night itself.
      text + "99001,\(contoso),2026-11-01T08:00:00Z,Teams,how-to,open,web,unoffered,How do I\n"
    }
    try changed.change("subscriptions.csv") {
      $0.replacing("\(contoso),O365_BUSINESS_PREMIUM", with: "\(contoso),SPE_E5")
    }
    try plain.run()
    try changed.run()
    let pages = try differences(plain, changed).filter { $0.hasPrefix("customers/") }
    #expect(pages.count == 4)
    #expect(pages.allSatisfy { $0.hasPrefix("customers/contoso-") })
  }

  @Test("a newer data date of another customer makes no subscription older here")
  func newerDataDate() throws {
    // 59 days before the own data date: too new to be called low; 61 before the other one.
    func night(otherDataDate: String) throws -> NightHarness {
      let harness = try NightHarness()
      try harness.write("CustomerId,CustomerName\na,Contoso\nb,Litware\n", to: "customers.csv")
      try harness.write(
        "CustomerId,SkuPartNumber,Status,LicensesSold,LicensesAssigned,StartDate\na,E3,Active,30,3,2026-09-01\n",
        to: "subscriptions.csv")
      let columns =
        "CustomerId,Report Refresh Date,Is Deleted,Assigned Products,Has Teams License,Teams Last Activity Date"
      try harness.write(
        "\(columns)\na,2026-10-30,False,E3,True,2026-10-29\nb,\(otherDataDate),False,E3,True,2026-10-29\n",
        to: "users.csv")
      #expect(try harness.run().exitStatus == .success)
      return harness
    }
    let (same, newer) = (try night(otherDataDate: "2026-10-30"), try night(otherDataDate: "2026-11-01"))
    let pages = try differences(same, newer).filter { $0.hasPrefix("customers/") }
    #expect(pages.count == 2 && pages.allSatisfy { $0.hasPrefix("customers/litware-") }, "\(pages)")
  }
}

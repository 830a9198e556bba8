import FoundationEssentials
import TestSupport
import Testing

@Suite("Mails to a thousand customers")
struct IsolationTests {
  /// A customer with a canary in every field.
  private struct Canary {
    let id, name, domain, recipient: String
    let isShared: Bool

    init(_ number: Int, isFailing: Bool) {
      id = "k\(number)qid"
      domain = "d\(number)q.example"
      recipient =
        "\(isFailing ? ["perm", "dperm", "lost250"][number % 3] : "good")+r\(number)q@d\(number)q.example"
      // 7 % bear a name that another one bears, and one is called like a product.
      isShared = number % 28 < 2
      name =
        number == 777
        ? "Microsoft Teams" : isShared ? "Shared \(number / 28)q Ltd" : "Name \(number)q & Söhne"
    }

    var row: String { "\(id),\"\(name)\",seg\(id),\(domain),en,Manager \(id),\(recipient),yes\n" }
    /// What must stand in no other customer's mail.
    var marks: [String] { [id, domain] + (isShared || name == "Microsoft Teams" ? [] : [name]) }
  }

  @Test(
    "hold no mark of another customer in any part, go to the configured address, and none is stopped for nothing"
  )
  func isolation() throws {
    let server = try MailServer()
    let seed: UInt64 = 17
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let failing = Set((0..<1000).shuffled(using: &random).prefix(50))
    let customers = (0..<1000).map { Canary($0, isFailing: failing.contains($0)) }
    let folder = try MailFolder(
      recipients: [], port: server.port,
      settings: ["attach: [html, xml, csv]", "links: https://r.example/", "retryFor: 1s"])
    try Self.write(customers, to: folder)
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 1)
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == 51, "\(errors.prefix(5))")
    #expect(!outcome.errors.contains("withheld"))
    // Those that broke the connection have it, too.
    let lost = failing.filter { $0 % 3 == 2 }
    #expect(server.mails.count == 950 + lost.count)
    let byRecipient = Dictionary(uniqueKeysWithValues: customers.enumerated().map { ($1.recipient, $0) })
    for mail in server.mails {
      let place = try #require(byRecipient[mail.recipients])
      try Self.check(mail, of: customers[place], among: customers, at: place)
    }
  }

  private static func write(_ customers: [Canary], to folder: MailFolder) throws {
    try folder.nightly.folder.write(
      "CustomerId,CustomerName,Segment,Domains,Language,AccountManager,ReportRecipients,SendReport\n"
        + customers.map(\.row).joined(), to: "exports/customers.csv")
    var (subscriptions, users) = (
      "SubscriptionId,CustomerId,SkuPartNumber,Status,IsTrial,LicensesSold,LicensesAssigned\n",
      "CustomerId,Report Refresh Date,User Principal Name,Is Deleted,Has Teams License,Teams Last Activity Date,"
        + "Assigned Products\n"
    )
    for (number, customer) in customers.enumerated() {
      subscriptions += "s\(number),\(customer.id),SPE_E3,Active,False,12,11\n"
      for person in 0..<11 {
        let day = person < number % 10 ? "2026-10-2\(person)" : ""
        users +=
          "\(customer.id),2026-10-31,p\(person)@\(customer.domain),False,True,\(day),MICROSOFT 365 E3\n"
      }
    }
    try folder.nightly.folder.write(subscriptions, to: "exports/subscriptions.csv")
    try folder.nightly.folder.write(users, to: "exports/active-users.csv")
  }

  private static func check(
    _ mail: MailServer.Mail, of customer: Canary, among customers: [Canary], at place: Int
  ) throws {
    let message = try MIMEReader(mail.bytes)
    #expect(try HeaderReader.mailbox(message["to"]).address == mail.recipients)
    let leaves = message.leaves
    #expect(leaves.count == 5, "\(customer.id): \(leaves.count) parts")
    var text = try HeaderReader.text(message["subject"])
    for leaf in leaves {
      if let disposition = leaf.headers.first(where: { $0.name == "content-disposition" }) {
        text += "\n" + (try HeaderReader.fileName(disposition.value))
      }
      text += "\n" + String(decoding: leaf.content, as: UTF8.self)
    }
    text = text.replacing("&amp;", with: "&")
    #expect(text.contains(customer.name) && text.contains(customer.id))
    // Every canary ends with q or ends in a domain of q: whichever stands there is found, and has to be the own one.
    for found in text.matches(of: /k([0-9]+)qid|d([0-9]+)q\.example|Name ([0-9]+)q|Shared ([0-9]+)q/) {
      let digits = found.output.1 ?? found.output.2 ?? found.output.3
      if let digits { #expect(Int(digits) == place, "\(customer.id): \(found.output.0)") }
      if let shared = found.output.4 {
        #expect(Int(shared) == place / 28, "\(customer.id): \(found.output.0)")
      }
    }
    #expect(!text.contains("Manager k"))
    let neighbor = customers[(place + 1) % customers.count]
    for mark in neighbor.marks { #expect(!text.contains(mark), "\(customer.id): \(mark)") }
  }
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("A mail that would tell of another customer")
struct ForeignMarkTests {
  @Test("is withheld and named, and all others go")
  func withheld() throws {
    let server = try MailServer()
    let folder = try MailFolder(recipients: (0..<3).map { "good\($0)@c.example" }, port: server.port)
    // A product that the partner named after another customer.
    let path = folder.nightly.exports + "/subscriptions.csv"
    let lines = try Repository.text(of: path).split(separator: "\n").map(String.init)
    let altered =
      [lines[0] + ",ProductName"]
      + lines.dropFirst().map {
        $0.contains(",c1,") ? $0.replacing("SPE_E3", with: "OWN_1") + ",Plan of Customer 2" : $0 + ","
      }
    try folder.nightly.folder.write(
      altered.joined(separator: "\n") + "\n", to: "exports/subscriptions.csv")
    try folder.nightly.configure(
      Repository.text(of: folder.nightly.configuration).replacing(
        "exports: exports\noutput: output\n", with: ""
      )
      .replacing("attach: []", with: "attach: [html]"))
    let outcome = try folder.nightly.run()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        "to customer c1: withheld: the guard found a mark (name) of customer c2 in the attachment"),
      "\(outcome.errors)")
    #expect(server.mails.map(\.recipients).sorted() == ["good0@c.example", "good2@c.example"])
    #expect(try folder.states()["good1@c.example"] == "withheld")
  }

  @Test("is not one that names the sender, who is a customer too")
  func sender() throws {
    let server = try MailServer()
    let folder = try MailFolder(
      recipients: (0..<3).map { "good\($0)@c.example" }, port: server.port,
      settings: ["links: https://reports.c2.example/", "unsubscribe: mailto:no-more@c2.example"])
    try folder.nightly.configure(
      Repository.text(of: folder.nightly.configuration).replacing(
        "exports: exports\noutput: output\n", with: ""
      )
      .replacing("Reports <reports@p.example>", with: "Customer 2 <reports@c2.example>"))
    let outcome = try folder.nightly.run()
    #expect(outcome == Command.Outcome(status: 0, output: "", errors: ""))
    #expect(server.mails.count == 3)
  }
}

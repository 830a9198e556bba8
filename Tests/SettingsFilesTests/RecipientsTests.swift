import SettingsFiles
import TestSupport
import Testing

@Suite("The file of recipients")
struct RecipientsTests {
  private static func recipients(_ text: String) throws -> Recipients {
    let folder = try TemporaryFolder()
    return try readRecipients(folder.write(text, to: "r.yaml"))
  }

  @Test("names account managers, customers and operators")
  func read() throws {
    let recipients = try Self.recipients(
      """
      accountManagers:
        - {name: Kim Minji, to: k@p.example, language: ko}
      customers:
        - {id: c1, send: true, to: [a@c.example, b@c.example]}
        - {id: c2, send: false}
      operations: [o@p.example]
      """)
    #expect(recipients.accountManagers.map(\.name.text) == ["Kim Minji"])
    #expect(recipients.accountManagers.map(\.language) == ["ko"])
    #expect(recipients.customers.map(\.isSending) == [true, false])
    #expect(recipients.customers[0].to.map(\.text) == ["a@c.example", "b@c.example"])
    #expect(recipients.operations.map(\.text) == ["o@p.example"])
    #expect(try Self.recipients("").operations.isEmpty)
  }

  @Test(
    "says where it is wrong, and shows no address",
    arguments: [
      ("customers:\n  - {id: c1}\n", "r.yaml:2:5: expected the key \"send\""),
      (
        "customers:\n  - {id: c1, send: true}\n  - {id: C1, send: true}\n",
        "r.yaml:3:10: expected each customer once"
      ),
      ("operations: secret@p.example\n", "r.yaml:1:13: expected a list of addresses"),
      ("accountManager: []\n", "r.yaml:1:1: expected one of the keys"),
    ])
  func mistakes(text: String, expected: String) {
    let error = #expect(throws: SettingsError.self) { try Self.recipients(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("of those who want no mail has an address a line, and comments")
  func optOut() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("# none\n\nA@b.example since May\r\n c@d.example\n", to: "o.txt")
    #expect(try readOptOut(path) == ["a@b.example", "c@d.example"])
    #expect(throws: SettingsError.self) { try readOptOut(folder.path + "/missing.txt") }
  }
}

import ReportDelivery
import Testing

@Suite("The guard")
struct MessageGuardTests {
  private static let parties = [
    GuardedParty(
      names: ["Contoso, Ltd."],
      identifiers: ["0a11fab0-0001-4000-8000-000000000001", "contoso.example", "eu.contoso.example"]),
    GuardedParty(names: ["Contoso Korea"], identifiers: ["contoso.example.kr", "k-7"]),
    GuardedParty(names: ["한빛전자"], identifiers: ["hanbit.example"]),
    GuardedParty(names: ["Teams"], identifiers: ["teams-inc.example", "h1"]),
    GuardedParty(names: ["Müller & Söhne"], identifiers: ["12345678", "99"]),
    GuardedParty(names: ["365", "株式会社青空"], identifiers: []),
  ]
  private static let messageGuard = MessageGuard(
    parties: parties, commonTexts: ["Microsoft Teams and Exchange", "Ltd. of the year", "<h1>{{title}}</h1>"])

  private static func parties(
    _ text: String, markup: Bool = false, visible: Set<Int> = [], exempt: [String] = []
  ) -> [Int] {
    let part = GuardedPart(name: "html", kind: markup ? .markup : .text, bytes: Array(text.utf8))
    return messageGuard.violations(in: [part], visible: visible, exempt: exempt).map(\.party)
  }

  @Test(
    "finds names as whole phrases, whatever case and separators they have",
    arguments: [
      ("Report of Contoso Ltd today", [0]), ("CONTOSO, LTD.", [0]), ("contoso\n  ltd", [0]),
      ("Ｃｏｎｔｏｓｏ Ｌｔｄ", [0]), ("Contoso", []), ("Contosos Ltd", []), ("Ltd. Contoso", []),
      ("MÜLLER UND SÖHNE", []), ("MÜLLER & SÖHNE GmbH", [4]), ("für müller söhne", [4]), ("", []),
    ])
  func names(text: String, expected: [Int]) { #expect(Self.parties(text) == expected) }

  @Test(
    "finds Korean names with a particle, and names in scripts without blanks anywhere",
    arguments: [
      ("한빛전자는 좋습니다", [2]), ("한빛전자의 보고서", [2]), ("한빛전자에서", [2]), ("한빛전자으로는", [2]),
      ("한빛전자 보고서", [2]), ("대한빛전자", []), ("한빛전자제품", []), ("これは株式会社青空の報告", [5]),
      ("Contoso Korea는", [1]), ("株式会社青", []),
    ])
  func scripts(text: String, expected: [Int]) { #expect(Self.parties(text) == expected) }

  @Test(
    "finds identifiers byte by byte, and not within longer ones",
    arguments: [
      ("id 0A11FAB0-0001-4000-8000-000000000001.", [0]), ("0a11fab0000140008000000000000001", [0]),
      ("x0a11fab0-0001-4000-8000-000000000001", []), ("0a11fab0-0001-4000-8000-000000000001-2", [0]),
      ("report-2026-11-27-0a11fab0-0001-4000-8000-000000000001.html", [0]),
      ("0a11fab0 0001 4000 8000 000000000001", []), ("mail@contoso.example", [0]),
      ("https://www.Contoso.Example/x", [0]), ("contoso.example.", [0]), ("contoso.example.com", []),
      ("my-contoso.example", []), ("contoso example", []), ("contoso.example.kr", [1]), ("k-7", [1]),
      ("k-77", []),
      ("12345678", [4]), ("123456789", []), ("99", []), ("365", []),
    ])
  func identifiers(text: String, expected: [Int]) { #expect(Self.parties(text) == expected) }

  @Test("passes over words that are nobody's, but not over other marks of who is called so")
  func common() {
    #expect(Self.parties("<h1>H1</h1>", markup: true) == [])
    #expect(Self.parties("Use of Teams") == [])
    #expect(Self.parties("see teams-inc.example") == [3])
  }

  @Test("lets the recipient's own marks pass, and what stands within them, and nothing beside them")
  func visible() {
    #expect(Self.parties("Contoso Korea, contoso.example.kr", visible: [1]) == [])
    #expect(Self.parties("Contoso Ltd, eu.contoso.example", visible: [0]) == [])
    #expect(Self.parties("Contoso Korea and Contoso Ltd", visible: [1]) == [0])
    #expect(Self.parties("Dear Contoso Ltd Kim", exempt: ["Contoso Ltd Kim"]) == [])
    #expect(Self.parties("Dear Contoso Ltd Lee", exempt: ["Contoso Ltd Kim"]) == [0])
  }

  @Test("lets a name pass that two parties bear, where one of them is the recipient's")
  func shared() {
    let parties = [
      GuardedParty(names: ["Alpha"], identifiers: ["a1"]),
      GuardedParty(names: ["ALPHA"], identifiers: ["b1"]),
    ]
    let messageGuard = MessageGuard(parties: parties, commonTexts: [])
    func found(_ text: String, _ visible: Set<Int>) -> [Int] {
      messageGuard.violations(
        in: [GuardedPart(name: "text", kind: .text, bytes: Array(text.utf8))], visible: visible
      ).map(\.party)
    }
    #expect(found("Alpha", [0]) == [] && found("Alpha", [1]) == [] && found("Alpha", []) == [0, 1])
    #expect(found("Alpha b1", [0]) == [1])
  }

  @Test(
    "reads markup as a person does, and looks into tags",
    arguments: [
      ("<p>Con<b>toso</b>, Ltd.</p>", [0]), ("<td>Contoso</td><td>Ltd.</td>", [0]),
      ("<p>M&#xFC;ller &amp; S&#246;hne</p>", [4]), ("<p>M&uuml;ller</p>", []),
      ("<img alt=\"Contoso, Ltd.\">", [0]), ("<a href='https://x/%63ontoso.example'>x</a>", [0]),
      ("<!-- Contoso > Ltd -->", [0]), ("<p title=\"a>b Contoso Ltd\">", [0]), ("<p>Contoso<br>Ltd", [0]),
      ("<p>Contoso</p><p>Limited</p>", []), ("< Contoso Ltd", [0]), ("Con<td>toso Ltd", []),
    ])
  func markup(text: String, expected: [Int]) { #expect(Self.parties(text, markup: true) == expected) }

  @Test("names the first part that tells of a party, and what kind of mark it is, once each")
  func report() {
    let parts = [
      GuardedPart(name: "subject", kind: .text, bytes: Array("nothing".utf8)),
      GuardedPart(name: "text", kind: .text, bytes: Array("Contoso Ltd Contoso Ltd".utf8)),
      GuardedPart(name: "html", kind: .markup, bytes: Array("Contoso Ltd contoso.example".utf8)),
    ]
    #expect(
      Self.messageGuard.violations(in: parts, visible: []) == [
        GuardViolation(party: 0, part: "html", mark: .identifier),
        GuardViolation(party: 0, part: "text", mark: .name),
      ])
  }
}

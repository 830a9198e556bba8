import ReportDelivery
import TestSupport
import Testing

@Suite("The guard over many parties")
struct GuardPropertyTests {
  private static let words = [
    "Relecloud", "Litware", "Energy", "North", "Bank", "Works", "한빛", "전자", "Söhne", "Trey",
  ]

  /// A thousand customers: 7 % bear a name that another one bears, and one is called like a product.
  private static func parties(_ random: inout SeededGenerator) -> [GuardedParty] {
    (0..<1000).map { number in
      let name =
        number == 500
        ? "Teams"
        : number % 14 == 0
          ? "\(words[0]) \(number / 28)"
          : "\(words.randomElement(using: &random) ?? "") \(words.randomElement(using: &random) ?? "") \(number)"
      return GuardedParty(names: [name], identifiers: ["c\(number)-x", "d\(number).example"])
    }
  }

  private static func ownText(of party: GuardedParty, _ random: inout SeededGenerator) -> [String] {
    (0..<60).map { _ in
      switch Int.random(in: 0..<6, using: &random) {
      case 0: party.names[0]
      case 1: party.identifiers.randomElement(using: &random) ?? ""
      case 2: String(Int.random(in: 0..<1000, using: &random))
      case 3: words.randomElement(using: &random) ?? ""
      default: ["Teams", "use", "of", "licenses", "active", "people"].randomElement(using: &random) ?? ""
      }
    }
  }

  @Test("stops no message of a customer's own marks and common words, and every one with a foreign mark")
  func foreign() {
    let seed: UInt64 = 71
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let parties = Self.parties(&random)
    let messageGuard = MessageGuard(
      parties: parties, commonTexts: ["Teams", "use of licenses, active people"])
    for place in stride(from: 0, to: 1000, by: 5) {
      // Single words of names stand between them, with blanks that make no phrase.
      var words = Self.ownText(of: parties[place], &random).flatMap { [$0, "-- x --"] }
      func found(_ words: [String]) -> [Int] {
        let text = words.joined(separator: " ")
        let markup = words.map { "<td>\($0.replacing("&", with: "&amp;"))</td>" }.joined()
        let parts = [
          GuardedPart(name: "text", kind: .text, bytes: Array(text.utf8)),
          GuardedPart(name: "html", kind: .markup, bytes: Array(markup.utf8)),
        ]
        return messageGuard.violations(in: parts, visible: [place]).map(\.party)
      }
      #expect(found(words) == [], "customer \(place)")
      let other = (place + Int.random(in: 1..<1000, using: &random)) % 1000
      let mark = Bool.random(using: &random) ? parties[other].names[0] : parties[other].identifiers[1]
      let isTold = mark != "Teams" && mark != parties[place].names[0]
      words.insert(
        Bool.random(using: &random) ? mark.uppercased() : mark,
        at: Int.random(in: 0...words.count, using: &random))
      #expect(found(words).contains(other) == isTold, "customer \(place): \(mark)")
    }
  }

  @Test("takes any bytes")
  func anyBytes() {
    var random = SeededGenerator(seed: 72)
    let messageGuard = MessageGuard(parties: Self.parties(&random), commonTexts: [])
    let pieces: [[UInt8]] = [
      [0x3C], [0x3E], [0x26], [0x23], [0x25], [0x22], [0xED, 0x95], [0xF0, 0x9F], [0xC0, 0x80], [0xFF],
      [0x00],
      Array("<!--".utf8), Array("-->".utf8), Array("&#x110000;".utf8), Array("&#128;".utf8),
      Array("&#x20AC;".utf8), Array("&nbsp;".utf8), Array("%41".utf8), Array("한빛".utf8), Array("c1-x".utf8),
      [0x20],
    ]
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random) ?? []
      }
      for kind in [GuardedPart.Kind.text, .markup] {
        let found = messageGuard.violations(
          in: [GuardedPart(name: "x", kind: kind, bytes: bytes)], visible: [1])
        #expect(found.allSatisfy { $0.party != 1 })
      }
    }
  }
}

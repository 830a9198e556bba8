import AdoptionDomain
import TestSupport
import Testing

@Suite("Texts that are shared")
struct SharedTextTests {
  /// Texts whose forms are one another's, or the text itself, or neither.
  private static let texts = [
    "", " ", "\t", "a", "A", "b", "ENTERPRISEPACK", "Enterprisepack", "enterprisepack", "ß", "SS", "ss", "ẞ",
    "İ", "i̇", "ﬁ", "FI", "한빛", " 한빛 ", "\u{A0}한빛\u{3000}전자", "Office  365\tE3 ", "office 365 e3",
    "OFFICE 365 E3", "\u{E9}", "e\u{301}", "\u{1F469}\u{200D}\u{1F467}",
  ]

  @Test("a text is kept once: equal ones have one identity and one hash, others have none of it")
  func identity() {
    for (place, left) in Self.texts.enumerated() {
      for (other, right) in Self.texts.enumerated() {
        let (left, right) = (SharedText(left), SharedText(right))
        #expect((left == right) == (place == other), "\(left) and \(right)")
        #expect((left.identity == right.identity) == (place == other), "\(left) and \(right)")
      }
    }
    #expect(Set(Self.texts.map { SharedText($0) }).count == Self.texts.count)
    #expect(Set((Self.texts + Self.texts).map { SharedText($0) }).count == Self.texts.count)
  }

  @Test("the text comes back byte by byte, also where another coding of its letters was shared before")
  func text() {
    for text in Self.texts {
      #expect(Array(SharedText(text).text.utf8) == Array(text.utf8))
      #expect(SharedText(text).description == text)
    }
    let literal: SharedText = "Enterprisepack"
    #expect(literal == SharedText("Enterprise" + "pack"))
  }

  @Test("the forms are those of the text, whatever was shared before", arguments: [false, true])
  func forms(isReversed: Bool) {
    for text in isReversed ? Self.texts.reversed() : Self.texts {
      let shared = SharedText(text)
      #expect(shared.uppercased == SharedText(text.uppercased()), "\(text)")
      #expect(shared.folded == SharedText(ProductCatalog.folded(text)), "\(text)")
      #expect(
        shared.uppercased.text == text.uppercased() && shared.folded.text == ProductCatalog.folded(text))
    }
  }

  @Test("a text that is its own form is the same text, and forms of forms lead back to it")
  func ownForms() {
    for text in ["", "한빛", "12"] {
      let shared = SharedText(text)
      #expect(shared.uppercased == shared && shared.folded == shared)
    }
    let (small, large): (SharedText, SharedText) = ("a", "A")
    #expect(small.uppercased == large && large.folded == small)
    #expect(small.folded == small && large.uppercased == large)
    #expect(small != large)
  }

  @Test("the order is that of the texts")
  func order() {
    for left in Self.texts {
      for right in Self.texts where left != right {
        #expect((SharedText(left) < SharedText(right)) == (left < right), "\(left) and \(right)")
      }
      #expect(!(SharedText(left) < SharedText(left)))
    }
  }

  @Test("of two codings of the same letters one comes first, in whichever order they are sorted")
  func codings() {
    let (one, two): (SharedText, SharedText) = ("\u{E9}", "e\u{301}")
    #expect((one < two) != (two < one))
    #expect([one, two].sorted() == [two, one].sorted())
    #expect([one, two].min() == [two, one].min())
  }

  @Test("of a text that many threads share at once there is one")
  func threads() async {
    let seed = UInt64.random(in: .min ... .max)
    // Texts of this test's own, so that no other test has shared them before.
    let texts = (0..<500).map { "Thread \(seed) \($0) é ß" }
    let found = await withTaskGroup(of: [UInt].self) { group in
      for worker in 0..<16 {
        group.addTask {
          var random = SeededGenerator(seed: seed &+ UInt64(worker))
          var identities = [UInt](repeating: 0, count: texts.count)
          for place in texts.indices.shuffled(using: &random) {
            let text = SharedText(texts[place])
            identities[place] = text.folded.identity ^ (text.uppercased.identity << 1) ^ (text.identity << 2)
          }
          return identities
        }
      }
      return await group.reduce(into: Set<[UInt]>()) { $0.insert($1) }
    }
    #expect(found.count == 1, "seed \(seed)")
    #expect(Set(texts.map { SharedText($0).identity }).count == texts.count, "seed \(seed)")
  }
}

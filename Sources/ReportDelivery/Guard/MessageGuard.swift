/// Finds what a message tells of parties whom its recipient may not see.
///
/// Names count as whole phrases, whatever stands between their words and in any case; identifiers byte by byte. What stands
/// within a name or identifier of a party whom the recipient may see is none of another's.
public struct MessageGuard: Sendable {
  private var index: GuardIndex

  /// Takes the marks of all parties.
  ///
  /// - Parameters:
  ///   - parties: the parties, known by their places.
  ///   - commonTexts: texts whose words are nobody's, such as templates; a mark that stands in one of them cannot be told from
  ///     it, and is not looked for.
  public init(parties: [GuardedParty], commonTexts: some Sequence<String>) {
    index = GuardIndex(parties)
    for text in commonTexts {
      for hit in index.hits(in: GuardText(Array(text.utf8))) { index.isCommon[hit.needle] = true }
    }
  }

  /// The parties that a message tells of and its recipient may not see.
  ///
  /// - Parameters:
  ///   - parts: the parts of the message.
  ///   - visible: the places of the parties whom the recipient may see.
  ///   - exempt: texts that may stand in the message whomever they name, such as the recipient's own name.
  /// - Returns: each party and kind of mark once, in the first part that has it, by party.
  public func violations(
    in parts: [GuardedPart], visible: Set<Int>, exempt: [String] = []
  ) -> [GuardViolation] {
    var found: [GuardViolation] = []
    for part in parts {
      switch part.kind {
      case .text: look(GuardText(part.bytes), part.name, visible, exempt, &found)
      case .markup:
        let texts = GuardMarkup(part.bytes)
        look(GuardText(texts.visible), part.name, visible, exempt, &found)
        look(GuardText(texts.hidden), part.name, visible, exempt, &found)
      }
    }
    return found.sorted { ($0.party, $0.mark.rawValue) < ($1.party, $1.mark.rawValue) }
  }

  private func look(
    _ text: GuardText, _ part: String, _ visible: Set<Int>, _ exempt: [String],
    _ found: inout [GuardViolation]
  ) {
    let hits = index.hits(in: text)
    let own = hits.filter { visible.contains(Int(index.needles[$0.needle].party)) }.map(\.range)
    var allowed: [Range<Int>]?
    for hit in hits where !index.isCommon[hit.needle] {
      let needle = index.needles[hit.needle]
      let party = Int(needle.party)
      guard !visible.contains(party), !own.contains(where: { $0.covers(hit.range) }) else { continue }
      let ranges = allowed ?? places(of: exempt, in: text)
      allowed = ranges
      guard !ranges.contains(where: { $0.covers(hit.range) }),
        !found.contains(where: { $0.party == party && $0.mark == needle.mark })
      else { continue }
      found.append(GuardViolation(party: party, part: part, mark: needle.mark))
    }
  }

  /// Where texts stand in another one.
  private func places(of texts: [String], in text: GuardText) -> [Range<Int>] {
    let phrases = texts.map { GuardText(Array($0.utf8)).words.map(\.hash) }.filter { !$0.isEmpty }
    return text.words.indices.flatMap { place in
      phrases.filter { text.matches($0, at: place) }.map { phrase in
        text.words[place].start..<text.words[place + phrase.count - 1].end
      }
    }
  }
}

extension Range<Int> {
  /// Whether the other range lies within this one.
  fileprivate func covers(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics

/// A bar of 1000 units: what the licenses of a service come down to, side by side and without a gap.
public struct UsageBar: Hashable, Sendable {
  /// What the bar shows, in words.
  public let description: String
  /// The parts from left to right; none is empty.
  public let parts: [BarPart]
}

/// One part of a bar of 1000 units.
public struct BarPart: Hashable, Sendable {
  /// `active`, `quiet`, `idle`, `unassigned` or `overlap`.
  public let kind: String
  /// Where it begins, and how wide it is.
  public let start, width: Int
}

extension UsageBar {
  /// The bar of a service; `nil` where nothing is known or nobody is there to show.
  init?(_ counts: ServiceCounts, wording: Wording) {
    guard let headline = counts.headline.ratio, headline.denominator > 0 else { return nil }
    let sizes = Self.sizes(of: counts, headline: headline)
    guard let parts = Self.parts(sizes) else { return nil }
    self.parts = parts
    description = Self.words(counts, headline: headline, wording: wording)
  }

  /// The parts by kind; where a source tells the active people alone, all others are one part.
  private static func sizes(of counts: ServiceCounts, headline: Ratio) -> [(kind: String, size: Int)] {
    func size(_ id: MeasureID) -> Int { counts.part(id)?.ratio?.numerator ?? 0 }
    guard counts.part(.idle) != nil else {
      return [("active", headline.numerator), ("idle", max(headline.denominator - headline.numerator, 0))]
    }
    return [
      ("active", headline.numerator), ("quiet", size(.newlyLicensed)), ("idle", size(.idle)),
      ("unassigned", size(.unassigned)), ("overlap", size(.overlap)),
    ]
  }

  private static func parts(_ sizes: [(kind: String, size: Int)]) -> [BarPart]? {
    let all = sizes.reduce(0) { $0 + $1.size }
    guard all > 0 else { return nil }
    var (parts, sum, start): ([BarPart], Int, Int) = ([], 0, 0)
    for (kind, size) in sizes {
      sum += size
      let end = (1000 * sum + all / 2) / all
      if end > start { parts.append(BarPart(kind: kind, start: start, width: end - start)) }
      start = end
    }
    return parts
  }

  private static func words(_ counts: ServiceCounts, headline: Ratio, wording: Wording) -> String {
    func words(_ id: MeasureID) -> String { counts.part(id).map(wording.count) ?? "" }
    let all = wording.number(headline.denominator)
    guard counts.part(.idle) != nil else {
      return wording.text(.barOfReported, words(.adjustedUsage), all)
    }
    guard counts.headline.basis == .entitled else {
      return wording.text(.barOfLicensed, words(.adjustedUsage), words(.newlyLicensed), words(.idle), all)
    }
    var sentences = [
      wording.text(
        .barOfEntitled, words(.adjustedUsage), words(.newlyLicensed), words(.idle), words(.unassigned), all)
    ]
    if let overlap = counts.part(.overlap)?.ratio?.numerator, overlap > 0 {
      sentences.append(wording.text(.barOverlap, wording.number(overlap)))
    }
    if let units = counts.overAssigned, units > 0 {
      sentences.append(wording.text(.overAssigned, wording.number(units)))
    }
    return sentences.joined(separator: " ")
  }
}

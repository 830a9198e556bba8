import NightPublishing
import Testing

@Suite("a file of a published night with other bytes in some places")
struct RewritingTests {
  private static let path = "portfolio.html"

  /// Publishes a file and rewrites it for the next night; the text is that of the new file.
  private func rewrite(
    _ text: String, at places: [Range<Int>], by replace: ([UInt8]) -> [UInt8]?, spoiling: Bool = false
  ) throws -> (text: String?, places: [Range<Int>]?) {
    var outcome: (text: String?, places: [Range<Int>]?) = (nil, nil)
    try withTemporaryFolder { output in
      let published = try publishNight("2026-11-21", [Self.path: text, "a.csv": "a"], in: output)
      if spoiling { try plant("x" + text.dropFirst(), at: output + "/latest/" + Self.path) }
      let night = try #require(
        try LinkableNight(
          folder: published.folder, outputFolder: output, manifestDigest: published.manifestDigest))
      #expect(night.places.map(night.path) == ["a.csv", Self.path])
      #expect(try night.isAsPublished(Self.path) == !spoiling)
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-22")
      let replaced = try staging.rewrite(Self.path, of: night, at: places, by: replace)
      _ = try staging.publish { _ in [] }
      let isThere = try names(in: output + "/nights/2026-11-22.r1").contains(Self.path)
      outcome = (isThere ? try NightPublishingTests.text(of: output + "/latest/" + Self.path) : nil, replaced)
    }
    return outcome
  }

  @Test(
    "is the same around them, in files of one piece and of many",
    arguments: [0, 1, 262_140, 262_144, 600_000])
  func pieces(before: Int) throws {
    let (front, back) = (String(repeating: "f", count: before), String(repeating: "b", count: 300_000))
    let text = front + "21 Nov" + "-" + "21 Nov" + back
    let places = [before..<before + 6, before + 7..<before + 13]
    let outcome = try rewrite(text, at: places) {
      String(decoding: $0, as: UTF8.self) == "21 Nov" ? Array("1 December".utf8) : nil
    }
    #expect(outcome.text == front + "1 December-1 December" + back)
    #expect(outcome.places == [before..<before + 10, before + 11..<before + 21])
  }

  @Test("without any place is a copy")
  func copy() throws {
    let outcome = try rewrite("abc", at: []) { _ in nil }
    #expect(outcome.text == "abc" && outcome.places == [])
  }

  @Test("is not staged where its places are not as expected, and tells whether it is as it was published")
  func refused() throws {
    #expect(try rewrite("abcdef", at: [], by: { $0 }, spoiling: true).text == "xbcdef")
    for places in [[0..<2, 1..<3], [2..<3, 0..<1], [5..<9], [9..<10]] {
      let outcome = try rewrite("abcdef", at: places) { $0 }
      #expect(outcome.text == nil && outcome.places == nil, "\(places)")
    }
    let unexpected = try rewrite("abcdef", at: [1..<2, 3..<4]) { $0 == [98] ? $0 : nil }
    #expect(unexpected.text == nil && unexpected.places == nil)
  }
}

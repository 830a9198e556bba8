import AdoptionDomain
import TestSupport
import Testing
import UsageImport

@Suite("Exports in UTF-16")
struct UTF16Tests {
  /// A text in UTF-16 with its mark.
  private static func bytes(_ text: String, isHighByteFirst: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isHighByteFirst ? [high, low] : [low, high]
    }
  }

  /// What the counts of a file are, but for its bytes.
  private func words(_ counts: FileCounts) -> String {
    "\(counts.kind) \(counts.records) \(counts.rejectedRecords) \(counts.findings) \(counts.content)"
  }

  @Test("are counted as those in UTF-8, whatever kind they are", arguments: [false, true])
  func sameCounts(isHighByteFirst: Bool) throws {
    for (path, text) in Samples.files {
      let plain = try Exports([path: text]).counted(path)
      let exports = try Exports([:])
      try exports.folder.write(Self.bytes(text, isHighByteFirst: isHighByteFirst), to: path)
      #expect(try words(exports.counted(path)) == words(plain), "\(path)")
    }
  }

  @Test(
    "beyond one block, with letters of all lengths, give the same counts and places of what is set aside",
    arguments: [1, 2, 3])
  func random(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = ["a", "é", "한", "😀", "\u{FEFF}", "\""]
    var text = "CustomerId\tCustomerName\tSeatCount\r\n"
    for number in 0..<20_000 {
      let name = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }.joined()
      let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
      let seats = Int.random(in: 0..<900, using: &random) == 0 ? "many" : "\(number % 50)"
      text += "t\(number)\t\(quoted)\t\(seats)\r\n"
    }
    let plain = try Exports(["c.csv": text]).counted("c.csv")
    #expect(plain.rejectedRecords > 0)
    for isHighByteFirst in [false, true] {
      let exports = try Exports([:])
      let bytes = Self.bytes(text, isHighByteFirst: isHighByteFirst)
      #expect(bytes.count > 512 * 1024)
      try exports.folder.write(bytes, to: "c.csv")
      #expect(try words(exports.counted("c.csv")) == words(plain), "seed \(seed)")
    }
  }

  @Test("that hold half of a pair show it as U+FFFD, and those that are cut within a letter are refused")
  func halves() throws {
    let text = "CustomerId,CustomerName\r\nt1,A"
    let exports = try Exports([:])
    try exports.folder.write(
      Self.bytes(text, isHighByteFirst: false) + [0x3D, 0xD8, 0x42, 0x00, 0x0A, 0x00], to: "a.csv")
    try exports.folder.write(Self.bytes(text, isHighByteFirst: false) + [0x42], to: "b.csv")
    guard case .customers(let rows) = try exports.counted("a.csv").content else {
      Issue.record("expected customers")
      return
    }
    #expect("\(rows)".contains("A\u{FFFD}B"))
    let refusal = try exports.refusal(of: "b.csv")
    #expect(
      refusal.description
        == "b.csv: truncated-file: expected whole characters of UTF-16, found the end of the file within one")
  }

  @Test("may be documents too")
  func document() throws {
    let sku = LicenseDocuments.graphSKU(enabled: 20, consumed: "11")
    let document = "{\"value\": [\(sku)], \"note\": \"한 é 😀\"}"
    let plain = try Exports(["d.json": document]).counted("d.json")
    let exports = try Exports([:])
    try exports.folder.write(Self.bytes(document, isHighByteFirst: false), to: "d.json")
    #expect(try words(exports.counted("d.json")) == words(plain))
  }
}

import AdoptionDomain
import Dispatch
import TestSupport
import Testing
import UsageImport

/// Some threads.
private func workers(_ count: Int) -> Workers {
  Workers(count: count) { body in DispatchQueue.concurrentPerform(iterations: count) { body($0) } }
}

/// What counting and resolving files comes to.
private struct Outcome: Equatable {
  var refusals: [Finding] = []
  var records: [Int] = []
  var facts = Facts()
  var findings: [Finding] = []

  /// Counts the files one after the other, by the parts of `splitting` where it is given.
  init(_ exports: Exports, workers: Workers, splitting: Splitting?) throws {
    let files = try exportFiles(below: exports.folder.path)
    let counted = count(
      files, settings: exports.settings, workers: workers, splitting: splitting ?? .usual, progress: { _ in })
    var counts: [FileCounts] = []
    for result in counted {
      switch result {
      case .success(let file): counts.append(file)
      case .failure(let refusal): refusals.append(refusal.finding)
      }
    }
    records = counts.map(\.records)
    let resolved = resolve(
      counts, catalog: exports.catalog, night: try day(exports.night), workers: workers)
    facts = resolved.facts
    findings = resolved.findings
    // Fingerprints rest on the size of blocks.
    for place in facts.sources.indices where splitting != nil { facts.sources[place].fingerprint = "" }
  }

  /// The same where fingerprints rest on other blocks.
  var withoutFingerprints: Outcome {
    var outcome = self
    for place in facts.sources.indices { outcome.facts.sources[place].fingerprint = "" }
    return outcome
  }
}

@Suite("Files split between workers")
struct SplitCountingTests {
  /// A way of splitting into parts of a few rows, or of less than one.
  private func splitting(using random: inout SeededGenerator) -> Splitting {
    Splitting(
      blockSize: [37, 64, 200, 701, 3000].randomElement(using: &random) ?? 64,
      blocksPerPart: Int.random(in: 1...4, using: &random),
      searched: [400, 2000, 100_000].randomElement(using: &random) ?? 2000)
  }

  /// Compares what one worker makes of files with what several make of their parts.
  private func compare(_ files: [String: String], seed: Int, using random: inout SeededGenerator) throws {
    var exports = try Exports(files)
    exports.maximumRejectedPermille = [10, 1000].randomElement(using: &random) ?? 10
    let whole = try Outcome(exports, workers: .one, splitting: nil).withoutFingerprints
    for count in [2, 3] {
      let splitting = splitting(using: &random)
      let parts = try Outcome(exports, workers: workers(count), splitting: splitting)
      #expect(parts == whole, "seed \(seed), \(count) workers, \(splitting)")
    }
  }

  @Test("parts of any size give the same facts and findings", arguments: 1...60)
  func anyParts(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    try compare(RandomPortfolio(using: &random).files, seed: seed, using: &random)
  }

  @Test("so they do where cells are quoted and hold line ends, delimiters and quotes", arguments: 1...60)
  func quotedCells(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var files: [String: String] = [:]
    let texts = ["a\nb", "a,b\r\n", "\"", "x\n\"y\",\n1,2,3\n", "", "Teams"]
    for (name, table) in RandomPortfolio(using: &random).tables.sorted(by: { $0.key < $1.key }) {
      var table = table
      table.header.insert("Subject", at: 1)
      for row in table.rows.indices {
        table.rows[row].insert(texts.randomElement(using: &random) ?? "", at: 1)
      }
      files[name] = table.text(
        quotesAll: Bool.random(using: &random), newline: Bool.random(using: &random) ? "\n" : "\r\n")
    }
    try compare(files, seed: seed, using: &random)
  }

  @Test("and where bytes of the files are changed, lost or added", arguments: 1...120)
  func mutated(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var files = RandomPortfolio(using: &random).files
    let alphabet: [Character] = ["\"", ",", "\n", "\r", " ", "a", "\0", "\u{FEFF}"]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      var characters = Array(text.unicodeScalars.map(Character.init))
      for _ in 0..<Int.random(in: 0...6, using: &random) where !characters.isEmpty {
        let place = Int.random(in: 0..<characters.count, using: &random)
        let other = alphabet.randomElement(using: &random) ?? "\""
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters[place] = other
        case 1: characters.remove(at: place)
        default: characters.insert(other, at: place)
        }
      }
      files[name] = String(characters)
    }
    try compare(files, seed: seed, using: &random)
  }

  @Test("a large file has the same counts, order and fingerprint, whoever counts it")
  func usualParts() throws {
    var random = SeededGenerator(seed: 5)
    let people = (0..<60_000).map { number in
      Person(
        customer: "t\(number / 7 % 300)", name: "person\(number)@contoso.example",
        isDeleted: number % 50 == 0 ? "True" : "False",
        licenses: number % 3 == 0 ? ["Teams"] : ["Exchange", "Yammer"],
        activity: ["Exchange": "2026-03-\(10 + Int.random(in: 0..<20, using: &random))"],
        products: number % 1000 == 999 ? "RARE \(number)" : "OFFICE 365 E\(number % 5)")
    }
    let exports = try Exports(["users.csv": Person.combined(people)])
    let one = try Outcome(exports, workers: .one, splitting: nil)
    let two = try Outcome(exports, workers: workers(2), splitting: nil)
    #expect(two == one)
    #expect(one.facts.sources.map(\.size).allSatisfy { $0 > 4 << 20 })
    #expect(one.records == [60_000])
  }

  @Test("a place at which a row seems to begin stands behind a line end, before two whole rows")
  func guesses() {
    func guess(_ text: String) -> Int? {
      Array(text.utf8).withUnsafeBufferPointer {
        guessedRowStart(in: $0, delimiter: 0x2C, fieldCount: 3)
      }
    }
    #expect(guess("b,c\n1,2,3\n4,5,6\n") == 4)
    #expect(guess("text\nin a cell\",c\n1,2,3\n4,\"5\n\",6\n") == 18)
    #expect(guess("b,c\n1,2,3\n") == nil)
    #expect(guess("") == nil)
  }
}

import AdoptionDomain
import Dispatch
import FoundationEssentials
import TestSupport
import Testing
import UsageImport

@Suite("Fingerprints without counting")
struct FingerprintedFileTests {
  private let workers = Workers(count: 3) { body in
    DispatchQueue.concurrentPerform(iterations: 3) { body($0) }
  }

  @Test("they are those of the counts, for every kind of export of the example")
  func example() throws {
    let files = try exportFiles(below: Repository.example)
    var known: [String: String] = [:]
    let settings = ImportSettings(
      catalog: Exports.catalog, aliases: .none, maximumRejectedPermille: 1000)
    for result in count(files, settings: settings, workers: .one, progress: { _ in }) {
      guard case .success(let counts) = result else { continue }
      known[counts.file.path] = counts.fingerprint
    }
    let found = fingerprints(of: files, workers: workers)
    #expect(found.count == files.count && known.count >= 8)
    for (file, fingerprint) in zip(files, found) {
      if let expected = known[file.path] { #expect(fingerprint == .success(expected), "\(file.path)") }
    }
  }

  @Test(
    "a file read in pieces by several has the fingerprint of one that is read at once",
    arguments: [
      0, 1, 262_143, 262_144, 262_145, 16 * 262_144 - 1, 16 * 262_144, 16 * 262_144 + 1, 9_000_000,
    ])
  func pieces(size: Int) throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "CustomerId,Name\nabcdefgh,Contoso\n", count: size / 33 + 1).utf8.prefix(
      size)
    try Data(text).write(to: URL(filePath: folder.path + "/a.csv"))
    let files = try exportFiles(below: folder.path)
    let expected = fingerprints(of: files, workers: .one)
    #expect(expected.count == 1)
    _ = try expected[0].get()
    #expect(fingerprints(of: files, workers: workers) == expected)
    guard size > 0 else { return }
    for place in Set([0, size / 2, size - 1]) {
      var bytes = Array(text)
      bytes[place] ^= 1
      try Data(bytes).write(to: URL(filePath: folder.path + "/a.csv"))
      #expect(fingerprints(of: files, workers: workers) != expected, "byte \(place)")
    }
  }

  @Test("a file that is gone, or of another size, has none")
  func none() throws {
    let exports = try Exports(["a.csv": "abc", "b.csv": "abc", "c.csv": "abc"])
    let files = try exportFiles(below: exports.folder.path)
    try FileManager.default.removeItem(atPath: exports.folder.path + "/a.csv")
    try exports.folder.write("abcd", to: "b.csv")
    let found = fingerprints(of: files, workers: workers)
    #expect(throws: FileReadFault.self) { try found[0].get() }
    #expect(throws: FileReadFault.self) { try found[1].get() }
    _ = try found[2].get()
  }
}

import FoundationEssentials
import Glibc
import TestSupport
import Testing
import UsageImport

@Suite(
  "JSON of the shared folder", .enabled(if: Repository.shared != nil, "ADOPTION_SHARED names no folder"))
struct JSONSuiteTests {
  @Test("of the JSON test suite all 95 valid documents are read and all 188 invalid ones are refused")
  func suite() throws {
    let folder = try TemporaryFolder()
    let archive = try shared("corpora/JSONTestSuite.tar.xz")
    try unpack(archive, into: folder)
    let tests = folder.path + "/JSONTestSuite/test_parsing"
    var counts: [Character: Int] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: tests).sorted() {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(tests)/\(name)")))
      let isRead = isJSON(bytes)
      let verdict = try #require(name.first)
      counts[verdict, default: 0] += 1
      // Of the documents that may go either way (i_), it only matters that reading them ends.
      if verdict == "y" { #expect(isRead, "\(name)") }
      if verdict == "n" { #expect(!isRead, "\(name)") }
    }
    #expect(counts == ["y": 95, "n": 188, "i": 35])
  }

  @Test("the usage sample that is documented without its bracket is refused where the bracket should stand")
  func missingBracket() throws {
    let sample = try shared(
      "formats/samples/partnercenter-commercial-usage-license.AS-DOCUMENTED-INVALID.json")
    let bytes = Array(try Data(contentsOf: URL(filePath: sample)))
    // The array of "Value" is never closed: its rows are followed by the brace that closes the document.
    let brace = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
    #expect(throws: JSONFault(offset: brace, expected: "a comma or ]", found: "}")) {
      try JSONParser.parse(bytes)
    }
    let mended = try JSONParser.parse(Array(bytes[..<brace]) + Array("]}".utf8))
    #expect(mended["value"]?.elements?.isEmpty == false)
  }

  @Test("every other JSON sample of the vendors is read")
  func samples() throws {
    let folder = try shared("formats/samples")
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".json") && !name.hasSuffix("INVALID.json") {
      #expect(isJSON(Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))), "\(name)")
      count += 1
    }
    #expect(count > 10)
  }

  private func shared(_ path: String) throws -> String { "\(try #require(Repository.shared))/\(path)" }

  private func isJSON(_ bytes: [UInt8]) -> Bool {
    do throws(JSONFault) {
      _ = try JSONParser.parse(bytes)
      return true
    } catch {
      #expect((0...bytes.count).contains(error.offset))
      return false
    }
  }
}

/// Unpacks an archive into a folder by the system's `tar`.
private func unpack(_ archive: String, into folder: TemporaryFolder) throws {
  let words = ["tar", "-xJf", archive, "-C", folder.path]
  var arguments = words.map { strdup($0) } + [nil]
  defer { for argument in arguments { free(argument) } }
  var id: pid_t = 0
  let failure = posix_spawnp(&id, "tar", nil, nil, &arguments, environ)
  try #require(failure == 0, "tar cannot be started")
  var status: Int32 = 0
  while waitpid(id, &status, 0) < 0 && errno == EINTR {}
  try #require(status == 0, "tar failed")
}

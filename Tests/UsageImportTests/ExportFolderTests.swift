import AdoptionDomain
import Glibc
import TestSupport
import Testing
import UsageImport

@Suite("The folder of exports")
struct ExportFolderTests {
  @Test("files are listed by path with their sizes, hidden ones are not")
  func listing() throws {
    let exports = try Exports([
      "b.csv": "12", "a/z.csv": "1", "a/한빛.csv": "", ".hidden": "1", ".git/config": "1",
    ])
    let files = try exportFiles(below: exports.folder.path)
    #expect(files.map(\.path) == ["a/z.csv", "a/한빛.csv", "b.csv"])
    #expect(files.map(\.size) == [1, 0, 2])
  }

  @Test("a folder that is not there cannot be listed")
  func missingFolder() throws {
    let path = try TemporaryFolder().path + "/nowhere"
    let error = #expect(throws: ExportFolderError.self) { try exportFiles(below: path) }
    #expect(error?.description == "\(path): expected a folder of exports, found: No such file or directory")
  }

  @Test("a file that vanishes before it is read is refused, the others still count")
  func vanishedFile() throws {
    let exports = try Exports(["customers.csv": Samples.customers.text()])
    try #require(symlink("/nowhere/at-all.csv", exports.folder.path + "/gone.csv") == 0)
    let (counts, refusals) = try exports.countedAll()
    #expect(counts.map(\.kind) == [.customers])
    #expect(
      refusals.map(\.description) == [
        "gone.csv: unreadable-file: expected a readable file, found No such file or directory"
      ])
  }

  @Test("a folder below that cannot be read is refused like a file, the others still count")
  func unreadableFolder() throws {
    let exports = try Exports(["customers.csv": Samples.customers.text(), "locked/a.csv": "1"])
    let locked = exports.folder.path + "/locked"
    chmod(locked, 0)
    defer { chmod(locked, 0o700) }
    // The superuser reads every folder.
    let isSuperuser = geteuid() == 0
    let files = try exportFiles(below: exports.folder.path)
    #expect(files.map(\.path) == ["customers.csv", isSuperuser ? "locked/a.csv" : "locked"])
    if !isSuperuser { #expect(try exports.refusal(of: "locked").code == .unreadableFile) }
  }

  @Test("a folder in a file's place is refused as unreadable")
  func folderInPlaceOfFile() throws {
    let folder = try TemporaryFolder()
    let file = ExportFile(path: "x.csv", location: folder.path, size: 0)
    let settings = ImportSettings(catalog: Exports.catalog, aliases: .none, maximumRejectedPermille: 10)
    let refusal = #expect(throws: FileRefusal.self) { try count(file, settings: settings) { _ in } }
    #expect(refusal?.finding.code == .unreadableFile)
    #expect(refusal?.finding.found == "Is a directory")
  }

  @Test("links to folders are followed, links back are not")
  func links() throws {
    let exports = try Exports(["here/a.csv": "1"])
    let elsewhere = try Exports(["b.csv": "1"])
    try #require(symlink("..", exports.folder.path + "/here/back") == 0)
    try #require(symlink(elsewhere.folder.path, exports.folder.path + "/other") == 0)
    #expect(try exportFiles(below: exports.folder.path).map(\.path) == ["here/a.csv", "other/b.csv"])
  }

  @Test("progress adds up to the size of the file")
  func progress() throws {
    let rows = (0..<30_000).map { ["t\($0)", "Customer \($0)", "1", ""] }
    let text = Table(header: Samples.customers.header, rows: rows).text()
    let exports = try Exports(["customers.csv": text])
    let file = try #require(try exportFiles(below: exports.folder.path).first)
    let settings = ImportSettings(catalog: Exports.catalog, aliases: .none, maximumRejectedPermille: 10)
    var parts: [Int] = []
    let counts = try count(file, settings: settings) { parts.append($0) }
    #expect(parts.count > 1)
    #expect(parts.reduce(0, +) == text.utf8.count)
    #expect(counts.size == text.utf8.count)
    #expect(counts.records == 30_000)
  }
}

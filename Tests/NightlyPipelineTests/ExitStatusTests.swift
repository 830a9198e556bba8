import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("ExitStatus")
struct ExitStatusTests {
  private static let customers = "CustomerId,CustomerName\na,Contoso\n"

  @Test("the statuses are those that the documentation names")
  func numbers() {
    #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 65, 66, 69, 70, 73, 74, 75, 78, 130, 143])
  }

  @Test("no folder, an empty one, and one of hidden files are no input")
  func noInput() throws {
    let harness = try NightHarness()
    #expect(try harness.error()?.exitStatus == .noInput)
    try harness.write("a,b\n", to: ".hidden.csv")
    let error = try #require(try harness.error())
    #expect(error.exitStatus == .noInput)
    #expect(error.description == "\(harness.exports): expected exports, found no file")
  }

  @Test("a file in the place of the folder is no input")
  func fileAsFolder() throws {
    let harness = try NightHarness()
    let file = try harness.write(Self.customers, to: "customers.csv")
    #expect(try harness.error(exports: file)?.exitStatus == .noInput)
  }

  @Test(
    "exports of which none can be used",
    arguments: ["", "a,b\n1,2\n", "CustomerId,LicensesSold,Status\n1,2,3\n"])
  func unusable(text: String) throws {
    let harness = try NightHarness()
    try harness.write(text, to: "bad.csv")
    let error = try #require(try harness.error())
    #expect(error.exitStatus == .noUsableExport)
    #expect(error.description.hasPrefix("\(harness.exports): expected at least one usable export"))
    #expect(error.description.hasSuffix("1 files were refused"))
  }

  @Test("an output folder whose parent is missing cannot be written, and no export is opened for it")
  func cannotWrite() throws {
    let harness = try NightHarness()
    #expect(
      try harness.error(exports: "/nowhere/at/all", output: harness.output + "/a/b")?.exitStatus
        == .cannotWrite)
  }

  @Test("a second run ends at once, before it reads, while the first goes on")
  func locked() throws {
    let harness = try NightHarness()
    try harness.write(Self.customers, to: "customers.csv")
    var observer = NightObserver.silent
    var second: NightError?
    observer.stageEnded = { stage, _, _ in
      guard stage == .import else { return }
      do { second = try harness.error(exports: "/nowhere/at/all") } catch { Issue.record(error) }
    }
    let summary = try runNight(harness.configuration(), observer: observer)
    #expect(second?.exitStatus == .locked)
    #expect(summary.exitStatus == .success)
    // The lock ends with the run.
    #expect(try harness.run().isUnchanged)
  }

  @Test(
    "a night that is no day makes no configuration", arguments: ["", "2026-02-30", "20261101", "tomorrow"])
  func night(night: String) {
    #expect(
      NightConfiguration(
        exportsFolder: "", outputFolder: "", templateFolders: [], night: night, programVersion: "",
        processID: 1)
        == nil)
  }
}

import Glibc
import NightPublishing
import Testing

@Suite("what is refused")
struct RefusalTests {
  private func openingError(_ path: String) -> PublishingError? {
    publishingError { () throws(PublishingError) in
      _ = try OutputFolder.open(path: path, processID: testProcessID)
    }
  }

  @Test(
    "a name that could climb out, hide, collide or need quoting is refused, and the staging goes on",
    arguments: [
      "", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", ".", "./a", ".hidden", "a/.hidden", "a//b",
      "a/",
      "Report.html", "a b", "a\\b", "a\nb", "ä", "a\0b", "a:b", "run.json", "manifest.sha256",
    ])
  func names(path: String) throws {
    try withTemporaryFolder { folder in
      let output = "\(folder)/Output"
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      let before = try diskState(of: folder)
      let error = publishingError { () throws(PublishingError) in try staging.write([65], to: path) }
      #expect(error?.kind == .cannotWrite)
      #expect(try diskState(of: folder) == before)
      #expect(try staging.publish { _ in [] }.files == 0)
    }
  }

  @Test(
    "a night that is not a day of the calendar in the form yyyy-MM-dd is refused",
    arguments: [
      "", "latest", "2026-11-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "0000-01-01",
      "2026-11-21.r1", "2026/11/21", "../../../x", "２026-11-21", "2100-02-29",
    ])
  func nights(night: String) throws {
    try withTemporaryFolder { output in
      let folder = try OutputFolder.open(path: output, processID: testProcessID)
      var kind: PublishingError.Kind?
      do throws(PublishingError) { _ = try folder.stage(night: night) } catch { kind = error.kind }
      #expect(kind == .cannotWrite)
      #expect(try NightPublishingTests.names(in: output) == [".lock"])
    }
  }

  @Test("a leap day is a night", arguments: ["2028-02-29", "2000-02-29"])
  func leapDay(night: String) throws {
    try withTemporaryFolder { output in
      let publication = try publishNight(night, in: output)
      #expect(publication.folder == "nights/\(night).r1")
    }
  }

  @Test("a name written twice is an error, and that staging is not published")
  func twice() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write([65], to: "a.html")
      let error = publishingError { () throws(PublishingError) in try staging.write([66], to: "a.html") }
      #expect(error?.kind == .cannotWrite)
      #expect(error?.reason == "File exists (EEXIST)")
      #expect(publishingError { () throws(PublishingError) in _ = try staging.publish { _ in [] } } != nil)
      #expect(linkTarget("\(output)/latest") == nil)
    }
  }

  @Test("a missing parent, a file as a parent, an empty path and a place of the system's are .cannotWrite")
  func places() throws {
    try withTemporaryFolder { folder in
      try plant("text", at: "\(folder)/file")
      #expect(openingError("\(folder)/missing/Output")?.reason == "No such file or directory (ENOENT)")
      #expect(openingError("\(folder)/file/Output")?.reason == "Not a directory (ENOTDIR)")
      for path in ["\(folder)/missing/Output", "\(folder)/file/Output", "\(folder)/file", "", "/proc/output"]
      {
        #expect(openingError(path)?.kind == .cannotWrite, "\(path)")
      }
      #expect(try NightPublishingTests.names(in: folder) == ["file"])
    }
  }

  @Test(
    "a folder without permission is .cannotWrite",
    .enabled(if: geteuid() != 0, "root may write everywhere; run the tests as somebody else"))
  func permission() throws {
    try withTemporaryFolder { folder in
      try plantFolder(at: "\(folder)/Output")
      #expect(chmod("\(folder)/Output", 0o500) == 0)
      #expect(openingError("\(folder)/Output")?.reason == "Permission denied (EACCES)")
      #expect(openingError("\(folder)/Output")?.kind == .cannotWrite)
    }
  }
}

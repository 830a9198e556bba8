import Glibc
import NightPublishing
import Testing

@Suite("after a run that was interrupted")
struct InterruptedRunTests {
  @Test("what it left staged is removed by the next, folders, files and links alike")
  func leftovers() throws {
    try withTemporaryFolder { folder in
      let output = "\(folder)/Output"
      try publishNight("2026-11-20", in: output)
      let before = try diskState(of: output)
      try plantFolder(at: "\(output)/.staging-2026-11-21-99-1/customers/deep")
      try plant("half", at: "\(output)/.staging-2026-11-21-99-1/customers/deep/a.html")
      try plantLink(at: "\(output)/.staging-2026-11-21-99-1.latest", to: "nights/2026-11-21.r1")
      try plant("", at: "\(output)/.staging-file")
      _ = try OutputFolder.open(path: output, processID: testProcessID)
      #expect(try diskState(of: output) == before)
    }
  }

  @Test("links among the leftovers are removed and not followed")
  func plantedLeftovers() throws {
    try withTemporaryFolder { folder in
      let output = "\(folder)/Output"
      try plantFolder(at: "\(folder)/precious")
      try plant("keep", at: "\(folder)/precious/file")
      try plantFolder(at: "\(output)/.staging-a")
      try plantLink(at: "\(output)/.staging-a/inner", to: "\(folder)/precious")
      try plantLink(at: "\(output)/.staging-b", to: "\(folder)/precious")
      _ = try OutputFolder.open(path: output, processID: testProcessID)
      #expect(try names(in: output) == [".lock"])
      #expect(try text(of: "\(folder)/precious/file") == "keep")
    }
  }

  @Test(
    "a night that was in place before its links moved is finished by the next run, as the same revision",
    arguments: [["2026-11-21", "latest"], ["2026-11-21"], ["latest"]])
  func missingLinks(links: [String]) throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      let night = try diskState(of: "\(output)/nights")
      for link in links { #expect(unlink("\(output)/\(link)") == 0) }
      let again = try publishNight("2026-11-21", in: output)
      #expect(again.outcome == .published)
      #expect(again.revision == 1)
      #expect(linkTarget("\(output)/2026-11-21") == "nights/2026-11-21.r1")
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r1")
      #expect(try diskState(of: "\(output)/nights") == night)
      #expect(try publishNight("2026-11-21", in: output).outcome == .unchanged)
    }
  }

  @Test("the link of the night before stays in force until the new revision's is in place")
  func staleLink() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", ["a": "1"], in: output)
      try publishNight("2026-11-21", ["a": "2"], in: output)
      // As a kill between the rename of the folder and that of the link leaves it.
      #expect(unlink("\(output)/2026-11-21") == 0)
      try plantLink(at: "\(output)/2026-11-21", to: "nights/2026-11-21.r1")
      #expect(try publishNight("2026-11-21", ["a": "2"], in: output).revision == 2)
      #expect(linkTarget("\(output)/2026-11-21") == "nights/2026-11-21.r2")
    }
  }

  @Test("latest never leads to a night whose folder was removed")
  func removedNight() throws {
    try withTemporaryFolder { output in
      for night in ["2026-11-20", "2026-11-21", "2026-11-22"] { try publishNight(night, in: output) }
      #expect(try ChildProcess.run("rm -r \"$1\"", argument: "\(output)/nights/2026-11-22.r1") == 0)
      try publishNight("2026-11-20", ["a": "other"], in: output)
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r1")
    }
  }

  @Test("a staging that is discarded leaves nothing, and can be neither written nor published then")
  func discard() throws {
    try withTemporaryFolder { output in
      let folder = try OutputFolder.open(path: output, processID: testProcessID)
      let staging = try folder.stage(night: "2026-11-21")
      try staging.write([1], to: "customers/a.html")
      try staging.discard()
      #expect(try names(in: output) == [".lock"])
      #expect(publishingError { () throws(PublishingError) in try staging.write([1], to: "b") } != nil)
      #expect(
        publishingError { () throws(PublishingError) in _ = try staging.publish { _ in [] } } != nil)
      try staging.discard()
    }
  }

  @Test("discarding after publishing removes nothing")
  func discardAfterPublish() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write([65], to: "a.html")
      _ = try staging.publish { _ in [] }
      try staging.discard()
      #expect(try text(of: "\(output)/latest/a.html") == "A")
    }
  }
}

import FoundationEssentials
import Glibc
import NightPublishing
import TestSupport
import Testing

@Suite("A file that is replaced")
struct ReplacedFileTests {
  @Test("is the new one, has the modes of the folder, and leaves nothing beside it")
  func replaced() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder.open(
      path: folder.path, processID: testProcessID, modes: FileModes(file: 0o640, folder: 0o750))
    try output.replaceFile("runs.json", with: [1])
    try output.replaceFile("runs.json", with: [2, 3])
    #expect(try output.contents(ofFile: "runs.json") == [2, 3])
    #expect(try output.contents(ofFile: "none") == nil)
    let state = try diskState(of: folder.path)
    #expect(state.keys.sorted() == [".lock", "runs.json"])
    #expect(state["runs.json"]?.permissions == 0o640)
  }

  @Test("anywhere has its own mode, and a link in its place is replaced, not followed")
  func anywhere() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("target", to: "target")
    #expect(symlink(target, folder.path + "/metrics.prom") == 0)
    try replaceFile(at: folder.path + "/metrics.prom", with: [65], mode: 0o644)
    let state = try diskState(of: folder.path)
    #expect(state["metrics.prom"]?.isFile == true)
    #expect(state["metrics.prom"]?.permissions == 0o644)
    #expect(try Repository.text(of: target) == "target")
    #expect(state.count == 2)
  }

  @Test(
    "in a folder that is not there, or without a name, is an error", arguments: ["none/m.prom", "", "a/"])
  func refused(name: String) throws {
    let folder = try TemporaryFolder()
    let error = publishingError { () throws(PublishingError) in
      try replaceFile(at: folder.path + "/" + name, with: [65], mode: 0o644)
    }
    #expect(error?.kind == .cannotWrite)
    #expect(try diskState(of: folder.path).isEmpty)
  }

  @Test("a new file is never one that is there already")
  func new() throws {
    let folder = try TemporaryFolder()
    try createFile(at: folder.path + "/new", with: [65])
    let error = publishingError { () throws(PublishingError) in
      try createFile(at: folder.path + "/new", with: [66])
    }
    #expect(error?.kind == .cannotWrite)
    #expect(try Repository.bytes(of: folder.path + "/new") == [65])
    #expect(try diskState(of: folder.path)["new"]?.permissions == 0o600)
  }
}

@Suite("A published night that is removed")
struct NightRemovalTests {
  @Test("is gone with its links, others stay as they are, and files that they share stay theirs")
  func removed() throws {
    let folder = try TemporaryFolder()
    try publishNight("2026-11-20", in: folder.path)
    try publishNight("2026-11-21", in: folder.path)
    let shared = "/customers/adatum-1a2b3c4d.html"
    let (old, new) = (folder.path + "/nights/2026-11-20.r1", folder.path + "/nights/2026-11-21.r1")
    try FileManager.default.removeItem(atPath: new + shared)
    #expect(link(old + shared, new + shared) == 0)
    let output = try OutputFolder.open(path: folder.path, processID: testProcessID)
    #expect(try output.publishedNights() == ["nights/2026-11-20.r1", "nights/2026-11-21.r1"])
    try output.removePublishedNight("nights/2026-11-20.r1")
    let names = try diskState(of: folder.path).keys.filter { !$0.contains("/") }.sorted()
    #expect(names == [".lock", "2026-11-21", "latest", "nights"])
    #expect(try Repository.text(of: new + shared) == "<p>adatum</p>\n")
    #expect(try output.publishedNights() == ["nights/2026-11-21.r1"])
  }

  @Test("is gone with latest where latest leads to it, and a name that is no night's removes nothing")
  func newest() throws {
    let folder = try TemporaryFolder()
    try publishNight("2026-11-20", in: folder.path)
    let output = try OutputFolder.open(path: folder.path, processID: testProcessID)
    try output.removePublishedNight("nights")
    try output.removePublishedNight("nights/../nights/2026-11-20.r1")
    #expect(try output.publishedNights().count == 1)
    try output.removePublishedNight("nights/2026-11-20.r1")
    #expect(try diskState(of: folder.path).keys.sorted() == [".lock", "nights"])
  }
}

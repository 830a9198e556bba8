import NightPublishing
import Testing

@Suite("what somebody else has put in the output folder")
struct PlantedEntryTests {
  @Test(
    "a planted link is not followed: nothing appears behind it",
    arguments: [".lock", "nights", "nights/2026-11-21.r1"])
  func plantedLinks(name: String) throws {
    try withTemporaryFolder { folder in
      let output = "\(folder)/Output"
      try plantFolder(at: "\(folder)/elsewhere")
      try plantFolder(at: name.contains("/") ? "\(output)/nights" : output)
      try plantLink(
        at: "\(output)/\(name)", to: name == ".lock" ? "\(folder)/elsewhere/f" : "\(folder)/elsewhere")
      let error = publishingError { () throws(PublishingError) in try publishNight("2026-11-21", in: output) }
      #expect(try names(in: "\(folder)/elsewhere") == [])
      if name.contains("/") {
        // The number is taken, so the night goes beside it.
        #expect(error == nil)
        #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r2")
      } else {
        #expect(error?.kind == .cannotWrite)
      }
    }
  }

  @Test("a dangling link in place of the output folder is not followed")
  func danglingOutput() throws {
    try withTemporaryFolder { folder in
      try plantLink(at: "\(folder)/Output", to: "elsewhere")
      let error = publishingError { () throws(PublishingError) in
        try publishNight("2026-11-21", in: "\(folder)/Output")
      }
      #expect(error?.kind == .cannotWrite)
      #expect(try names(in: folder) == ["Output"])
    }
  }

  @Test("links named as ours are replaced, wherever they lead", arguments: ["2026-11-21", "latest"])
  func foreignLinks(name: String) throws {
    try withTemporaryFolder { folder in
      try plant("keep", at: "\(folder)/precious")
      let output = "\(folder)/Output"
      try plantFolder(at: output)
      try plantLink(at: "\(output)/\(name)", to: "\(folder)/precious")
      try publishNight("2026-11-21", in: output)
      #expect(linkTarget("\(output)/\(name)") == "nights/2026-11-21.r1")
      #expect(try text(of: "\(folder)/precious") == "keep")
    }
  }

  @Test(
    "a file or folder with a link's name is an error before anything is staged, and is not lost",
    arguments: ["2026-11-21", "latest"], [true, false])
  func occupiedLink(name: String, isFolder: Bool) throws {
    try withTemporaryFolder { output in
      if isFolder {
        try plantFolder(at: "\(output)/\(name)")
      } else {
        try plant("keep", at: "\(output)/\(name)")
      }
      let before = try diskState(of: output)[name]
      let error = publishingError { () throws(PublishingError) in try publishNight("2026-11-21", in: output) }
      #expect(error?.kind == .cannotWrite)
      #expect(error?.path == "\(output)/\(name)")
      #expect(try diskState(of: output)[name] == before)
      #expect(try names(in: output) == [".lock", name].sorted())
    }
  }
}

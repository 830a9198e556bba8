import Glibc
import NightPublishing
import Testing

// Apart from the others, because the umask belongs to the whole process; 000 harms no test beside this one.
@Suite("modes")
struct ModeTests {
  @Test("under umask 000 every file is the owner's alone (0600) and every folder too (0700)")
  func withoutUmask() throws {
    let previous = umask(0)
    defer { umask(previous) }
    try withTemporaryFolder { folder in
      try publishNight("2026-11-21", in: "\(folder)/Output")
      let staging = try OutputFolder.open(path: "\(folder)/Output", processID: testProcessID).stage(
        night: "2026-11-22")
      try staging.write([65], to: "customers/a.html")
      let entries = try diskState(of: folder)
      let files = entries.filter { $0.value.isFile }
      let folders = entries.filter { $0.value.isFolder }
      #expect(files.count == 8)
      #expect(folders.count == 6)
      #expect(files.filter { $0.value.permissions != 0o600 }.keys.sorted() == [])
      #expect(folders.filter { $0.value.permissions != 0o700 }.keys.sorted() == [])
      try staging.discard()
    }
  }

  @Test("a folder that was there keeps its mode")
  func existingFolder() throws {
    try withTemporaryFolder { folder in
      #expect(mkdir("\(folder)/Output", 0o700) == 0)
      #expect(chmod("\(folder)/Output", 0o755) == 0)
      try publishNight("2026-11-21", in: "\(folder)/Output")
      #expect(try diskState(of: folder)["Output"]?.permissions == 0o755)
    }
  }
}

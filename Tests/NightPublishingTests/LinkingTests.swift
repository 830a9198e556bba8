import NightPublishing
import Testing

@Suite("files that nights share")
struct LinkingTests {
  private static let path = "customers/adatum-1a2b3c4d.html"

  /// Links a file of a night into the next one; says whether it could.
  private func link(modes: FileModes) throws -> Bool {
    var isLinked = false
    try withTemporaryFolder { output in
      let published = try publishNight("2026-11-21", in: output)
      let night = try #require(
        try LinkableNight(
          folder: published.folder, outputFolder: output, manifestDigest: published.manifestDigest))
      let staging = try OutputFolder.open(path: output, processID: testProcessID, modes: modes)
        .stage(night: "2026-11-22")
      var linker = FileLinker(from: night, into: staging)
      isLinked = try linker.link([Self.path])
      let files = try staging.publish { _ in [] }.files
      #expect(files == (isLinked ? 1 : 0))
    }
    return isLinked
  }

  @Test("have the permissions of both, so that after a change of these none is shared")
  func modes() throws {
    #expect(try link(modes: .ownerOnly))
    #expect(try !link(modes: FileModes(file: 0o640, folder: 0o750)))
  }
}

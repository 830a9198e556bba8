import NightPublishing
import Testing

@Suite("a file written piece by piece")
struct StagedFileTests {
  @Test(
    "is published as the same file written at once",
    arguments: [[], [""], ["abc"], ["a", "", "bc"], Array(repeating: "0123456789abcdef", count: 10_000)])
  func pieces(pieces: [String]) throws {
    try withTemporaryFolder { folder in
      let whole = "\(folder)/whole"
      let inPieces = "\(folder)/pieces"
      try publishNight("2026-11-21", ["tables/a.csv": pieces.joined()], in: whole)
      let staging = try OutputFolder.open(path: inPieces, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write(to: "tables/a.csv") { file throws(PublishingError) in
        for piece in pieces { try file.append(Array(piece.utf8)) }
      }
      let publication = try staging.publish { _ in [] }
      #expect(publication.bytes == pieces.reduce(0) { $0 + $1.utf8.count })
      for name in ["tables/a.csv", "manifest.sha256"] {
        #expect(try text(of: "\(inPieces)/latest/\(name)") == text(of: "\(whole)/latest/\(name)"))
      }
    }
  }

  @Test("others may be written meanwhile")
  func nested() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write(to: "a.csv") { first throws(PublishingError) in
        try first.append([65])
        try staging.write(to: "b.csv") { second throws(PublishingError) in try second.append([66]) }
        try first.append([67])
      }
      #expect(try staging.publish { _ in [] }.files == 2)
      #expect(try text(of: "\(output)/latest/a.csv") == "AC")
      #expect(try text(of: "\(output)/latest/b.csv") == "B")
    }
  }

  @Test("that is left in part by an error is never published")
  func failure() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      let error = publishingError { () throws(PublishingError) in
        try staging.write(to: "a.csv") { file throws(PublishingError) in
          try file.append([65])
          try staging.write([66], to: "../b.csv")
        }
      }
      #expect(error?.kind == .cannotWrite)
      #expect(publishingError { () throws(PublishingError) in _ = try staging.publish { _ in [] } } != nil)
      #expect(linkTarget("\(output)/latest") == nil)
    }
  }
}

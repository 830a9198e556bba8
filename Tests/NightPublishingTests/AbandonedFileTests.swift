import NightPublishing
import Testing

@Suite("a file that is given up")
struct AbandonedFileTests {
  private func staging(in output: String) throws(PublishingError) -> Staging {
    try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
  }

  @Test(
    "is neither in the night nor in its manifest, and the night is published",
    arguments: [[], ["abc"], Array(repeating: "0123456789abcdef", count: 10_000)])
  func abandoned(pieces: [String]) throws {
    try withTemporaryFolder { folder in
      let (without, output) = ("\(folder)/without", "\(folder)/output")
      try publishNight("2026-11-21", in: without)
      let staging = try staging(in: output)
      for (path, text) in smallNight.sorted(by: { $0.key < $1.key }) {
        try staging.write(Array(text.utf8), to: path)
      }
      try staging.write(to: "portfolio.xml") { file throws(PublishingError) in
        for piece in pieces { try file.append(Array(piece.utf8)) }
        file.abandon()
      }
      let publication = try staging.publish { _ in [] }
      #expect(publication.files == smallNight.count)
      #expect(try names(in: "\(output)/latest") == names(in: "\(without)/latest"))
      #expect(
        try text(of: "\(output)/latest/manifest.sha256") == text(of: "\(without)/latest/manifest.sha256"))
    }
  }

  @Test("may be given up before its last piece is written, and what its writing came to is returned")
  func early() throws {
    try withTemporaryFolder { output in
      let staging = try staging(in: output)
      let outcome = try staging.write(to: "customers/a.xml") { file throws(PublishingError) in
        file.abandon()
        try file.append([65])
        return 7
      }
      #expect(outcome == 7)
      try staging.write([66], to: "customers/b.xml")
      #expect(try staging.publish { _ in [] }.files == 1)
      #expect(try names(in: "\(output)/latest/customers") == ["b.xml"])
      #expect(try text(of: "\(output)/latest/customers/b.xml") == "B")
    }
  }

  @Test("leaves its name to another file")
  func name() throws {
    try withTemporaryFolder { output in
      let staging = try staging(in: output)
      try staging.write(to: "a.csv") { file throws(PublishingError) in
        try file.append([65])
        file.abandon()
      }
      try staging.write(to: "a.csv") { file throws(PublishingError) in try file.append([66]) }
      #expect(try staging.publish { _ in [] }.files == 1)
      #expect(try text(of: "\(output)/latest/a.csv") == "B")
      #expect(try text(of: "\(output)/latest/manifest.sha256").split(separator: "\n").count == 1)
    }
  }

  @Test("does not hide that its writing failed: such a night is not published")
  func failure() throws {
    try withTemporaryFolder { output in
      let staging = try staging(in: output)
      let error = publishingError { () throws(PublishingError) in
        try staging.write(to: "a.csv") { file throws(PublishingError) in
          file.abandon()
          try staging.write([66], to: "../b.csv")
        }
      }
      #expect(error?.kind == .cannotWrite)
      #expect(publishingError { () throws(PublishingError) in _ = try staging.publish { _ in [] } } != nil)
      #expect(linkTarget("\(output)/latest") == nil)
    }
  }
}

import NightPublishing
import Testing

@Suite("publishing a night")
struct PublishTests {
  @Test("a night stands under nights/, and two links lead to it")
  func layout() throws {
    try withTemporaryFolder { folder in
      let output = "\(folder)/Output"
      let publication = try publishNight("2026-11-21", in: output)
      #expect(
        publication
          == Publication(
            folder: "nights/2026-11-21.r1", revision: 1, outcome: .published, files: 4,
            bytes: smallNight.values.reduce(0) { $0 + $1.utf8.count },
            manifestDigest: publication.manifestDigest, runRecordDigest: publication.runRecordDigest))
      #expect(try names(in: output) == [".lock", "2026-11-21", "latest", "nights"])
      #expect(linkTarget("\(output)/2026-11-21") == "nights/2026-11-21.r1")
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r1")
      for (path, expected) in smallNight {
        #expect(try text(of: "\(output)/latest/\(path)") == expected)
      }
      #expect(
        try names(in: "\(output)/latest") == [
          "customers", "empty.csv", "manifest.sha256", "portfolio.html", "run.json",
        ])
    }
  }

  @Test("the run record is asked for once, told what is published, and kept as run.json")
  func runRecord() throws {
    try withTemporaryFolder { folder in
      let staging = try OutputFolder.open(path: folder, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write(Array("abc".utf8), to: "a.txt")
      var told: [Publication] = []
      let publication = try staging.publish { publication in
        told.append(publication)
        return Array("record".utf8)
      }
      #expect(told.map(\.folder) == [publication.folder])
      #expect(publication.runRecordDigest == (try SHA256Digest.of(Array("record".utf8))))
      #expect(try text(of: "\(folder)/latest/run.json") == "record")
    }
  }

  @Test(
    "the same files again are unchanged: every byte, inode and time stays, and no run record is asked for")
  func unchanged() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      let before = try diskState(of: output)
      let again = try publishNight("2026-11-21", in: output, record: "another record")
      #expect(again.outcome == .unchanged)
      #expect(again.revision == 1)
      #expect(again.folder == "nights/2026-11-21.r1")
      #expect(again.files == 4)
      #expect(try diskState(of: output) == before)
    }
  }

  @Test("other files become the next revision, the links move, and the first revision stays as it was")
  func revision() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      let first = try diskState(of: "\(output)/nights/2026-11-21.r1")
      let second = try publishNight("2026-11-21", ["portfolio.html": "<p>other</p>"], in: output)
      #expect(second.revision == 2)
      #expect(second.outcome == .published)
      #expect(linkTarget("\(output)/2026-11-21") == "nights/2026-11-21.r2")
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r2")
      #expect(try diskState(of: "\(output)/nights/2026-11-21.r1") == first)
    }
  }

  @Test("going back to the files of an older revision makes a new one: only the newest is compared")
  func backAndForth() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", ["a": "1"], in: output)
      try publishNight("2026-11-21", ["a": "2"], in: output)
      #expect(try publishNight("2026-11-21", ["a": "1"], in: output).revision == 3)
    }
  }

  @Test("the tenth revision follows the ninth: revisions are ordered as numbers")
  func tenRevisions() throws {
    try withTemporaryFolder { output in
      for number in 1...11 {
        let publication = try publishNight("2026-11-21", ["a": "\(number)"], in: output)
        #expect(publication.revision == number)
      }
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r11")
    }
  }

  @Test("an older night gets its own link and does not move latest, whether new or republished")
  func olderNight() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      try publishNight("2026-11-20", in: output)
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r1")
      try publishNight("2026-11-20", ["a": "other"], in: output)
      #expect(linkTarget("\(output)/2026-11-20") == "nights/2026-11-20.r2")
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-21.r1")
      try publishNight("2026-11-22", in: output)
      #expect(linkTarget("\(output)/latest") == "nights/2026-11-22.r1")
    }
  }

  @Test("several threads write into one staging, into one new folder, and every file is in the manifest")
  func severalThreads() async throws {
    try await withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      try await withThrowingTaskGroup { group in
        for worker in 0..<4 {
          group.addTask {
            for number in 0..<50 {
              try staging.write(
                Array("\(worker) \(number)".utf8), to: "customers/\(worker % 2)/\(worker)-\(number).html")
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try staging.publish { _ in [] }.files == 200)
      #expect(try text(of: "\(output)/latest/manifest.sha256").split(separator: "\n").count == 200)
      #expect(try text(of: "\(output)/latest/customers/1/3-49.html") == "3 49")
    }
  }
}

import AdoptionDomain
import SnapshotArchive
import TestSupport
import Testing

@Suite("Counts of exports in the archive")
struct KeptCountsTests {
  private static let basis = CountingBasis(settings: Recorder.settings, programVersion: "1.2.3")
  private static let exports = ["a.csv", "b/ü.csv"].map {
    FingerprintedFile(path: $0, size: 300_000, fingerprint: "f of \($0)")
  }

  /// Content that tells one export from another and fills pages of the file.
  private static func counts(of export: FingerprintedFile) -> [UInt8] {
    (0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ export.path.utf8.count) }
  }

  /// Records a night, and lets `body` do something with counts on the way.
  private func record<Value>(
    on day: Int, in archive: SnapshotArchive, givingUp: Bool = false, _ body: (NightRecording) throws -> Value
  ) throws -> Value {
    let facts = RandomPortfolio(seed: 41, customers: 3).facts
    let recording = try NightRecording(in: archive)
    let value = try body(recording)
    guard !givingUp else {
      try recording.giveUp()
      return value
    }
    try recording.add(try Recorder.snapshots(of: facts, in: recording))
    _ = try recording.commit(
      Recorder.entry(RandomPortfolio.firstDay.advanced(by: day), facts: facts), facts: facts, findings: [],
      settings: Recorder.settings)
    return value
  }

  /// An archive with one night that has kept the counts of two exports.
  private func withArchive(_ body: (SnapshotArchive) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    try record(on: 0, in: archive) { recording in
      for export in Self.exports {
        try recording.keep(Self.counts(of: export), of: export, basis: Self.basis)
      }
    }
    try body(archive)
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("are found with the same settings and program only, and read as they were kept")
  func found() throws {
    try withArchive { archive throws in
      #expect(try archive.exports(countedBy: Self.basis) == Self.exports)
      let others = [
        CountingBasis(settings: Recorder.settings, programVersion: "1.2.4"),
        CountingBasis(
          settings: Recorder.settings + [KeptFile(layer: 0, path: "z.yaml", content: [1])],
          programVersion: "1.2.3"),
      ]
      for other in others { #expect(try archive.exports(countedBy: other) == []) }
      for export in Self.exports {
        #expect(try archive.counts(ofExportAt: export.path) == Self.counts(of: export))
      }
      #expect(try archive.counts(ofExportAt: "c.csv") == nil)
    }
  }

  @Test("are replaced by newer ones and forgotten with the night that says so, not before it is recorded")
  func replaced() throws {
    try withArchive { archive throws in
      let newer = FingerprintedFile(path: "a.csv", size: 7, fingerprint: "another")
      let change = { (recording: NightRecording) throws in
        try recording.keep([1, 2, 3], of: newer, basis: Self.basis)
        try recording.forgetCounts(butOf: ["a.csv"])
      }
      try record(on: 1, in: archive, givingUp: true, change)
      #expect(try archive.exports(countedBy: Self.basis) == Self.exports)
      try record(on: 1, in: archive, change)
      #expect(try archive.exports(countedBy: Self.basis) == [newer])
      // A night that says nothing of counts leaves them as they are.
      try record(on: 2, in: archive) { _ in }
      #expect(try archive.exports(countedBy: Self.basis) == [newer])
    }
  }

  @Test("stay when nights are removed, and are forgotten with any customer")
  func forgotten() throws {
    try withArchive { archive throws in
      try record(on: 1, in: archive) { _ in }
      try archive.remove([try archive.night(RandomPortfolio.firstDay)])
      #expect(try archive.exports(countedBy: Self.basis) == Self.exports)
      let removed = try archive.forget(
        ForgottenCustomer(RandomPortfolio(seed: 41, customers: 3).facts.customers[0].customer.id))
      #expect(removed?.first { $0.table == "kept_counts" }?.count == 2)
      #expect(try archive.exports(countedBy: Self.basis) == [])
    }
  }

  @Test("that are altered are found by the verification, and are no counts any more")
  func altered() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/archive.sqlite"
    let archive = try SnapshotArchive.open(path: path)
    try record(on: 0, in: archive) { recording in
      try recording.keep(Self.counts(of: Self.exports[0]), of: Self.exports[0], basis: Self.basis)
    }
    try archive.close()
    var bytes = try Repository.bytes(of: path)
    let place = try #require(bytes.firstRange(of: Self.counts(of: Self.exports[0])[2000..<2040]))
    bytes[place.lowerBound] ^= 1
    let damaged = try SnapshotArchive.open(path: try folder.write(bytes, to: "damaged.sqlite"))
    #expect(
      try damaged.damages().map(\.what) == [
        "kept_counts: a.csv: the counts are altered; the export is counted again"
      ])
    #expect(try damaged.exports(countedBy: Self.basis) == [Self.exports[0]])
    #expect(try damaged.counts(ofExportAt: "a.csv") == nil)
    try damaged.close()
  }
}

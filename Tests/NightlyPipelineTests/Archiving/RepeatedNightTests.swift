import AdoptionDomain
import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

@Suite("Nights that repeat the one before")
struct RepeatedNightTests {
  private static let first = "2026-11-03"
  private static let second = "2026-11-04"

  @Test("day after day, and past the ends of commitments, files and archive are those of counting anew")
  func equal() throws {
    let (repeating, plain) = (try NightHarness.example(), try NightHarness.example())
    let start = try #require(CalendarDay(iso8601: "2026-10-30"))
    var repeated = 0
    for (number, day) in [Array(0..<45), [60, 61, 88, 89, 90, 91, 92, 120]].joined().enumerated() {
      let night = start.advanced(by: day).description
      if number == 12 {
        for harness in [repeating, plain] { try harness.moveUsers(byDays: 2, idleEvery: 30) }
      }
      repeated += try repeating.isRepeated(night) ? 1 : 0
      #expect(try !plain.isRepeated(night), "\(night)")
      #expect(try repeating.published() == plain.published(), "\(night)")
      #expect(try repeating.record() == plain.record(), "\(night)")
      // Without the files of the night before it is counted anew.
      try FileManager.default.removeItem(atPath: plain.output + "/nights/\(night).r1")
    }
    #expect(repeated > 20 && repeated < 50, "\(repeated) nights were repeated")
    #expect(try verifyArchive(repeating.archive).damages == [])
    let nights = [start.advanced(by: 20), start.advanced(by: 92)].map(\.description)
    for night in try nights.map({ try #require(NightReference($0)) }) {
      let summary = try renderNight(RenderRequest(night: night), repeating.archive, observer: .silent)
      #expect(summary.isAsPublished == true)
      let (own, other) = (
        try showNight(night, repeating.archive, as: .json), try showNight(night, plain.archive, as: .json)
      )
      #expect(own == other)
    }
  }

  @Test("so they are where a night goes with each that comes, and most nights are repeated all the same")
  func pruned() throws {
    let (repeating, plain) = (try NightHarness.example(), try NightHarness.example())
    let start = try #require(CalendarDay(iso8601: "2026-10-31"))
    let kept = KeptNights(daily: 9, weekly: 3, monthly: 0, yearly: 0)
    var repeated = 0
    for number in 0..<40 {
      let night = start.advanced(by: number).description
      if number > 0, number.isMultiple(of: 7) {
        for harness in [repeating, plain] { try harness.moveUsers(byDays: number, idleEvery: 40 - number) }
      }
      repeated += try repeating.isRepeated(night) ? 1 : 0
      #expect(try !plain.isRepeated(night), "\(night)")
      #expect(try repeating.published() == plain.published(), "\(night)")
      #expect(try repeating.record() == plain.record(), "\(night)")
      try FileManager.default.removeItem(atPath: plain.output + "/nights/\(night).r1")
      let removed = try pruneArchive(keeping: kept, isTrial: false, repeating.archive)
      #expect(try pruneArchive(keeping: kept, isTrial: false, plain.archive) == removed)
    }
    #expect(repeated > 20 && repeated < 35, "\(repeated) nights were repeated")
    #expect(try verifyArchive(repeating.archive).damages == [])
  }

  @Test("the night after a first one repeats it, and all files but two are the very same")
  func linked() throws {
    let harness = try NightHarness.example()
    try harness.run(night: Self.first)
    let before = try harness.published()
    #expect(try harness.isRepeated(Self.second))
    let after = try harness.published()
    #expect(before.keys.sorted() == after.keys.sorted())
    let changed = after.keys.filter { after[$0] != before[$0] }.sorted()
    #expect(changed == ["manifest.sha256", "portfolio.html", "portfolio.xml"])
    for path in after.keys {
      #expect(try harness.names(of: path) == (changed.contains(path) ? 1 : 2), "\(path)")
    }
  }

  @Test("nothing is repeated once anything it rests on is another", arguments: Change.allCases)
  func different(change: Change) throws {
    let harness = try NightHarness.example()
    try harness.run(night: "2026-11-02")
    try harness.run(night: Self.first)
    let templates = try change.make(in: harness)
    #expect(try !harness.isRepeated(Self.second, templates: templates))
    #expect(try harness.isRepeated("2026-11-05", templates: templates) == !change.isLasting)
  }

  /// What is done before the night that could have been repeated.
  enum Change: String, CaseIterable, CustomTestStringConvertible {
    case byte, size, newFile, goneFile, note, refusedFile, template, alteredPage, lostPage, lostNight,
      forgotten, imported
    var testDescription: String { rawValue }

    /// Whether the next night differs again.
    var isLasting: Bool { self == .refusedFile }

    func make(in harness: NightHarness) throws -> [String] {
      let files = FileManager.default
      switch self {
      case .byte:
        try harness.change("customers.csv") {
          $0.replacing("Tailspin Toys,US,SMB,60", with: "Tailspin Toys,US,SMB,61")
        }
      case .size: try harness.change("customers.csv") { $0 + "\r\n" }
      case .newFile: try harness.write(Repository.text(of: harness.exports + "/tickets.csv"), to: "more.csv")
      case .goneFile: try files.removeItem(atPath: harness.exports + "/tickets.csv")
      case .note: try harness.change("README.md") { $0.replacing("a", with: "b") }
      case .refusedFile: try harness.write("no export", to: "what.csv")
      case .template: return [try harness.overlay("body { color: red }", at: "html/style.css")]
      case .alteredPage:
        let page = harness.latest + "/portfolio.html"
        let text = try Repository.text(of: page).replacing("Fabrikam", with: "Fabricam")
        try Data(text.replacing("Portfolio", with: "Portfolia").utf8).write(to: URL(filePath: page))
      case .lostPage:
        let page = try #require(harness.published().keys.sorted().first { $0.hasPrefix("customers/") })
        try files.removeItem(atPath: harness.latest + "/" + page)
      case .lostNight: try files.removeItem(atPath: harness.output + "/nights/\(RepeatedNightTests.first).r1")
      case .forgotten:
        _ = try forgetCustomer("0a11fab0-0002-4000-8000-000000000002", harness.archive)
      case .imported:
        let folder = harness.output + "/../2026-10-01"
        try files.copyItem(atPath: Repository.example, toPath: folder)
        #expect(try importNights([folder], harness.archive, observer: .silent).failed == 0)
      }
      return []
    }
  }
}

extension NightHarness {
  /// Runs a night, and says whether it was not measured.
  func isRepeated(_ night: String, templates: [String] = []) throws -> Bool {
    var stages: [Stage] = []
    var observer = NightObserver.silent
    observer.stageEnded = { stage, _, _ in stages.append(stage) }
    _ = try runNight(configuration(templates: templates, night: night), observer: observer)
    #expect(Set(stages).count == stages.count, "a stage ended twice")
    return !stages.contains(.measure)
  }

  /// The run record of the newest night but for the times of its stages.
  func record() throws -> String {
    try text("run.json").replacing(/"stages" : \[[^\]]*\]/, with: "")
  }
}

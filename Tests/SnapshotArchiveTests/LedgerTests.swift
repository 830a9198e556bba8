import AdoptionDomain
import FoundationEssentials
import SnapshotArchive
import TestSupport
import Testing

@Suite("The ledger of mails")
struct LedgerTests {
  private static let night = RandomPortfolio.firstDay
  private static let moment = "2026-11-01T03:30:00Z"

  private static func archive(_ folder: TemporaryFolder, nights: Int = 1) throws -> SnapshotArchive {
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    for number in 0..<nights {
      try Recorder.record(
        RandomPortfolio(seed: 7, customers: 2).facts, night: night.advanced(by: number), in: archive)
    }
    return archive
  }

  private static func addressee(_ number: Int) -> MailAddressee {
    MailAddressee(.customer, subject: "c\(number)", recipient: "a\(number)@b.example")
  }

  private static func plan(_ numbers: [Int], _ ledger: MailLedger, night: CalendarDay = night) throws {
    try ledger.plan(
      numbers.map { (addressee($0), "\(night).\($0)@b.example") }, night: night, courier: "smtp",
      at: moment)
  }

  @Test("plans each mail once, and keeps what became of it")
  func plan() throws {
    let folder = try TemporaryFolder()
    let archive = try Self.archive(folder)
    let ledger = MailLedger(of: archive)
    try Self.plan([1, 2], ledger)
    try Self.plan([2, 3], ledger)
    var mails = try ledger.mails(of: Self.night)
    #expect(mails.map(\.addressee) == [1, 2, 3].map(Self.addressee))
    #expect(mails.allSatisfy { $0.state == .planned && $0.attempts == 0 && $0.reply == nil })
    try ledger.note(
      [
        MailChange(
          mails[1].number, .accepted, reply: "250 ok", content: [1, 2], customers: ["c2"], isAttempt: true),
        MailChange(mails[2].number, .deferred, reply: "451 later", isAttempt: true),
      ], at: "2026-11-01T03:31:00Z")
    mails = try ledger.mails(of: Self.night)
    #expect(mails.map(\.state) == [.planned, .accepted, .deferred])
    #expect((mails[1].reply, mails[1].content, mails[1].attempts) == ("250 ok", [1, 2], 1))
    #expect(mails[1].changed == "2026-11-01T03:31:00Z")
    #expect(try ledger.mails(in: [.deferred]).map(\.addressee) == [Self.addressee(3)])
    #expect(try archive.messages(about: Customer.ID("c2")) == [mails[1].messageID])
    #expect(try archive.damages() == [])
    try archive.close()
  }

  @Test("knows when everybody was last mailed, and what they were told")
  func last() throws {
    let folder = try TemporaryFolder()
    let archive = try Self.archive(folder, nights: 3)
    let ledger = MailLedger(of: archive)
    for number in 0..<3 {
      let night = Self.night.advanced(by: number)
      try Self.plan([1, 2], ledger, night: night)
      let mails = try ledger.mails(of: night)
      try ledger.note(
        [
          MailChange(mails[0].number, .accepted, content: [UInt8(number)]),
          MailChange(mails[1].number, number == 1 ? .superseded : .rejected),
        ], at: Self.moment)
    }
    let third = Self.night.advanced(by: 2)
    let last = try ledger.last(before: third)
    #expect(last[Self.addressee(1)]?.night == Self.night.advanced(by: 1))
    // What was superseded was never sent.
    #expect(last[Self.addressee(2)]?.night == Self.night)
    #expect(try ledger.last(before: Self.night).isEmpty)
    #expect(try ledger.lastContents() == [Self.addressee(1): [2]])
    try archive.close()
  }

  @Test(
    "that was altered, or lost a row, is noticed", .enabled(if: Command.exists("python3"), "needs python3"),
    arguments: [
      "UPDATE mails SET state = 'accepted' WHERE id = 1", "DELETE FROM mails WHERE id = 2",
      "UPDATE mails SET recipient = 'x@b.example' WHERE id = 1",
      "UPDATE mail_customers SET customer = 'c9'", "DELETE FROM mail_customers",
    ])
  func damage(statement: String) throws {
    let folder = try TemporaryFolder()
    let archive = try Self.archive(folder)
    let ledger = MailLedger(of: archive)
    try Self.plan([1, 2], ledger)
    try ledger.note([MailChange(1, .deferred, customers: ["c1"])], at: Self.moment)
    #expect(try archive.damages() == [])
    try archive.close()
    try SQLite.run(statement, in: folder.path + "/archive.sqlite")
    let altered = try SnapshotArchive.openForReading(path: folder.path + "/archive.sqlite")
    let table = statement.contains("mail_customers") ? "mail_customers" : "mails"
    #expect(try altered.damages().map(\.what) == ["table \(table): rows are altered or lost"])
    try altered.close()
  }

  @Test("loses the mails of pruned nights, but for the last one to everybody")
  func prune() throws {
    let folder = try TemporaryFolder()
    let archive = try Self.archive(folder, nights: 3)
    let ledger = MailLedger(of: archive)
    try Self.plan([1], ledger)
    try Self.plan([1, 2], ledger, night: Self.night.advanced(by: 1))
    try archive.remove(try archive.nights().filter { $0.entry.night < Self.night.advanced(by: 2) })
    #expect(try ledger.mails(of: Self.night).isEmpty)
    #expect(try ledger.mails(of: Self.night.advanced(by: 1)).count == 2)
    #expect(try archive.damages() == [])
    try archive.close()
  }
}

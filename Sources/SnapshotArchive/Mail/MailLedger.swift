public import AdoptionDomain
internal import ByteEncoding
internal import FoundationEssentials
internal import GRDB

/// What became of every mail, so that none is lost and none is sent twice.
///
/// Each call is one transaction that has reached the disk when it returns.
public struct MailLedger: Sendable {
  private let archive: SnapshotArchive

  /// The ledger of an archive.
  public init(of archive: SnapshotArchive) { self.archive = archive }

  /// Plans mails of a night; those that are planned already stay as they are.
  ///
  /// - Parameters:
  ///   - mails: who they are for, with their message ids.
  ///   - night: the night.
  ///   - courier: how they leave.
  ///   - moment: now, in UTC.
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; none is planned then.
  public func plan(
    _ mails: [(addressee: MailAddressee, messageID: String)], night: CalendarDay, courier: String,
    at moment: String
  ) throws(ArchiveError) {
    try archive.write { database in
      var total = LedgerTotal(.mails)
      for mail in mails {
        try database.cachedStatement(
          sql: """
            INSERT OR IGNORE INTO mails (night, audience, subject, recipient, message_id, courier, state, attempts, changed)
            VALUES (?, ?, ?, ?, ?, ?, 'planned', 0, ?)
            """
        ).execute(arguments: [
          night.description, mail.addressee.audience.rawValue, mail.addressee.subject,
          mail.addressee.recipient, mail.messageID, courier, moment,
        ])
        if database.changesCount > 0 { try total.add(database.lastInsertedRowID, database) }
      }
      try total.write(database)
    }
  }

  /// Notes what became of mails.
  ///
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is noted then.
  public func note(_ changes: [MailChange], at moment: String) throws(ArchiveError) {
    guard !changes.isEmpty else { return }
    try archive.write { database in
      var (mails, customers) = (LedgerTotal(.mails), LedgerTotal(.customers))
      for change in changes {
        try mails.remove(change.number, database)
        try database.cachedStatement(
          sql: """
            UPDATE mails SET state = ?, reply = ?, content = coalesce(?, content), attempts = attempts + ?, changed = ?,
              courier = coalesce(?, courier)
            WHERE id = ?
            """
        ).execute(arguments: [
          change.state.rawValue, change.reply, change.content.map { Data($0) }, change.isAttempt ? 1 : 0,
          moment, change.courier, change.number,
        ])
        try mails.add(change.number, database)
        for customer in change.customers ?? [] {
          try database.cachedStatement(sql: "INSERT OR IGNORE INTO mail_customers VALUES (?, ?)")
            .execute(arguments: [change.number, customer])
          if database.changesCount > 0 {
            customers.add([change.number.databaseValue, customer.databaseValue])
          }
        }
      }
      try mails.write(database)
      try customers.write(database)
    }
  }
}

extension MailLedger {
  /// The mails of a night, in the order of their numbers.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func mails(of night: CalendarDay) throws(ArchiveError) -> [LedgerMail] {
    try mails(where: "night = ?", [night.description])
  }

  /// The mails of all nights in some states, in the order of their numbers.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func mails(in states: [MailState]) throws(ArchiveError) -> [LedgerMail] {
    try mails(where: "state IN (\(states.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
  }

  /// The nights with mails, the oldest first.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func nights() throws(ArchiveError) -> [CalendarDay] {
    try archive.read { database in
      try Row.fetchAll(database, sql: "SELECT DISTINCT night FROM mails ORDER BY night").map {
        try archivedDay(try $0.value(0))
      }
    }
  }

  /// The last mail to everybody that was planned for a night before this one and not superseded.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func last(before night: CalendarDay) throws(ArchiveError) -> [MailAddressee: LedgerMail] {
    let found = try mails(
      where: """
        night < ?1 AND state <> 'superseded' AND NOT EXISTS (
          SELECT 1 FROM mails later WHERE later.audience = mails.audience AND later.subject = mails.subject
            AND later.recipient = mails.recipient AND later.night > mails.night AND later.night < ?1
            AND later.state <> 'superseded')
        """, [night.description])
    return Dictionary(found.map { ($0.addressee, $0) }, uniquingKeysWith: { $1 })
  }

  /// The digests of what everybody was last told: of the accepted mail of the latest night.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func lastContents() throws(ArchiveError) -> [MailAddressee: [UInt8]] {
    let found = try mails(
      where: """
        state = 'accepted' AND content IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM mails later WHERE later.audience = mails.audience AND later.subject = mails.subject
            AND later.recipient = mails.recipient AND later.night > mails.night AND later.state = 'accepted')
        """)
    return Dictionary(found.compactMap { mail in mail.content.map { (mail.addressee, $0) } }) { $1 }
  }

  private func mails(
    where condition: String, _ arguments: StatementArguments = []
  ) throws(ArchiveError) -> [LedgerMail] {
    try archive.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, night, audience, subject, recipient, message_id, courier, state, attempts, reply, content, changed
          FROM mails WHERE \(condition) ORDER BY id
          """, arguments: arguments
      ).map(LedgerMail.init)
    }
  }
}

extension LedgerMail {
  fileprivate init(_ row: Row) throws(UnreadableBytes) {
    guard let audience = MailAddressee.Audience(rawValue: try row.value(2)),
      let state = MailState(rawValue: try row.value(7))
    else { throw UnreadableBytes(offset: 0) }
    number = try row.value(0)
    night = try archivedDay(try row.value(1))
    addressee = MailAddressee(audience, subject: try row.value(3), recipient: try row.value(4))
    (messageID, courier) = (try row.value(5), try row.value(6))
    self.state = state
    (attempts, reply) = (try row.value(8), try row.value(9))
    content = (try row.value(10) as Data?).map { Array($0) }
    changed = try row.value(11)
  }
}

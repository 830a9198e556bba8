public import AdoptionDomain
internal import GRDB

extension MailLedger {
  /// The ids of the messages that tell of a customer.
  static func messages(about customer: String, _ database: Database) throws -> [String] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT message_id FROM mails WHERE subject = ?1
          OR id IN (SELECT mail FROM mail_customers WHERE customer = ?1) ORDER BY message_id
        """, arguments: [customer]
    ).map { try $0.value(0) }
  }

  /// Removes the mails to a customer, and that others tell of the customer.
  static func forget(_ customer: String, _ database: Database) throws -> Int {
    var removed = 0
    try LedgerTotal.following(database) {
      try database.execute(sql: "DELETE FROM mail_customers WHERE customer = ?", arguments: [customer])
      try database.execute(sql: "DELETE FROM mails WHERE subject = ?", arguments: [customer])
      removed = database.changesCount
    }
    return removed
  }

  /// Removes the mails of nights that are not archived any more; the last one to everybody stays, since it says when the
  /// next one is due.
  static func removeMailsOfNoNight(_ database: Database) throws {
    try LedgerTotal.following(database) {
      try database.execute(
        sql: """
          DELETE FROM mails WHERE night NOT IN (SELECT night FROM nights) AND EXISTS (
            SELECT 1 FROM mails later WHERE later.audience = mails.audience AND later.subject = mails.subject
              AND later.recipient = mails.recipient AND later.night > mails.night)
          """)
    }
  }
}

extension SnapshotArchive {
  /// The ids of all messages that the ledger knows.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func messages() throws(ArchiveError) -> [String] {
    try read { try String.fetchAll($0, sql: "SELECT message_id FROM mails ORDER BY message_id") }
  }

  /// The ids of the messages that tell of a customer.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func messages(about customer: Customer.ID) throws(ArchiveError) -> [String] {
    try read { try MailLedger.messages(about: customer.text, $0) }
  }
}

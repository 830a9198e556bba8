internal import GRDB

/// The steps from an empty file to today's archive, by name; a step that was released is never changed.
enum ArchiveMigrations {
  /// What marks a database as an archive of this program (`PRAGMA application_id`): "adRp".
  static let applicationID = 0x6164_5270

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-nights") { database in
      try database.execute(sql: ArchiveSchema.nights)
      try database.execute(sql: ArchiveSchema.customers)
      try database.execute(sql: ArchiveSchema.portfolio)
      try database.execute(sql: ArchiveSchema.codes)
      try ArchiveSchema.fillCodes(in: database)
      try database.execute(sql: ArchiveSchema.views)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("2-mails") { database in
      try database.execute(sql: LedgerSchema.mails)
      if try hasDigests(database) { try LedgerTotal.begin(database) }
    }
    migrator.registerMigration("3-repetition") { database in
      try database.execute(sql: RepetitionSchema.repetition)
      if try hasDigests(database) { try Totals.refresh(database, only: RepetitionSchema.tables) }
    }
    migrator.registerMigration("4-counts") { database in
      try database.execute(sql: CountsSchema.keptCounts)
      if try hasDigests(database) { try Totals.refresh(database, only: [CountsSchema.table]) }
    }
    return migrator
  }

  /// Whether the archive's tables have digests: before the first night they do not.
  private static func hasDigests(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM totals") ?? 0 > 0
  }
}

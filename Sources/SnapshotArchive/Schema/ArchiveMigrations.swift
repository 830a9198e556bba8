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
      // An archive without a night has no digests yet.
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM totals") ?? 0 > 0 {
        try LedgerTotal.refresh(database)
      }
    }
    migrator.registerMigration("3-repetition") { database in
      try database.execute(sql: RepetitionSchema.repetition)
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM totals") ?? 0 > 0 {
        try Totals.refresh(database, only: RepetitionSchema.tables)
      }
    }
    return migrator
  }
}

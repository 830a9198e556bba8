internal import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

extension SnapshotArchive {
  /// The nights that a retention would remove, by night and revision; of a night that is kept, every revision is.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func nights(removedBy retention: Retention) throws(ArchiveError) -> [ArchivedNight] {
    let nights = try nights()
    let kept = retention.kept(of: nights.map(\.entry.night))
    return nights.filter { !kept.contains($0.entry.night) }
  }

  /// Removes nights, and everything that held in no other night.
  ///
  /// - Parameter nights: the nights.
  /// - Throws: `.damaged`, `.cannotWrite` or `.inputOutput`; nothing is removed then.
  public func remove(_ nights: [ArchivedNight]) throws(ArchiveError) {
    guard !nights.isEmpty else { return }
    try write { database in
      let areOutlived = try database.areOutlived(nights)
      try Totals.following(database) {
        for night in nights {
          try database.execute(sql: "DELETE FROM nights WHERE id = ?", arguments: [night.number])
        }
        try Self.removeWhatHoldsInNoNight(database)
        try MailLedger.removeMailsOfNoNight(database)
        if !areOutlived { try RepetitionKeeping.forget(database) }
      }
    }
  }

  static func removeWhatHoldsInNoNight(_ database: Database) throws {
    for table in IntervalTable.allCases {
      // A row without an end holds on, whichever nights are gone.
      try database.execute(
        sql: """
          DELETE FROM \(table.rawValue) WHERE last_night IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM nights n WHERE n.id BETWEEN first_night AND last_night)
          """)
    }
    try database.execute(
      sql: """
        DELETE FROM settings WHERE id NOT IN (SELECT settings FROM nights);
        DELETE FROM contents WHERE id NOT IN (SELECT content FROM settings_files);
        DELETE FROM paths WHERE id NOT IN (SELECT path FROM inputs);
        DELETE FROM customers WHERE id NOT IN (SELECT customer FROM profiles)
          AND id NOT IN (SELECT customer FROM facts) AND id NOT IN (SELECT customer FROM measures)
          AND id NOT IN (SELECT customer FROM advice) AND id NOT IN (SELECT customer FROM pages)
          AND id NOT IN (SELECT customer FROM data_dates);
        """)
  }
}

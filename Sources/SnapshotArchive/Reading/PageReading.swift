public import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

extension SnapshotArchive {
  /// What the pages of a night were made from, by customer.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func pages(of night: ArchivedNight) throws(ArchiveError) -> [Customer.ID: PageIdentity] {
    try read { database in
      var pages: [Customer.ID: PageIdentity] = [:]
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT c.customer, p.identity FROM pages p JOIN customers c ON c.id = p.customer
          WHERE p.first_night <= ?1 AND (p.last_night IS NULL OR p.last_night >= ?1)
          """, arguments: [night.number])
      while let row = try cursor.next() {
        pages[Customer.ID(try row.value(0))] = PageIdentity(try row.value(1) as Data)
      }
      return pages
    }
  }
}

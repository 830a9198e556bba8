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
          SELECT c.customer, p.identity FROM customers c CROSS JOIN pages p ON p.customer = c.id AND p.first_night =
            (SELECT max(first_night) FROM pages WHERE customer = c.id AND first_night <= ?1)
          WHERE p.last_night IS NULL OR p.last_night >= ?1
          """, arguments: [night.number])
      while let row = try cursor.next() {
        pages[Customer.ID(try row.value(0))] = PageIdentity(try row.value(1) as Data)
      }
      return pages
    }
  }
}

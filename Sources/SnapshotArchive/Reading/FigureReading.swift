public import AdoptionDomain
public import AdoptionMetrics
internal import GRDB

/// Figures of one subject of a customer, for all nights in which they stayed the same.
public struct FigureSpan: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// What the figures are about.
  public let subject: Subject
  /// The number of the first night.
  public let firstNight: Int64
  /// The number of the last night; `Int64.max` where they still hold.
  public let lastNight: Int64
  /// The figures.
  public let figures: [ArchivedFigure]

  /// Whether the figures hold for a night.
  public func holds(in night: Int64) -> Bool { firstNight <= night && night <= lastNight }
}

/// The day for which figures of use speak, for all nights in which it stayed the same.
struct DataDateSpan: Hashable, Sendable {
  /// The number of the first night.
  let firstNight: Int64
  /// The number of the last night; `Int64.max` where it still holds.
  let lastNight: Int64
  /// The day as the archive has it; `nil` where no export of the customer's use has one.
  let text: String?

  /// The day in one of the nights; `nil` where no export of the customer's use has one.
  ///
  /// - Parameter dataDate: the data date of that night.
  /// - Returns: the day.
  /// - Throws: `UnreadableBytes` where the archive holds no day.
  func usage(on dataDate: CalendarDay?) throws(UnreadableBytes) -> CalendarDay? {
    guard let text else { return nil }
    return try DataDates.day(text, on: dataDate)
  }
}

/// The day for which the use of a customer was known in a night.
public struct DataDate: Hashable, Sendable {
  /// The number of the night.
  public let night: Int64
  /// The day; `nil` where no export of the customer's use has one.
  public let usage: CalendarDay?
}

extension SnapshotArchive {
  /// All figures of a customer, by subject and night.
  ///
  /// - Parameter customer: the customer.
  /// - Returns: the figures; none where the archive does not know the customer.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func figures(of customer: Customer.ID) throws(ArchiveError) -> [FigureSpan] {
    try read { database in
      try FigureSpan.spans(
        database, where: "c.customer = ?", [customer.text.databaseValue],
        order: "m.scope, m.subject, m.first_night")
    }
  }

  /// The figures that hold in one of two nights and not in the other, by customer and subject.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func figures(
    in night: ArchivedNight, differingFrom other: ArchivedNight
  ) throws(ArchiveError) -> [FigureSpan] {
    try read { database in
      let (first, second) = (night.number.databaseValue, other.number.databaseValue)
      return try FigureSpan.spans(
        database,
        where: """
          m.first_night <= ?1 AND (m.last_night IS NULL OR m.last_night >= ?1)
          AND NOT (m.first_night <= ?2 AND (m.last_night IS NULL OR m.last_night >= ?2))
          """, [first, second], order: "c.customer, m.scope, m.subject")
    }
  }

  /// All figures of a night, by customer and subject.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func figures(in night: ArchivedNight) throws(ArchiveError) -> [FigureSpan] {
    try read { database in
      try FigureSpan.spans(
        database, where: "m.first_night <= ?1 AND (m.last_night IS NULL OR m.last_night >= ?1)",
        [night.number.databaseValue], order: "c.customer, m.scope, m.subject")
    }
  }

  /// The days for which the use of a customer was known, by the number of the night.
  ///
  /// - Throws: `.damaged` or `.inputOutput`.
  public func dataDates(of customer: Customer.ID) throws(ArchiveError) -> [DataDate] {
    try read { database in
      let spans = try Row.fetchAll(
        database,
        sql: """
          SELECT d.first_night, d.last_night, coalesce(d.activity, d.reported_usage) FROM data_dates d
          JOIN customers c ON c.id = d.customer WHERE c.customer = ? ORDER BY d.first_night
          """, arguments: [customer.text]
      ).map {
        DataDateSpan(
          firstNight: try $0.value(0), lastNight: (try $0.value(1) as Int64?) ?? .max, text: try $0.value(2))
      }
      return try ArchivedNight.all(database).sorted { $0.number < $1.number }.compactMap { night in
        try spans.span(of: night.number).map {
          DataDate(night: night.number, usage: try $0.usage(on: night.entry.dataDate))
        }
      }
    }
  }
}

extension FigureSpan {
  fileprivate static func spans(
    _ database: Database, where condition: String, _ arguments: [DatabaseValue], order: String
  ) throws -> [FigureSpan] {
    var spans: [FigureSpan] = []
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT c.customer, m.scope, m.subject, m.first_night, m.last_night, m.figures
        FROM measures m JOIN customers c ON c.id = m.customer WHERE \(condition) ORDER BY \(order)
        """, arguments: StatementArguments(arguments))
    while let row = try cursor.next() {
      spans.append(
        FigureSpan(
          customer: Customer.ID(try row.value(0)),
          subject: try archivedSubject(scope: try row.value(1), name: try row.value(2)),
          firstNight: try row.value(3), lastNight: (try row.value(4) as Int64?) ?? .max,
          figures: try ArchivedFigure.figures(in: try row.value(5))))
    }
    return spans
  }
}

/// A subject as the archive writes it.
func archivedSubject(scope: String, name: String) throws(UnreadableBytes) -> Subject {
  switch scope {
  case "customer": .customer
  case "service": .service(Service.ID(name))
  case "product": .product(SharedText(name))
  default: throw UnreadableBytes(offset: 0)
  }
}

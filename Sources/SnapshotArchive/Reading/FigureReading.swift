public import AdoptionDomain
public import AdoptionMetrics
internal import ByteEncoding
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

extension SnapshotArchive {
  /// The figures of one measure of the services that a customer uses, by service and night.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - measure: the measure; a service without it has spans without figures.
  /// - Returns: the figures; none where the archive does not know the customer.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func figuresOfServices(
    of customer: Customer.ID, _ measure: MeasureID
  ) throws(ArchiveError) -> [FigureSpan] {
    try read { database in
      try FigureSpan.spans(
        database, where: "c.customer = ? AND m.scope = 'service'", [customer.text.databaseValue],
        order: "m.scope, m.subject, m.first_night", only: measure)
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
}

extension FigureSpan {
  fileprivate static func spans(
    _ database: Database, where condition: String, _ arguments: [DatabaseValue], order: String,
    only measure: MeasureID? = nil
  ) throws -> [FigureSpan] {
    var spans: [FigureSpan] = []
    try database.forEachRow(
      sql: """
        SELECT c.customer, m.scope, m.subject, m.first_night, coalesce(m.last_night, 9223372036854775807),
          m.figures
        FROM measures m JOIN customers c ON c.id = m.customer WHERE \(condition) ORDER BY \(order)
        """, arguments: StatementArguments(arguments)
    ) { row in
      var figures: [ArchivedFigure] = []
      try ArchivedFigure.read(try row.text(5), of: measure) { figures.append($0) }
      spans.append(
        FigureSpan(
          customer: Customer.ID(try row.text(0)),
          subject: try archivedSubject(scope: try row.text(1), name: try row.text(2)),
          firstNight: try row.number(3), lastNight: try row.number(4), figures: figures))
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

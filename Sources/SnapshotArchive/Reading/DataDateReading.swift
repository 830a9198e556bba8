public import AdoptionDomain
internal import ByteEncoding
internal import GRDB

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

extension DataDateSpan {
  /// Reads a row of days.
  init(_ row: StatementRow) throws(UnreadableBytes) {
    (firstNight, lastNight) = (try row.number(0), try row.number(1))
    text = try row.optionalText(2)
  }
}

extension SnapshotArchive {
  /// The days for which the use of a customer was known, by the number of the night.
  ///
  /// - Parameters:
  ///   - customer: the customer.
  ///   - nights: the nights that are asked for.
  /// - Returns: the days; none for nights in which the customer was not there.
  /// - Throws: `.damaged` or `.inputOutput`.
  public func dataDates(
    of customer: Customer.ID, in nights: [NightDay]
  ) throws(ArchiveError) -> [DataDate] {
    try read { database in
      var spans: [DataDateSpan] = []
      try database.forEachRow(
        sql: """
          SELECT d.first_night, coalesce(d.last_night, 9223372036854775807),
            coalesce(d.activity, d.reported_usage)
          FROM data_dates d JOIN customers c ON c.id = d.customer WHERE c.customer = ? ORDER BY d.first_night
          """, arguments: [customer.text]
      ) { spans.append(try DataDateSpan($0)) }
      return try nights.sorted { $0.number < $1.number }.compactMap { night in
        try spans.span(of: night.number).map {
          DataDate(night: night.number, usage: try $0.usage(on: night.dataDate))
        }
      }
    }
  }
}

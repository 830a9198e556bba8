/// The customers of a night, each of whose records is drawn up when it is asked for.
///
/// The facts of a portfolio fit into memory, all figures that follow from them do not: whoever walks over the customers
/// holds the record of one at a time. Asking twice gives equal records.
public struct CustomerRecords: RandomAccessCollection, Sendable {
  /// One behind the last place; places are counted from 0.
  public let endIndex: Int
  private let record: @Sendable (Int, ReportContext?) -> CustomerRecord

  /// Draws up records by a function of the customer's place and of the context that is to be used, if any is given.
  public init(count: Int, record: @escaping @Sendable (Int, ReportContext?) -> CustomerRecord) {
    endIndex = count
    self.record = record
  }

  /// Records that are there already.
  public init(_ records: [CustomerRecord]) {
    self.init(count: records.count) { place, _ in records[place] }
  }

  /// The first place: 0.
  public var startIndex: Int { 0 }

  /// Draws up the record of the customer at a place.
  public subscript(place: Int) -> CustomerRecord { record(place, nil) }

  /// Draws up the record of the customer at a place by a context that equals the night's.
  ///
  /// Each thread has one of its own (`ReportContext.copied`).
  package func record(at place: Int, by context: ReportContext) -> CustomerRecord { record(place, context) }
}

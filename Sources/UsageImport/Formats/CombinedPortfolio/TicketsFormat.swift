internal import AdoptionDomain

extension ExportFormat {
  /// Requests of all customers (docs/formats/combined.md).
  static let tickets = ExportFormat(
    kind: .tickets, required: ["TicketId", "CustomerId", "CreatedAt", "Category"],
    optional: ["Product", "Channel", "SatisfactionRating", "UpdatedAt"])
}

/// The requests of one export; subjects and names are not among them.
package struct RequestRows: Sendable {
  /// One request.
  struct Row: Hashable, Sendable {
    /// The hash of the request's id.
    var id: UInt64
    /// Seconds since 1970 of the last modification; 0 where the export has none.
    var modified: Int
    /// The number of the raw customer key.
    var customer: Int32
    var day: CalendarDay
    /// The service's place in the catalog; -1 for none.
    var service: Int16
    var kind: SupportRequestKind
    var channel: SupportChannel
    /// 0 not rated, 1 rated bad, 2 rated good.
    var rating: UInt8
  }

  var customerKeys: [String] = []
  var rows: [Row] = []
  /// Requests of a category that is not known.
  var unknownCategories = 0
}

/// Takes requests.
struct RequestSink: PartSink {
  private let columns: RequestColumns
  private var marks: [PartMark] = []
  private var rows = RequestRows()
  private var customers = Interner()
  private var servicesOfProducts = KnownCells<Int16>()
  private var kinds = KnownCells<SupportRequestKind?>()
  private var channels = KnownCells<SupportChannel>()
  private var ratings = KnownCells<UInt8>()
  private let services: [String: Int16]

  init(binding: ColumnBinding, catalog: ServiceCatalog) {
    columns = RequestColumns(binding: binding)
    var services: [String: Int16] = [:]
    for (place, service) in catalog.services.enumerated() {
      for name in service.supportProducts { services[name.lowercased()] = Int16(place) }
    }
    self.services = services
  }

  mutating func take(_ record: Record) throws(RecordFault) {
    // All that can be at fault is read before anything is kept: nothing stays of a record that is set aside.
    guard let moment = Timestamp(record.field(columns.created)) else {
      throw record.fault(columns.created, "a date and time in CreatedAt")
    }
    let identifier = record.field(columns.id)
    guard !identifier.isEmpty else { throw record.fault(columns.id, "an id in TicketId") }
    let modified = try modified(record)
    let kind = kinds.value(of: record.field(columns.category)) { SupportRequestKind(category: $0) }
    if kind == nil { rows.unknownCategories += 1 }
    rows.rows.append(
      RequestRows.Row(
        id: keyHash(identifier), modified: modified,
        customer: customers.place(of: record.field(columns.customer)), day: moment.day,
        service: service(of: record.field(columns.product)),
        kind: kind ?? .unknown,
        channel: channels.value(of: record.field(columns.channel)) { SupportChannel(word: $0) },
        rating: ratings.value(of: record.field(columns.rating), Self.rating)))
  }

  private func modified(_ record: Record) throws(RecordFault) -> Int {
    guard let place = columns.updated, !record.field(place).isEmpty else { return 0 }
    guard let moment = Timestamp(record.field(place)) else {
      throw record.fault(place, "a date and time in UpdatedAt")
    }
    return moment.seconds
  }

  private mutating func service(of product: Field) -> Int16 {
    let services = services
    return servicesOfProducts.value(of: product) {
      services[String(decoding: $0, as: UTF8.self).lowercased()] ?? -1
    }
  }

  private static func rating(_ word: Field) -> UInt8 {
    word.matches("good") ? 2 : word.matches("bad") ? 1 : 0
  }

  mutating func begin(part: Int) {
    marks.append(PartMark(part: part, lengths: [customers.count, rows.rows.count]))
  }

  static func content(of sinks: [RequestSink]) -> FileContent {
    var customers = UnitedInterner(sinks.map(\.customers))
    var united = RequestRows()
    united.rows.reserveCapacity(sinks.reduce(0) { $0 + $1.rows.rows.count })
    let lengths = sinks.map { [$0.customers.count, $0.rows.rows.count] }
    for piece in PartPiece.inOrder(sinks.map(\.marks), lengths: lengths) {
      customers.add(piece.ranges[0], of: piece.sink)
      for var row in sinks[piece.sink].rows.rows[piece.ranges[1]] {
        row.customer = customers.number(row.customer, of: piece.sink)
        united.rows.append(row)
      }
    }
    united.customerKeys = customers.all.strings
    united.unknownCategories = sinks.reduce(0) { $0 + $1.rows.unknownCategories }
    return .requests(united)
  }

  var result: RequestRows {
    var result = rows
    result.customerKeys = customers.strings
    return result
  }
}

/// Where an export of requests keeps what is read.
private struct RequestColumns {
  let id: Int
  let customer: Int
  let created: Int
  let category: Int
  let product: Int?
  let channel: Int?
  let rating: Int?
  let updated: Int?

  init(binding: ColumnBinding) {
    id = binding.required("TicketId")
    customer = binding.required("CustomerId")
    created = binding.required("CreatedAt")
    category = binding.required("Category")
    product = binding.optional("Product")
    channel = binding.optional("Channel")
    rating = binding.optional("SatisfactionRating")
    updated = binding.optional("UpdatedAt")
  }
}

extension SupportRequestKind {
  /// The kind that a category word means; `nil` for words that are not known.
  fileprivate init?(category: Field) {
    guard let word = Self.words.first(where: { category.matches($0.0) }) else { return nil }
    self = word.1
  }

  private static let words: [(StaticString, Self)] = [
    ("how-to", .howTo), ("how to", .howTo), ("howto", .howTo), ("question", .howTo), ("help", .help),
    ("incident", .incident), ("problem", .incident), ("billing", .billing), ("request", .request),
    ("service request", .request),
  ]
}

extension SupportChannel {
  fileprivate init(word: Field) {
    self = Self.words.first { word.matches($0.0) }?.1 ?? .other
  }

  private static let words: [(StaticString, Self)] = [
    ("web", .web), ("portal", .web), ("email", .email), ("phone", .phone), ("chat", .chat),
  ]
}

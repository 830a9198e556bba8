internal import AdoptionDomain

extension ExportFormat {
  /// The partner's list of customers (docs/formats/combined.md).
  static let customers = ExportFormat(
    kind: .customers, required: ["CustomerId", "CustomerName"],
    optional: [
      "Country", "Segment", "SeatCount", "Domains", "Language", "AccountManager", "AccountManagerEmail",
      "ReportRecipients", "SendReport",
    ],
    foreign: ["SubscriptionId", "SkuPartNumber", "TicketId", "Report Refresh Date"])
}

/// One row of a list of customers.
package struct CustomerRow: Sendable, Hashable {
  var id: Customer.ID
  var name: String
  var country: String?
  var segment: String?
  var seatCount: Int?
  var domains: [String]
  var language: String?
  var accountManager: String?
  /// Who is sent reports; nothing of it ever becomes a fact.
  var accountManagerAddress: String?
  var recipients: [String]
  /// Whether the customer is sent the report, as it stands there.
  var sending: String?

  /// Rows of one customer in an order that only what they say decides.
  static func inFixedOrder(_ rows: some Sequence<CustomerRow>) -> [CustomerRow] {
    rows.sorted { $0.words.lexicographicallyPrecedes($1.words) }
  }

  /// All that the row says.
  private var words: [String] {
    let texts = [country, segment, language, accountManager, accountManagerAddress, sending].map { $0 ?? "" }
    return [id.text, name] + texts + [seatCount.map { "\($0)" } ?? ""] + domains + recipients
  }
}

/// Takes the rows of a list of customers.
struct CustomerSink: RecordSink {
  private let columns: CustomerColumns
  private(set) var rows: [CustomerRow] = []

  init(binding: ColumnBinding) { columns = CustomerColumns(binding) }

  mutating func take(_ record: Record) throws(RecordFault) {
    let id = try record.requiredText(columns.id, "CustomerId")
    let name = try record.requiredText(columns.name, "CustomerName")
    let domains = list(try record.text(columns.domains, "Domains"))
    rows.append(
      CustomerRow(
        id: Customer.ID(id), name: name, country: try record.text(columns.country, "Country"),
        segment: try record.text(columns.segment, "Segment"),
        seatCount: try record.count(columns.seatCount, "SeatCount"),
        domains: domains.map { $0.lowercased() }.sorted(),
        language: try record.text(columns.language, "Language")?.lowercased(),
        accountManager: try record.text(columns.accountManager, "AccountManager"),
        accountManagerAddress: try record.text(columns.accountManagerAddress, "AccountManagerEmail"),
        recipients: list(try record.text(columns.recipients, "ReportRecipients")),
        sending: try record.text(columns.sending, "SendReport")))
  }

  /// The words of a cell, between which blanks, commas or semicolons stand.
  private func list(_ text: String?) -> [String] {
    guard let text else { return [] }
    return text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
  }
}

/// Where a list of customers keeps what is read.
private struct CustomerColumns {
  let id: Int
  let name: Int
  let country: Int?
  let segment: Int?
  let seatCount: Int?
  let domains: Int?
  let language: Int?
  let accountManager: Int?
  let accountManagerAddress: Int?
  let recipients: Int?
  let sending: Int?

  init(_ binding: ColumnBinding) {
    id = binding.required("CustomerId")
    name = binding.required("CustomerName")
    country = binding.optional("Country")
    segment = binding.optional("Segment")
    seatCount = binding.optional("SeatCount")
    domains = binding.optional("Domains")
    language = binding.optional("Language")
    accountManager = binding.optional("AccountManager")
    accountManagerAddress = binding.optional("AccountManagerEmail")
    recipients = binding.optional("ReportRecipients")
    sending = binding.optional("SendReport")
  }
}

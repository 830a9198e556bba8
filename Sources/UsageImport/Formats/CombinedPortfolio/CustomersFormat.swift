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
}

/// Takes the rows of a list of customers.
struct CustomerSink: RecordSink {
  private let binding: ColumnBinding
  private(set) var rows: [CustomerRow] = []

  init(binding: ColumnBinding) { self.binding = binding }

  mutating func take(_ record: Record) throws(RecordFault) {
    let id = try record.requiredText(binding.required("CustomerId"), "CustomerId")
    let name = try record.requiredText(binding.required("CustomerName"), "CustomerName")
    let domains = list(try record.text(binding.optional("Domains"), "Domains"))
    rows.append(
      CustomerRow(
        id: Customer.ID(id), name: name, country: try record.text(binding.optional("Country"), "Country"),
        segment: try record.text(binding.optional("Segment"), "Segment"),
        seatCount: try record.count(binding.optional("SeatCount"), "SeatCount"),
        domains: domains.map { $0.lowercased() }.sorted(),
        language: try record.text(binding.optional("Language"), "Language")?.lowercased(),
        accountManager: try record.text(binding.optional("AccountManager"), "AccountManager"),
        accountManagerAddress: try record.text(
          binding.optional("AccountManagerEmail"), "AccountManagerEmail"),
        recipients: list(try record.text(binding.optional("ReportRecipients"), "ReportRecipients")),
        sending: try record.text(binding.optional("SendReport"), "SendReport")))
  }

  /// The words of a cell, between which blanks, commas or semicolons stand.
  private func list(_ text: String?) -> [String] {
    (text ?? "").split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
  }
}

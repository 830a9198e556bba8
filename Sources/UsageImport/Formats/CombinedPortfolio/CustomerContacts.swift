public import AdoptionDomain

/// Who is to be told about a customer, as lists of customers say.
///
/// It is read when mail is sent, and only then: nothing of it is counted, reported or archived.
public struct CustomerContact: Hashable, Sendable {
  /// The customer.
  public let customer: Customer.ID
  /// The person at the partner who looks after the customer.
  public let accountManager: String?
  /// That person's address, as it stands there.
  public let accountManagerAddress: String?
  /// The addresses of those at the customer who are sent the report, as they stand there, sorted.
  public let recipients: [String]
  /// Whether the report is sent, as it stands there; of different words all stand, with blanks between them.
  public let sending: String?
}

/// Reads the lists of customers among exports; others are left after their first bytes.
///
/// - Parameters:
///   - files: the exports.
///   - settings: other names of columns, and limits.
/// - Returns: a contact for each customer, by id, and whether these are all: not where no list was read, or some file that
///   could be one cannot be. Such a file is left out: the night says so.
public func customerContacts(
  in files: [ExportFile], settings: ImportSettings
) -> (contacts: [CustomerContact], isComplete: Bool) {
  var memory = WorkerMemory()
  var (rows, isComplete) = ([CustomerRow](), true)
  for file in files {
    var run = CountingRun(file: file, settings: settings, wanted: .customers)
    do throws(FileRefusal) {
      let counts = try run.read(in: &memory) { _ in }
      if case .customers(let found) = counts.content { rows += found }
    } catch {
      // Mostly another kind of export, which is no fault.
      if error.finding.code != .unrecognizedFile { isComplete = false }
    }
  }
  let contacts = Dictionary(grouping: rows, by: \.id).sorted { $0.key < $1.key }.map(CustomerContact.init)
  return (contacts, isComplete && !contacts.isEmpty)
}

extension CustomerContact {
  fileprivate init(_ id: Customer.ID, _ rows: [CustomerRow]) {
    customer = id
    let rows = CustomerRow.inFixedOrder(rows)
    accountManager = rows.lazy.compactMap(\.accountManager).first
    accountManagerAddress = rows.lazy.compactMap(\.accountManagerAddress).first
    recipients = Set(rows.flatMap(\.recipients)).sorted()
    let words = Set(rows.compactMap { $0.sending?.lowercased() }).sorted()
    sending = words.isEmpty ? nil : words.joined(separator: " ")
  }
}

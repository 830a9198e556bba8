/// One row of a user export; what a test does not set is blank, and a license is False.
struct Person {
  static let workloads = ["Exchange", "OneDrive", "SharePoint", "Skype For Business", "Yammer", "Teams"]

  var customer = "t1"
  var refreshed = "2026-03-31"
  var name = "anna@contoso.example"
  var isDeleted = "False"
  var licenses: Set<String> = []
  var activity: [String: String] = [:]
  var assigned: [String: String] = [:]
  var products = "OFFICE 365 E3"

  /// The rows as an export with the columns of some workloads.
  static func table(
    _ people: [Person], withCustomer: Bool = true, workloads: [String] = Self.workloads
  ) -> Table {
    let header =
      (withCustomer ? ["CustomerId"] : [])
      + ["Report Refresh Date", "User Principal Name", "Display Name", "Is Deleted", "Deleted Date"]
      + workloads.map { "Has \($0) License" } + workloads.map { "\($0) Last Activity Date" }
      + workloads.map { "\($0) License Assign Date" } + ["Assigned Products"]
    let rows = people.map { person in
      (withCustomer ? [person.customer] : [])
        + [person.refreshed, person.name, "Anna Lovelace", person.isDeleted, ""]
        + workloads.map { person.licenses.contains($0) ? "True" : "False" }
        + workloads.map { person.activity[$0] ?? "" } + workloads.map { person.assigned[$0] ?? "" }
        + [person.products]
    }
    return Table(header: header, rows: rows)
  }

  /// The rows as an export of all tenants.
  static func combined(_ people: [Person]) -> String { table(people).text() }

  /// The rows as Graph's export of one tenant.
  static func graph(_ people: [Person]) -> String {
    table(people, withCustomer: false).text(newline: "\r\n", mark: "\u{FEFF}")
  }
}

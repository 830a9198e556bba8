/// One small, good file of each kind.
enum Samples {
  static let customers = Table(
    header: ["CustomerId", "CustomerName", "SeatCount", "Domains"],
    rows: [["t1", "Contoso, Ltd.", "40", "contoso.example"], ["t2", "Fabrikam", "7", ""]])
  static let subscriptions = Table(
    header: [
      "SubscriptionId", "CustomerId", "SkuPartNumber", "Status", "IsTrial", "LicensesSold",
      "LicensesAssigned",
    ],
    rows: [["s1", "t1", "SPE_E3", "Active", "False", "20", "11"]])
  static let tickets = Table(
    header: ["TicketId", "CustomerId", "CreatedAt", "Product", "Category"],
    rows: [["1", "t1", "2026-03-30T10:00:00Z", "Teams", "how-to"]])
  static let users = Person.table([
    Person(
      licenses: ["Teams", "Exchange"], activity: ["Teams": "2026-03-30"], assigned: ["Teams": "2025-01-01"]),
    Person(name: "ben@contoso.example", isDeleted: "True", products: "VISIO PLAN 2+OFFICE 365 E3"),
  ])
  static let files = [
    "customers.csv": customers.text(), "subscriptions.csv": subscriptions.text(),
    "tickets.csv": tickets.text(), "users.csv": users.text(),
  ]
}

import NightlyPipeline
import TestSupport

/// Exports of a small portfolio in which every cause of more than 100 % stands once; all personal cells hold `canary`.
///
/// Cause & Co, Exchange: 10 people under 10 counted units of Office 365 E3 (7 active, 2 idle, 1 newly licensed), 3 under
/// a trial (2 active), 2 under a suspended subscription (2 active), 2 deleted and 1 without a product (all active), and
/// 2 unlicensed ones with Visio (both active): 16 active. Yammer: 6 of the 10 active, and 2 with Visio and 1 with the
/// trial without a license: 9 active.
enum ExplainExports {
  static let cause = "0a11fab0-0101-4000-8000-000000000101"
  static let pool = "0a11fab0-0102-4000-8000-000000000102"
  static let cut = "0a11fab0-0103-4000-8000-000000000103"
  static let own = "0a11fab0-0104-4000-8000-000000000104"
  static let twin = "0a11fab0-0105-4000-8000-000000000105"

  private static let userColumns =
    "CustomerId,Report Refresh Date,User Principal Name,Display Name,Is Deleted,Has Exchange License,"
    + "Has Yammer License,Exchange Last Activity Date,Yammer Last Activity Date,Exchange License Assign Date,"
    + "Yammer License Assign Date,Assigned Products\n"

  /// So many people who are alike.
  private struct People {
    let count: Int
    var customer = cause
    var product = "OFFICE 365 E3"
    var isDeleted = false
    var exchange = true
    var isActive = true
    var isNew = false
    var yammer = false
    var usesYammer = false
  }

  private static let people = [
    People(count: 6, yammer: true, usesYammer: true),
    People(count: 1, yammer: true),
    People(count: 2, isActive: false, yammer: true),
    People(count: 1, isActive: false, isNew: true, yammer: true),
    People(count: 1, product: "MICROSOFT 365 BUSINESS STANDARD", usesYammer: true),
    People(count: 1, product: "MICROSOFT 365 BUSINESS STANDARD"),
    People(count: 1, product: "MICROSOFT 365 BUSINESS STANDARD", isActive: false),
    People(count: 2, product: "MICROSOFT 365 BUSINESS PREMIUM"),
    People(count: 2, isDeleted: true),
    People(count: 1, product: "", exchange: false),
    People(count: 2, product: "VISIO PLAN 2", exchange: false, usesYammer: true),
    // Six people share 4 paid and 2 trial units of one SKU; five are active.
    People(count: 5, customer: pool, product: "MICROSOFT 365 BUSINESS STANDARD"),
    People(count: 1, customer: pool, product: "MICROSOFT 365 BUSINESS STANDARD", isActive: false),
    // 30 units are assigned, and the export holds 3 people.
    People(count: 3, customer: cut),
    // Only what this partner sold is known.
    People(count: 12, customer: own),
  ]

  private static let subscriptions = """
    CustomerId,SkuPartNumber,ProductName,Status,IsTrial,LicensesSold,LicensesAssigned,IsTenantWide
    \(cause),ENTERPRISEPACK,Office 365 E3,Active,False,10,10,True
    \(cause),ENTERPRISEPACK,Office 365 E3,Active,False,4,4,False
    \(cause),O365_BUSINESS_PREMIUM,Microsoft 365 Business Standard,Active,True,5,3,True
    \(cause),SPB,Microsoft 365 Business Premium,Suspended,False,4,2,True
    \(cause),VISIOCLIENT,Visio Plan 2,Active,False,2,2,True
    \(pool),O365_BUSINESS_PREMIUM,Microsoft 365 Business Standard,Active,False,4,4,True
    \(pool),O365_BUSINESS_PREMIUM,Microsoft 365 Business Standard,Active,True,2,2,True
    \(cut),ENTERPRISEPACK,Office 365 E3,Active,False,30,30,True
    \(own),ENTERPRISEPACK,Office 365 E3,Active,False,12,12,False

    """

  /// A harness with these exports.
  static func harness() throws -> NightHarness {
    let harness = try NightHarness()
    try harness.write(
      """
      CustomerId,CustomerName,Domains
      \(cause),Cause & Co,cause.example
      \(pool),Pool Ltd,pool.example
      \(cut),Cut Ltd,cut.example
      \(own),Twin,own.example
      \(twin),Twin,twin.example

      """, to: "customers.csv")
    try harness.write(subscriptions, to: "subscriptions.csv")
    let rows = people.flatMap { group in (0..<group.count).map { _ in group } }.enumerated()
      .map { row($0.element, number: $0.offset, date: "2026-10-31") }
    try harness.write(userColumns + rows.joined(), to: "users.csv")
    // An older report of three people, who are not counted.
    let older = (0..<3).map { row(People(count: 1), number: $0, date: "2026-10-01") }
    try harness.write(userColumns + older.joined(), to: "older.csv")
    return harness
  }

  private static func row(_ people: People, number: Int, date: String) -> String {
    func flag(_ value: Bool) -> String { value ? "True" : "False" }
    return [
      people.customer, date, "canary\(number)@cause.example", "Canary \(number)", flag(people.isDeleted),
      flag(people.exchange), flag(people.yammer), people.isActive ? "2026-09-30" : "",
      people.usesYammer ? "2026-10-30" : "",
      people.exchange ? people.isNew ? "2026-10-20" : "2025-01-01" : "",
      people.yammer ? people.isNew ? "2026-10-20" : "2025-01-01" : "", people.product,
    ].joined(separator: ",").replacing("2026-09-30", with: date == "2026-10-31" ? "2026-10-30" : "2026-09-30")
      + "\n"
  }
}

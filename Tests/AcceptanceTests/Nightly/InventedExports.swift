import TestSupport

/// Exports of any number of invented customers, each with a subscription and ten people.
enum InventedExports {
  /// Writes the exports into a folder below.
  static func write(customers count: Int, to folder: TemporaryFolder, name: String = "exports") throws {
    var (customers, subscriptions, users) = (
      "CustomerId,CustomerName,Country,Domains\n",
      "SubscriptionId,CustomerId,SkuPartNumber,Status,IsTrial,LicensesSold,LicensesAssigned\n",
      "CustomerId,Report Refresh Date,User Principal Name,Is Deleted,Has Exchange License,Exchange Last Activity Date,"
        + "Has Teams License,Teams Last Activity Date,Assigned Products\n"
    )
    for number in 0..<count {
      let id = "c\(number)"
      customers += "\(id),Customer \(number),DE,\(id).example\n"
      subscriptions += "s\(number),\(id),SPE_E3,Active,False,12,10\n"
      for person in 0..<10 {
        let day = 10 + (number + person) % 20
        users +=
          "\(id),2026-10-31,person\(person)@\(id).example,False,True,2026-10-\(day),True,"
          + "\(person < number % 10 ? "2026-10-\(day)" : ""),MICROSOFT 365 E3\n"
      }
    }
    try folder.write(customers, to: name + "/customers.csv")
    try folder.write(subscriptions, to: name + "/subscriptions.csv")
    try folder.write(users, to: name + "/active-users.csv")
  }
}

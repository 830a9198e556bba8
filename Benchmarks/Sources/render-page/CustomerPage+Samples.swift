extension CustomerPage {
  /// An invented customer; each number makes a different one, and the same number the same.
  ///
  /// About one text in five holds a character that markup must escape, as names and sentences do.
  static func sample(_ number: Int) -> Self {
    var figures = Figures(number: number)
    let seats = figures.next(40..<9_000)
    return Self(
      name: names[number % names.count],
      id: "0a11fab0-\(1_000 + number)-4000-8000-\(100_000_000_000 + seats)",
      country: "US", segment: "Small & medium", seats: seats, dataDay: "31 March 2026",
      window: "from 4 March 2026 to 31 March 2026", accountManager: "Dana O'Neil",
      services: serviceNames.map { ServiceLine.sample($0, seats: seats, &figures) },
      products: soldProducts.map { ProductLine.sample($0, seats: seats, &figures) },
      months: monthNames.map { MonthLine.sample($0, seats: seats, &figures) },
      advice: (0..<9).map { AdviceLine.sample($0, seats: seats, &figures) })
  }
}

extension ServiceLine {
  fileprivate static func sample(_ name: String, seats: Int, _ figures: inout Figures) -> Self {
    let entitled = figures.next(seats / 2..<seats)
    let active = figures.next(0..<entitled)
    return Self(
      name: name, entitled: entitled, licensed: entitled - entitled / 9, active: active,
      percent: share(active, of: entitled), lowest: share(active - active / 7, of: entitled),
      highest: share(active + active / 9, of: entitled), idle: entitled - active,
      dormant: (entitled - active) / 3, unassigned: entitled / 9, requests: active / 20,
      requestRate: "\(active / 90 + 1).\(active % 10) per 100 seats", rank: figures.next(1..<9_000),
      explanation: "\(active) people were active under counted licenses, \(active / 40) left or lost the "
        + "license & \(active / 50) had a trial; units of \"\(name)\" are shared with other products.")
  }
}

extension ProductLine {
  fileprivate static func sample(
    _ product: (name: String, partNumber: String), seats: Int, _ figures: inout Figures
  ) -> Self {
    let sold = figures.next(10..<seats)
    let assigned = figures.next(0..<sold)
    return Self(
      name: product.name, partNumber: product.partNumber, sold: sold, assigned: assigned,
      unassigned: sold - assigned, percent: share(assigned, of: sold), channel: "Cloud Solution Provider",
      renewal: "\(1 + sold % 28) September 2026",
      state: "Active & paid; \(sold - assigned) units are free, \(sold / 30) are in their grace period.")
  }
}

extension MonthLine {
  fileprivate static func sample(_ name: String, seats: Int, _ figures: inout Figures) -> Self {
    let exchange = figures.next(0..<seats)
    return Self(
      name: name, exchange: exchange, sharepoint: exchange / 2, teams: exchange - exchange / 5,
      percent: share(exchange, of: seats), requests: exchange / 25)
  }
}

extension AdviceLine {
  fileprivate static func sample(_ number: Int, seats: Int, _ figures: inout Figures) -> Self {
    let service = serviceNames[number % serviceNames.count]
    let active = figures.next(0..<seats)
    return Self(
      title: "Show people what \(service) is good for", urgency: "within \(number + 2) weeks",
      evidence: "Only \(active) of \(seats) licensed people used it (\(share(active, of: seats))), "
        + "which is < 50.0%; \(active / 3) of them came back after a month, and \(active / 30) asked for help.",
      action: "Name champions in every department, offer the short training \"First steps\" & repeat the "
        + "measurement after four weeks; people who don't come get an invitation of their own.",
      clears: "At least half of the people are active, or the licenses are given back at the renewal.")
  }
}

/// Figures that look random and are the same in every run.
private struct Figures {
  private var state: UInt64

  init(number: Int) { state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A figure of a range.
  mutating func next(_ range: Range<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}

/// A share in percent with one decimal.
private func share(_ part: Int, of whole: Int) -> String {
  let tenths = whole == 0 ? 0 : (2_000 * part + whole) / (2 * whole)
  return "\(tenths / 10).\(tenths % 10)%"
}

private let names = [
  "Contoso, Ltd.", "Fourth Coffee & Sons", "The \"Litware\" Group", "Adventure <Works>", "주식회사 한빛전자, 서울",
  "Wide World Importers", "Margie's Travel",
]
private let serviceNames = [
  "Exchange", "SharePoint & OneDrive", "Teams", "Yammer", "Skype for Business", "Microsoft 365 Apps",
]
private let soldProducts = [
  ("Microsoft 365 E3", "SPE_E3"), ("Microsoft 365 E5", "SPE_E5"), ("Microsoft 365 F3", "SPE_F1"),
  ("Microsoft 365 Business Basic", "O365_BUSINESS_ESSENTIALS"), ("Office 365 E1", "STANDARDPACK"),
  ("Microsoft 365 Business Standard", "O365_BUSINESS_PREMIUM"), ("Office 365 E3", "ENTERPRISEPACK"),
  ("Exchange Online (Plan 1)", "EXCHANGESTANDARD"), ("Visio Plan 2", "VISIOCLIENT"),
  ("Power BI Pro", "POWER_BI_PRO"), ("Project Plan 3", "PROJECTPROFESSIONAL"),
  ("Enterprise Mobility + Security E3", "EMS"), ("Microsoft Entra ID P1", "AAD_PREMIUM"),
  ("Yammer Enterprise", "YAMMER_ENTERPRISE_STANDALONE"), ("Audio Conferencing", "MCOMEETADV"),
  ("OneDrive for Business (Plan 1)", "WACONEDRIVESTANDARD"), ("Office 365 E5", "ENTERPRISEPREMIUM"),
  ("SharePoint Online (Plan 1)", "SHAREPOINTSTANDARD"), ("Microsoft Intune", "INTUNE_A"),
  ("Microsoft Teams Rooms Pro, \"Shared\" Device", "Microsoft_Teams_Rooms_Pro"),
]
private let monthNames = [
  "April 2025", "May 2025", "June 2025", "July 2025", "August 2025", "September 2025", "October 2025",
  "November 2025", "December 2025", "January 2026", "February 2026", "March 2026",
]

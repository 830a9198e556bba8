import Testing

/// What the example's README says about one customer, as the reports must show it.
struct Situation: Sendable, CustomTestStringConvertible {
  /// A rule and what it is about.
  struct Advice: Hashable, Sendable {
    let rule: String
    let subject: String
    /// The measure that decides, its counts, and the count that clears the advice where it is asserted.
    let evidence: [String]
  }

  /// The number of the customer in its id.
  let number: Int
  let name: String
  /// The advice of the partner's table.
  let advice: [Advice]
  /// What could not be judged, as `scope subject reason`.
  let unjudged: Set<String>
  /// Words that the customer's page must hold.
  let words: [String]

  init(
    _ number: Int, _ name: String, _ advice: [Advice] = [], unjudged: Set<String> = [], words: [String] = []
  ) {
    self.number = number
    self.name = name
    self.advice = advice
    self.unjudged = unjudged
    self.words = words
  }

  /// The customer's id.
  var id: String {
    let two = number < 10 ? "0\(number)" : "\(number)"
    return "0a11fab0-00\(two)-4000-8000-0000000000\(two)"
  }

  var testDescription: String { name }

  /// Every customer of the example.
  ///
  /// The figures are those of the README's sentences: use is judged over the units that entitle to a service. The
  /// fourth is the smallest number of people or units with which the rule, hysteresis of 3 points included, is quiet.
  static let all = [
    Situation(
      1, "Contoso, Ltd.", [.showTheValue("teams", 15, 44, clears: 24)], words: ["34.1", "15 of 44", "Teams"]),
    Situation(
      2, "Tailspin Toys",
      [Advice(rule: "assign-licenses", subject: "STANDARDPACK", evidence: ["deployment", "22", "60", "50"])],
      words: ["36.7", "29 October 2026"]),
    Situation(
      3, "Northwind Traders", [.train(14, 36)], unjudged: ["product Microsoft_Teams_Rooms_Pro too-small"]),
    Situation(
      4, "Woodgrove Bank & Trust",
      [Advice(rule: "offer-more", subject: "*", evidence: ["deployment", "10", "10"])],
      words: ["Woodgrove Bank &amp; Trust"]),
    Situation(5, "Litware, Inc.", words: ["23", "104.5"]),
    Situation(
      6, "Adventure Works Cycles", unjudged: ["product SHAREPOINTSTANDARD too-small"], words: ["145.5"]),
    Situation(
      7, "A. Datum Corporation",
      unjudged: ["product POWER_BI_PRO too-small", "product VISIOCLIENT too-small"],
      words: ["30 October 2026"]),
    Situation(
      8, "Trey Research",
      unjudged: [
        "service exchange no-export", "service sharepoint-onedrive no-export", "service teams no-export",
      ],
      words: ["The figures are unknown, not zero."]),
    Situation(
      9, "Fourth Coffee",
      unjudged: [
        "product O365_BUSINESS_ESSENTIALS too-small", "service exchange too-small",
        "service sharepoint-onedrive too-small", "service teams too-small", "customer * too-small",
      ]),
    Situation(
      10, "한빛전자 주식회사",
      [.showTheValue("sharepoint-onedrive", 13, 38, clears: 21), .showTheValue("teams", 11, 38, clears: 21)],
      words: ["lang=\"ko\"", "체감하기"]),
    Situation(11, "가온건설 주식회사", [.train(9, 30)], words: ["lang=\"ko\""]),
    Situation(12, "Proseware", unjudged: ["product SPE_F1 too-small"]),
    Situation(
      13, "Wingtip Toys",
      unjudged: ["service sharepoint-onedrive too-new", "service teams too-new"]),
    Situation(14, "Lucerne Publishing", words: ["16", "133.3"]),
    Situation(15, "Graphic Design Institute", words: ["14", "140"]),
    Situation(16, "Margie's Travel", words: ["Margie&#39;s Travel", "In grace period", "24 October 2026"]),
    Situation(17, "Humongous Insurance", words: ["20 of 22", "90.9"]),
    Situation(
      18, "VanArsdel, Ltd.",
      unjudged: [
        "service exchange no-export", "service sharepoint-onedrive no-export", "service teams no-export",
        "service dynamics-sales no-export",
      ],
      words: ["15", "125", "Dynamics 365 Sales"]),
  ]
}

extension Situation.Advice {
  /// Low use of a service.
  static func showTheValue(_ service: String, _ active: Int, _ entitled: Int, clears: Int) -> Self {
    Self(
      rule: "show-the-value", subject: service,
      evidence: ["usage.adjusted", "\(active)", "\(entitled)", "\(clears)"])
  }

  /// Many requests for help.
  static func train(_ requests: Int, _ seats: Int) -> Self {
    Self(
      rule: "train-and-self-service", subject: "*",
      evidence: ["support.assistance", "\(requests)", "\(seats)"])
  }
}

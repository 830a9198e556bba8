/// What the benchmark's page says about one customer: as many values as a large customer's report has.
struct CustomerPage: Sendable {
  let name: String
  let id: String
  let country: String
  let segment: String
  let seats: Int
  let dataDay: String
  let window: String
  let accountManager: String
  let services: [ServiceLine]
  let products: [ProductLine]
  let months: [MonthLine]
  let advice: [AdviceLine]
}

/// One service: its licenses, its people and what is to be said about them.
struct ServiceLine: Sendable {
  let name: String
  let entitled: Int
  let licensed: Int
  let active: Int
  let percent: String
  let lowest: String
  let highest: String
  let idle: Int
  let dormant: Int
  let unassigned: Int
  let requests: Int
  let requestRate: String
  let rank: Int?
  let explanation: String
}

/// One product: what was sold and assigned.
struct ProductLine: Sendable {
  let name: String
  let partNumber: String
  let sold: Int
  let assigned: Int
  let unassigned: Int
  let percent: String
  let channel: String
  let renewal: String
  let state: String
}

/// One month: how many people were active.
struct MonthLine: Sendable {
  let name: String
  let exchange: Int
  let sharepoint: Int
  let teams: Int
  let percent: String
  let requests: Int
}

/// One piece of advice with its evidence.
struct AdviceLine: Sendable {
  let title: String
  let urgency: String
  let evidence: String
  let action: String
  let clears: String
}

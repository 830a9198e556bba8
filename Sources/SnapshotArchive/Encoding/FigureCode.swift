internal import AdoptionDomain
internal import AdoptionMetrics

// The numbers that stand for measures, bases and kinds of exports in archived figures. They are kept for ever: a new case
// gets a new number, and no number is given twice. The tables `measure_codes`, `basis_codes` and `source_codes` of the
// archive hold the same, for whoever reads it with other tools.

extension MeasureID {
  /// The number of the measure in archives.
  var code: Int {
    switch self {
    case .deployment: 1
    case .usage: 2
    case .adjustedUsage: 3
    case .unassigned: 4
    case .overAssigned: 5
    case .overlap: 6
    case .idle: 7
    case .active: 8
    case .newlyLicensed: 9
    case .activeCounted: 10
    case .activeTurnover: 11
    case .activeTrial: 12
    case .activeLapsed: 13
    case .activeYammer: 14
    case .activeUnexplained: 15
    case .dormant60: 16
    case .dormant90: 17
    case .howToRequests: 18
    case .helpRequests: 19
    case .assistanceRequests: 20
    case .incidents: 21
    case .allRequests: 22
    }
  }
}

extension Basis {
  /// The number of the basis in archives, 1 to 9.
  var code: Int {
    switch self {
    case .sold: 1
    case .entitled: 2
    case .assigned: 3
    case .available: 4
    case .seats: 5
    case .activeUsers: 6
    }
  }
}

extension ExportKind {
  /// The number of the kind in archives, from 1; 0 stands for none.
  var code: Int {
    switch self {
    case .customers: 1
    case .subscriptions: 2
    case .activeUsers: 3
    case .tickets: 4
    case .graphActiveUserDetail: 5
    case .graphSubscribedSKUs: 6
    case .graphDirectorySubscriptions: 7
    case .partnerCenterSubscribedSKUs: 8
    case .partnerCenterDeployment: 9
    case .partnerCenterUsage: 10
    case .licensingReference: 11
    }
  }
}

/// What the numbers mean.
enum FigureCodes {
  static let measures = Dictionary(uniqueKeysWithValues: MeasureID.allCases.map { ($0.code, $0) })
  static let bases = Dictionary(uniqueKeysWithValues: Basis.allCases.map { ($0.code, $0) })
  static let sources = Dictionary(uniqueKeysWithValues: ExportKind.allCases.map { ($0.code, $0) })
}

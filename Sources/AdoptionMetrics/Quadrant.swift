/// What adoption and requests for assistance say together of one service.
///
/// Adoption is low below 50 % and high from 80 % of `usage.adjusted`, assistance high above 5 requests for 100 seats with
/// at least 5 requests: conventions of the field, as the shipped rules have them. Adoption between the two is neither.
public enum Quadrant: String, CaseIterable, Sendable {
  /// Low adoption, low assistance: nobody uses it, and nobody asks.
  case silentShelfware = "silent-shelfware"
  /// Low adoption, high assistance: people try, and get stuck.
  case stuckUsers = "stuck-users"
  /// High adoption, high assistance: people use it, and cannot help themselves.
  case selfServiceGap = "self-service-gap"
  /// High adoption, low assistance.
  case readyForMore = "ready-for-more"

  /// Adoption below this many tenths of a percent is low.
  private static let lowAdoption = 500
  /// Adoption from this many tenths of a percent on is high.
  private static let highAdoption = 800
  /// Assistance above this many tenths of a request for 100 seats is high.
  private static let highAssistance = 50
  /// Fewer requests than this are never many.
  private static let fewestRequests = 5

  /// Places a service; `nil` where a figure is unknown or too small to judge, and where adoption is neither low nor high.
  ///
  /// - Parameters:
  ///   - adoption: the service's `usage.adjusted`.
  ///   - assistance: the service's `support.assistance` over seats.
  public init?(adoption: Measure?, assistance: Measure?) {
    guard let adoption, adoption.state == .value, let used = adoption.ratio?.tenthsOfPercent,
      let assistance, assistance.state == .value, let requests = assistance.ratio
    else { return nil }
    let isHigh =
      requests.numerator >= Self.fewestRequests
      && requests.numerator * 1000 > Self.highAssistance * requests.denominator
    switch used {
    case ..<Self.lowAdoption: self = isHigh ? .stuckUsers : .silentShelfware
    case Self.highAdoption...: self = isHigh ? .selfServiceGap : .readyForMore
    default: return nil
    }
  }
}

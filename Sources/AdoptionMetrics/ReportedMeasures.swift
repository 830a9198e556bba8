internal import AdoptionDomain

/// The use of services as sources have already counted it.
///
/// `usage.adjusted` asks for those of the denominator who were active. A source that counts more active entitlements than
/// there are does not tell who is beyond them, and the figure is unknown.
func reportedMeasures(_ reported: [ReportedUsage], catalog: ServiceCatalog) -> [Measure] {
  reported.flatMap { usage -> [Measure] in
    let isWithinUnits = usage.active.upperBound <= usage.units
    return [(MeasureID.usage, true), (.adjustedUsage, isWithinUnits)].map { id, isKnown in
      Measure(
        id, of: .service(usage.service), basis: usage.unitsKind.basis,
        ratio: isKnown ? Ratio(usage.active.lowerBound, of: usage.units) : nil,
        bounds: usage.active.count > 1 && isKnown ? usage.active : nil,
        minimumToJudge: catalog.minimumToJudge, window: usage.window, dataDate: usage.dataDate,
        source: usage.source)
    }
  }
}

extension ReportedUsage.Units {
  fileprivate var basis: Basis {
    switch self {
    case .entitled: .entitled
    case .available: .available
    }
  }
}

extension ReportedUsage {
  /// The days that the source looks at.
  var window: ActivityWindow {
    switch period {
    case .days28: ActivityWindow(endingOn: dataDate)
    case .days30: ActivityWindow(from: dataDate.advanced(by: -29), through: dataDate)
    case .month: ActivityWindow(monthOf: dataDate)
    }
  }
}

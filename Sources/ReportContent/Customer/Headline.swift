internal import AdoptionDomain
internal import AdoptionMetrics

/// The use of one service in the words of its basis: over the licenses sold where they are known, else over the people
/// who are licensed.
struct Headline {
  /// The figure.
  let measure: Measure
  /// The use in percent; `nil` where nothing is known or nobody is there to count.
  let percent: String?
  /// Both counts with what the denominator counts, and between which numbers the count lies where people share licenses;
  /// `nil` where nothing is known.
  let counts: String?

  init(_ measure: Measure, wording: Wording) {
    self.measure = measure
    percent = measure.ratio?.tenthsOfPercent.map(wording.percent)
    counts = measure.ratio.map {
      wording.within(
        measure.bounds, words: wording.counts($0, of: measure.id, basis: measure.basis))
    }
  }

  /// The state in words; `nil` where there is a figure to judge by.
  func stateWords(_ wording: Wording) -> String? {
    measure.state == .value ? nil : wording.text(.state(measure.state))
  }
}

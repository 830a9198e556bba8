internal import AdoptionDomain
internal import AdoptionMetrics

/// The figures of one service that pages show, by what they are held against.
struct ServiceCounts {
  /// The headline figure.
  let headline: Measure
  /// All active people over the headline's denominator; `nil` where that is not known.
  let usage: Measure?
  private let service: Subject
  private let measures: CustomerMeasures

  init?(of service: Service.ID, in measures: CustomerMeasures) {
    guard let headline = measures.headline(of: service) else { return nil }
    self.headline = headline
    self.service = .service(service)
    self.measures = measures
    usage = measures.usage(of: service)
  }

  /// Whether there is anything to tell: somebody is licensed, a license is sold, or somebody is active.
  var isTold: Bool { headline.isKnown || usage?.isKnown ?? false || licensed(.usage)?.isKnown ?? false }

  /// A known part of the headline's denominator; `nil` where it is not known.
  func part(_ id: MeasureID) -> Measure? { known(id, headline.basis) }

  /// A known figure over the licensed people.
  func licensed(_ id: MeasureID) -> Measure? { known(id, .assigned) }

  /// Licenses sold; `nil` where they are not known.
  var entitled: Int? { known(.usage, .entitled)?.ratio?.denominator }

  /// Licenses assigned beyond those sold; `nil` where that is not known.
  var overAssigned: Int? { known(.overAssigned, .entitled)?.ratio?.numerator }

  /// People licensed; `nil` where no export tells of people.
  var licensedPeople: Int? { licensed(.usage)?.ratio?.denominator }

  /// Whether figures over the licensed people are those of a cut export.
  var isCut: Bool { licensed(.usage).map(measures.isCut) ?? false }

  private func known(_ id: MeasureID, _ basis: Basis) -> Measure? {
    measures.measure(id, of: service, basis: basis).flatMap { $0.ratio == nil ? nil : $0 }
  }
}

extension CustomerMeasures {
  /// Whether nobody is licensed for a service that rules do not look at, and nobody uses it: that it is part of a product
  /// is then no news to a customer.
  func isNoNews(_ service: Service.ID, catalog: ServiceCatalog) -> Bool {
    guard let place = catalog.place(of: service), !catalog.services[place].isJudged else { return false }
    return measure(.usage, of: .service(service), basis: .assigned)?.ratio == Ratio(0, of: 0)
  }

  /// All active people of a service over the licenses sold where they are known, else over the licensed people.
  func usage(of service: Service.ID) -> Measure? {
    measure(.usage, of: .service(service), firstOf: [.entitled, .assigned])
      .flatMap { $0.ratio == nil ? nil : $0 }
  }
}

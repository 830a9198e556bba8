internal import AdoptionDomain
internal import AdoptionMetrics
internal import GRDB

extension RowDigest {
  /// The digest of what earlier nights say of a customer.
  init(_ history: CustomerHistory) {
    var values = history.days.map { Int($0.ordinal).databaseValue }
    for (key, figures) in history.all {
      values += [
        key.measure.code.databaseValue, key.subject.scope.databaseValue, key.subject.name.databaseValue,
        key.basis.code.databaseValue, key.windowDays.databaseValue, (key.source?.code).databaseValue,
      ]
      for figure in figures {
        values += [Int(figure.day.ordinal), figure.ratio.numerator, figure.ratio.denominator].map(
          \.databaseValue)
      }
    }
    self.init("history", values)
  }
}

internal import AdoptionDomain
internal import AdoptionMetrics
internal import GRDB
internal import Recommendations
internal import ReportContent

extension CustomerSnapshot {
  static func advice(of record: CustomerRecord) -> [KeptRow] {
    record.adviceStates.map { advice in
      KeptRow(
        .advice, owner: record.facts.customer.id.text,
        key: [
          advice.rule.databaseValue, advice.subject.scope.databaseValue, advice.subject.name.databaseValue,
        ],
        values: [
          advice.version.databaseValue, advice.state.rawValue.databaseValue,
          advice.since.description.databaseValue, (advice.resolvedOn?.description).databaseValue,
          advice.measure.rawValue.databaseValue, advice.basis.rawValue.databaseValue,
          advice.beginning.numerator.databaseValue, advice.beginning.denominator.databaseValue,
        ])
    }
  }
}

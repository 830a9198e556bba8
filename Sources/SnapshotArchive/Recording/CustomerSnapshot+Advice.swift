internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding
internal import Recommendations
internal import ReportContent

extension CustomerSnapshot {
  static func advice(of record: CustomerRecord) -> [KeptRow] {
    record.adviceStates.map { advice in
      KeptRow(.advice, owner: record.facts.customer.id.text) { key in
        key.write(value: advice.rule)
        key.write(value: advice.subject.scope)
        key.write(value: advice.subject.name)
      } values: { values in
        values.write(value: advice.version)
        values.write(value: advice.state.rawValue)
        values.write(value: advice.since.description)
        values.write(value: advice.resolvedOn?.description)
        values.write(value: advice.measure.rawValue)
        values.write(value: advice.basis.rawValue)
        values.write(value: advice.beginning.numerator)
        values.write(value: advice.beginning.denominator)
      }
    }
  }
}

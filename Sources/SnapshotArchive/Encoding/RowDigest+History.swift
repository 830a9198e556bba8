internal import AdoptionDomain
internal import AdoptionMetrics
internal import ByteEncoding

extension RowDigest {
  /// The digest of what earlier nights say of a customer, as that of a row with all of it as values.
  init(_ history: CustomerHistory) {
    var writer = ByteWriter(reserving: 4096)
    writer.write("history")
    for day in history.days { writer.write(value: Int(day.ordinal)) }
    for series in history.all {
      writer.write(series.key)
      for figure in series.figures {
        writer.write(value: Int(figure.day.ordinal))
        writer.write(value: figure.ratio.numerator)
        writer.write(value: figure.ratio.denominator)
      }
    }
    self.init(of: writer)
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ key: FigureKey) {
    write(value: key.measure.code)
    write(value: key.subject.scope)
    write(value: key.subject.name)
    write(value: key.basis.code)
    write(value: key.windowDays)
    write(value: key.source?.code)
  }
}

internal import AdoptionDomain

/// A sink whose rows are the content of a file.
protocol ContentSink: RecordSink {
  var content: FileContent { get }
}

extension UserSink: ContentSink {
  var content: FileContent { .users(result) }
}

extension CustomerSink: ContentSink {
  var content: FileContent { .customers(rows) }
}

extension SubscriptionSink: ContentSink {
  var content: FileContent { .subscriptions(result) }
}

extension RequestSink: ContentSink {
  var content: FileContent { .requests(result) }
}

extension LicensingReferenceSink: ContentSink {
  var content: FileContent { .reference(result) }
}

extension FastScanner: RecordScanner where Sink: ContentSink {
  var content: FileContent { sink.content }
}

/// The scanner that drives the sink of a kind of delimited export.
func makeScanner(
  for kind: DelimitedKind, binding: ColumnBinding, header: HeaderLine, catalog: ServiceCatalog
) -> any RecordScanner {
  func scanner(_ sink: some ContentSink) -> any RecordScanner {
    FastScanner(
      sink: sink, delimiter: header.delimiter, fieldCount: binding.fieldCount, startingAt: header.start)
  }
  return switch kind {
  case .customers: scanner(CustomerSink(binding: binding))
  case .subscriptions: scanner(SubscriptionSink(binding: binding))
  case .tickets: scanner(RequestSink(binding: binding, catalog: catalog))
  case .activeUsers, .graphActiveUserDetail: scanner(UserSink(binding: binding, catalog: catalog))
  case .licensingReference: scanner(LicensingReferenceSink(binding: binding))
  }
}

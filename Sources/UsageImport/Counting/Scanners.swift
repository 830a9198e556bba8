internal import AdoptionDomain

/// A sink whose rows are the content of a file.
protocol ContentSink: RecordSink {
  var content: FileContent { get }

  /// Lets a scanner read bytes into its sink.
  ///
  /// Each kind of sink has this for itself, so that the compiler makes a scanner for just this kind; one for all kinds would
  /// look up at each row what it is for.
  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow, by scanner: inout FastScanner<Self>)

  /// The counting of a file by several workers; `nil` where one counts it whole.
  static func split(_ file: SplitFile, scanner: FastScanner<Self>) -> (any SplitCounting)?
}

extension ContentSink {
  static func split(_ file: SplitFile, scanner: FastScanner<Self>) -> (any SplitCounting)? { nil }
}

extension PartSink {
  static func split(_ file: SplitFile, scanner: FastScanner<Self>) -> (any SplitCounting)? {
    SplitRun(file, scanner: scanner)
  }
}

extension UserSink: PartSink {
  var content: FileContent { .users(Self.counts(of: [self])) }

  /// Parts are not told apart: whose a cohort is says its customer.
  mutating func begin(part: Int) {}

  static func content(of sinks: [UserSink]) -> FileContent { .users(counts(of: sinks)) }

  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow,
    by scanner: inout FastScanner<UserSink>
  ) { scanner.read(block, in: window) }
}

extension CustomerSink: ContentSink {
  var content: FileContent { .customers(rows) }

  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow,
    by scanner: inout FastScanner<CustomerSink>
  ) { scanner.read(block, in: window) }
}

extension SubscriptionSink {
  var content: FileContent { .subscriptions(result) }

  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow,
    by scanner: inout FastScanner<SubscriptionSink>
  ) { scanner.read(block, in: window) }
}

extension RequestSink {
  var content: FileContent { .requests(result) }

  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow,
    by scanner: inout FastScanner<RequestSink>
  ) { scanner.read(block, in: window) }
}

extension LicensingReferenceSink: ContentSink {
  var content: FileContent { .reference(result) }

  static func read(
    _ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow,
    by scanner: inout FastScanner<LicensingReferenceSink>
  ) { scanner.read(block, in: window) }
}

/// What reads the records of a delimited file, whatever takes them.
protocol RecordScanner: Sendable {
  /// Records read, and those of them that were set aside.
  var records: Int { get }
  var aside: SetAsideRecords { get }
  /// Where the file ends in the middle of a record.
  var truncation: SetAside? { get }
  /// The counted rows.
  var content: FileContent { get }
  mutating func take(_ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow)
  mutating func finish()
  /// The counting of a file by several workers; `nil` where one counts it whole.
  func split(_ file: SplitFile) -> (any SplitCounting)?
}

extension FastScanner: RecordScanner where Sink: ContentSink {
  var content: FileContent { sink.content }

  mutating func take(_ block: UnsafeBufferPointer<UInt8>, in window: borrowing RowWindow) {
    Sink.read(block, in: window, by: &self)
  }

  func split(_ file: SplitFile) -> (any SplitCounting)? { Sink.split(file, scanner: self) }
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

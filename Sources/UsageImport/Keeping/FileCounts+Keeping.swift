public import AdoptionDomain
internal import ByteEncoding

extension FileCounts {
  /// The first byte of kept counts: another layout, another number.
  private static let layout = 1

  /// The counts as bytes, from which the same program reads them again.
  public var keptBytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.layout)
    kind.write(to: &writer)
    writer.write(records)
    writer.write(rejectedRecords)
    findings.write(to: &writer)
    content.write(to: &writer)
    return writer.bytes
  }

  /// Reads the counts of a file that has not changed since they were kept; `nil` where the bytes are not what was kept.
  ///
  /// - Parameters:
  ///   - keptBytes: what `keptBytes` was, with the same settings and the same program.
  ///   - file: the file.
  ///   - fingerprint: its fingerprint.
  ///   - catalog: the services, as at counting.
  public init?(keptBytes: [UInt8], of file: ExportFile, fingerprint: String, catalog: ServiceCatalog) {
    do throws(UnreadableBytes) {
      var reader = ByteReader(keptBytes)
      guard try reader.number() == Self.layout else { return nil }
      self.init(
        file: file, kind: try ExportKind(from: &reader), fingerprint: fingerprint, size: file.size,
        records: try reader.number(), rejectedRecords: try reader.number(),
        findings: try [Finding](from: &reader), content: try FileContent(from: &reader))
      guard reader.isAtEnd, content.isWithin(services: catalog.services.count) else { return nil }
    } catch {
      return nil
    }
  }
}

extension FileContent: KeptValue {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .customers(let rows): write(0, rows, to: &writer)
    case .subscriptions(let rows): write(1, rows, to: &writer)
    case .users(let users): write(2, users, to: &writer)
    case .requests(let rows): write(3, rows, to: &writer)
    case .licenses(let rows): write(4, rows, to: &writer)
    case .deployment(let rows): write(5, rows, to: &writer)
    case .usage(let rows): write(6, rows, to: &writer)
    case .reference(let products): write(7, products, to: &writer)
    }
  }

  private func write(_ number: Int, _ rows: some KeptValue, to writer: inout ByteWriter) {
    writer.write(number)
    rows.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    switch try reader.number() {
    case 0: self = .customers(try [CustomerRow](from: &reader))
    case 1: self = .subscriptions(try SubscriptionRows(from: &reader))
    case 2: self = .users(try UserCounts(from: &reader))
    case 3: self = .requests(try RequestRows(from: &reader))
    case 4: self = .licenses(try LicenseRows(from: &reader))
    case 5: self = .deployment(try AnalyticsRows(from: &reader))
    case 6: self = .usage(try AnalyticsRows(from: &reader))
    case 7: self = .reference(try [StatedProduct](from: &reader))
    default: throw reader.failure
    }
  }

  /// Whether every service that is meant is one of the first so many of the catalog.
  fileprivate func isWithin(services count: Int) -> Bool {
    switch self {
    case .users(let users):
      let known = (0..<count).reduce(into: ServiceSet()) { $0.insert($1) }.bits
      return users.services.allSatisfy { $0 < count }
        && users.tables.allSatisfy { $0.cohorts.allSatisfy { $0.licensedServices.bits & ~known == 0 } }
    case .requests(let requests): return requests.rows.allSatisfy { (-1..<count).contains(Int($0.service)) }
    case .customers, .subscriptions, .licenses, .deployment, .usage, .reference: return true
    }
  }
}

extension Finding: KeptValue {
  func write(to writer: inout ByteWriter) {
    severity.write(to: &writer)
    code.write(to: &writer)
    file.write(to: &writer)
    line.write(to: &writer)
    column.write(to: &writer)
    customer.write(to: &writer)
    count.write(to: &writer)
    expected.write(to: &writer)
    found.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      try Severity(from: &reader), try Code(from: &reader), file: try String?(from: &reader),
      line: try Int?(from: &reader), column: try Int?(from: &reader),
      customer: try Customer.ID?(from: &reader),
      count: try Int?(from: &reader), expected: try String?(from: &reader), found: try String?(from: &reader))
  }
}

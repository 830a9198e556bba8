internal import AdoptionDomain

extension CustomerDirectory {
  /// Makes the directory of the lists of customers; where no list was read, tenant ids stand for themselves.
  static func build(
    from counts: [FileCounts], workers: Workers, findings: inout [Finding]
  ) -> CustomerDirectory {
    let rows = counts.flatMap { file -> [CustomerRow] in
      if case .customers(let rows) = file.content { rows } else { [] }
    }
    guard rows.isEmpty else { return CustomerDirectory(merge(rows, findings: &findings)) }
    if !counts.isEmpty {
      findings.append(
        Finding(
          .warning, .noCustomerList, expected: "an export with CustomerId and CustomerName", found: "none"))
    }
    let ids = workers.map(counts, batchesOf: 256) { files in files.map(tenantIDs) }
    return CustomerDirectory(Set(ids.joined()).map { Customer(id: $0, name: $0.text) })
  }

  /// One customer an id: rows that repeat an id fill in what others leave out, in an order of their own.
  private static func merge(_ rows: [CustomerRow], findings: inout [Finding]) -> [Customer] {
    var customers: [Customer] = []
    customers.reserveCapacity(rows.count)
    let order = placesInOrder(of: rows)
    var start = 0
    while start < order.count {
      let id = rows[order[start]].id
      let end = order[start...].firstIndex { rows[$0].id != id } ?? order.count
      let same = order[start..<end].map { rows[$0] }
      start = end
      let different =
        same.count == 1 ? same : CustomerRow.inFixedOrder(Set(same))
      if different.count > 1 {
        findings.append(Finding(.warning, .repeatedCustomer, customer: id, count: different.count))
      }
      func first<Value>(_ value: (CustomerRow) -> Value?) -> Value? { different.lazy.compactMap(value).first }
      customers.append(
        Customer(
          id: id, name: different[0].name, domains: Set(different.flatMap(\.domains)).sorted(),
          segment: first(\.segment), country: first(\.country), language: first(\.language),
          accountManager: first(\.accountManager), seatCount: first(\.seatCount)))
    }
    return customers
  }

  /// The places of rows by id.
  private static func placesInOrder(of rows: [CustomerRow]) -> [Int] {
    /// The first eight bytes of an id of ASCII, which mostly decide; other ids are compared as texts are.
    func beginning(of id: Customer.ID) -> UInt64? {
      guard id.text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
      var word: UInt64 = 0
      for (place, byte) in id.text.utf8.prefix(8).enumerated() {
        word |= UInt64(byte) << UInt64(56 - 8 * place)
      }
      return word
    }
    let beginnings = rows.compactMap { beginning(of: $0.id) }
    guard beginnings.count == rows.count else {
      return rows.indices.sorted { rows[$0].id < rows[$1].id }
    }
    return rows.indices.sorted { left, right in
      beginnings[left] != beginnings[right]
        ? beginnings[left] < beginnings[right] : rows[left].id < rows[right].id
    }
  }

  /// The tenant ids that an export names: its keys, or what looks like one in the file's path.
  private static func tenantIDs(in file: FileCounts) -> [Customer.ID] {
    let keys: [String] =
      switch file.content {
      case .customers: []
      case .subscriptions(let rows): rows.customerKeys
      case .requests(let rows): rows.customerKeys
      case .licenses(let rows): rows.tenant.map { [$0] } ?? tenantIDs(inPathOf: file.file)
      case .deployment(let rows), .usage(let rows):
        rows.customers.compactMap(\.tenant)
          + (rows.customers.contains { $0.tenant == nil } ? tenantIDs(inPathOf: file.file) : [])
      case .reference: []
      case .users(let users):
        file.kind == .graphActiveUserDetail
          ? tenantIDs(inPathOf: file.file) : users.tables.flatMap(\.customerKeys)
      }
    return keys.filter { !$0.isEmpty }.map(Customer.ID.init)
  }

  private static func tenantIDs(inPathOf file: ExportFile) -> [String] {
    file.nameParts.flatMap { part in
      part.utf8.split { !($0.isHexDigit || $0 == hyphen) }.map(Substring.init).filter(isTenantID)
        .map(String.init)
    }
  }
}

/// Whether a text has the shape of a tenant id: 8-4-4-4-12 hexadecimal digits.
func isTenantID(_ text: some StringProtocol) -> Bool {
  text.utf8.count == 36
    && text.utf8.enumerated().allSatisfy { place, byte in
      switch place {
      case 8, 13, 18, 23: byte == hyphen
      default: byte.isHexDigit
      }
    }
}

private let hyphen = UInt8(ascii: "-")

extension UInt8 {
  /// Whether this is a hexadecimal digit of ASCII.
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}

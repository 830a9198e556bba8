internal import AdoptionDomain
internal import ByteEncoding

extension ProductKey: KeptValue {
  func write(to writer: inout ByteWriter) {
    id.write(to: &writer)
    partNumber.write(to: &writer)
    name.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      id: try String?(from: &reader), partNumber: try String?(from: &reader), name: try String?(from: &reader)
    )
  }
}

extension CustomerKey: KeptValue {
  func write(to writer: inout ByteWriter) {
    tenant.write(to: &writer)
    name.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(tenant: try String?(from: &reader), name: try String?(from: &reader))
  }
}

extension WorkloadKey: KeptValue {
  func write(to writer: inout ByteWriter) {
    name.write(to: &writer)
    code.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(name: try String?(from: &reader), code: try String?(from: &reader))
  }
}

extension StatedProduct: KeptValue {
  func write(to writer: inout ByteWriter) {
    product.write(to: &writer)
    isForPeople.write(to: &writer)
    plans.sorted().write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      product: try ProductKey(from: &reader), isForPeople: try Bool(from: &reader),
      plans: Set(try [String](from: &reader)))
  }
}

extension LicenseRows: KeptValue {
  func write(to writer: inout ByteWriter) {
    tenant.write(to: &writer)
    products.write(to: &writer)
    rows.write(to: &writer)
    stated.write(to: &writer)
    unknownStates.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      tenant: try String?(from: &reader), products: try [ProductKey](from: &reader),
      rows: try [Row](from: &reader), stated: try [StatedProduct](from: &reader),
      unknownStates: try Int(from: &reader))
    guard rows.allSatisfy({ products.indices.contains(Int($0.product)) }) else { throw reader.failure }
  }
}

extension LicenseRows.Row: KeptValue {
  func write(to writer: inout ByteWriter) {
    product.write(to: &writer)
    id.write(to: &writer)
    terms.write(to: &writer)
    let units = units.sorted { $0.key.rawValue < $1.key.rawValue }
    writer.write(list: units) { writer, state in
      state.key.write(to: &writer)
      state.value.write(to: &writer)
    }
    assigned.write(to: &writer)
    start.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    product = try Int32(from: &reader)
    id = try UInt64?(from: &reader)
    terms = try SubscriptionTerms(from: &reader)
    units = [:]
    for _ in 0..<(try reader.number(upTo: SubscriptionState.allCases.count)) {
      units[try SubscriptionState(from: &reader)] = try Int(from: &reader)
    }
    assigned = try Int?(from: &reader)
    start = try CalendarDay?(from: &reader)
  }
}

extension AnalyticsRows: KeptValue {
  func write(to writer: inout ByteWriter) {
    customers.write(to: &writer)
    products.write(to: &writer)
    channels.write(to: &writer)
    dataSets.write(to: &writer)
    workloads.write(to: &writer)
    rows.write(to: &writer)
    partnerRows.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      customers: try [CustomerKey](from: &reader), products: try [ProductKey](from: &reader),
      channels: try [String](from: &reader), dataSets: try [String](from: &reader),
      workloads: try [WorkloadKey](from: &reader), rows: try [Row](from: &reader),
      partnerRows: try Int(from: &reader))
    let isWhole = rows.allSatisfy { row in
      customers.indices.contains(Int(row.customer)) && products.indices.contains(Int(row.product))
        && channels.indices.contains(Int(row.channel)) && dataSets.indices.contains(Int(row.dataSet))
        && row.workload.map { workloads.indices.contains(Int($0)) } ?? true
    }
    guard isWhole else { throw reader.failure }
  }
}

extension AnalyticsRows.Row: KeptValue {
  func write(to writer: inout ByteWriter) {
    customer.write(to: &writer)
    product.write(to: &writer)
    channel.write(to: &writer)
    dataSet.write(to: &writer)
    workload.write(to: &writer)
    day.write(to: &writer)
    units.write(to: &writer)
    used.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      customer: try Int32(from: &reader), product: try Int32(from: &reader),
      channel: try Int32(from: &reader), dataSet: try Int32(from: &reader),
      workload: try Int32?(from: &reader), day: try CalendarDay(from: &reader), units: try Int(from: &reader),
      used: try Int(from: &reader))
  }
}

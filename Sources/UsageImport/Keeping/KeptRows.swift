internal import AdoptionDomain
internal import ByteEncoding

// Each pair stands side by side: what is written first is read first.

extension CustomerRow: KeptValue {
  func write(to writer: inout ByteWriter) {
    id.write(to: &writer)
    name.write(to: &writer)
    country.write(to: &writer)
    segment.write(to: &writer)
    seatCount.write(to: &writer)
    domains.write(to: &writer)
    language.write(to: &writer)
    accountManager.write(to: &writer)
    accountManagerAddress.write(to: &writer)
    recipients.write(to: &writer)
    sending.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      id: try Customer.ID(from: &reader), name: try String(from: &reader),
      country: try String?(from: &reader), segment: try String?(from: &reader),
      seatCount: try Int?(from: &reader), domains: try [String](from: &reader),
      language: try String?(from: &reader), accountManager: try String?(from: &reader),
      accountManagerAddress: try String?(from: &reader), recipients: try [String](from: &reader),
      sending: try String?(from: &reader))
  }
}

extension SubscriptionRows: KeptValue {
  func write(to writer: inout ByteWriter) {
    customerKeys.write(to: &writer)
    partNumbers.write(to: &writer)
    names.write(to: &writer)
    rows.write(to: &writer)
    unknownStates.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      customerKeys: try [String](from: &reader), partNumbers: try [String](from: &reader),
      names: try [String](from: &reader), rows: try [Row](from: &reader),
      unknownStates: try Int(from: &reader))
    let isWhole = rows.allSatisfy {
      customerKeys.indices.contains(Int($0.customer)) && partNumbers.indices.contains(Int($0.partNumber))
        && names.indices.contains(Int($0.name))
    }
    guard isWhole else { throw reader.failure }
  }
}

extension SubscriptionRows.Row: KeptValue {
  func write(to writer: inout ByteWriter) {
    customer.write(to: &writer)
    partNumber.write(to: &writer)
    name.write(to: &writer)
    id.write(to: &writer)
    state.write(to: &writer)
    terms.write(to: &writer)
    units.write(to: &writer)
    isTenantWide.write(to: &writer)
    start.write(to: &writer)
    commitmentEnd.write(to: &writer)
    renewsAutomatically.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      customer: try Int32(from: &reader), partNumber: try Int32(from: &reader),
      name: try Int32(from: &reader), id: try UInt64?(from: &reader),
      state: try SubscriptionState(from: &reader), terms: try SubscriptionTerms(from: &reader),
      units: try LicenseUnits(from: &reader), isTenantWide: try Bool(from: &reader),
      start: try CalendarDay?(from: &reader), commitmentEnd: try CalendarDay?(from: &reader),
      renewsAutomatically: try Bool?(from: &reader))
  }
}

extension LicenseUnits: KeptValue {
  func write(to writer: inout ByteWriter) {
    sold.write(to: &writer)
    assigned.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(sold: try Int(from: &reader), assigned: try Int?(from: &reader))
  }
}

extension RequestRows: KeptValue {
  func write(to writer: inout ByteWriter) {
    customerKeys.write(to: &writer)
    rows.write(to: &writer)
    unknownCategories.write(to: &writer)
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      customerKeys: try [String](from: &reader), rows: try [Row](from: &reader),
      unknownCategories: try Int(from: &reader))
    guard rows.allSatisfy({ customerKeys.indices.contains(Int($0.customer)) }) else { throw reader.failure }
  }
}

extension RequestRows.Row: KeptValue {
  func write(to writer: inout ByteWriter) {
    id.write(to: &writer)
    modified.write(to: &writer)
    customer.write(to: &writer)
    day.write(to: &writer)
    service.write(to: &writer)
    kind.write(to: &writer)
    channel.write(to: &writer)
    writer.write(Int(rating))
  }

  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self.init(
      id: try UInt64(from: &reader), modified: try Int(from: &reader), customer: try Int32(from: &reader),
      day: try CalendarDay(from: &reader), service: try Int16(from: &reader),
      kind: try SupportRequestKind(from: &reader), channel: try SupportChannel(from: &reader),
      rating: UInt8(try reader.number(upTo: 2)))
  }
}

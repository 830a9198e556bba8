internal import AdoptionDomain
internal import ByteEncoding

/// What counts are made of, as bytes from which the same value is read; what a value means is not said in them.
protocol KeptValue {
  func write(to writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws(UnreadableBytes)
}

extension Int: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(signed: self) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self = try reader.signed() }
}

extension KeptValue where Self: FixedWidthInteger {
  func write(to writer: inout ByteWriter) { writer.write(signed: Int(self)) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    guard let number = Self(exactly: try reader.signed()) else { throw reader.failure }
    self = number
  }
}

extension Int16: KeptValue {}
extension Int32: KeptValue {}

extension UInt64: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(word: self) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self = try reader.word() }
}

extension Bool: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(self) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self = try reader.flag() }
}

extension String: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(self) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self = try reader.text() }
}

extension CalendarDay: KeptValue {
  func write(to writer: inout ByteWriter) { ordinal.write(to: &writer) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self.init(ordinal: try Int32(from: &reader)) }
}

extension Customer.ID: KeptValue {
  func write(to writer: inout ByteWriter) { text.write(to: &writer) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self.init(try String(from: &reader)) }
}

extension Optional: KeptValue where Wrapped: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(self) { $1.write(to: &$0) } }
  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self = try reader.optional { reader throws(UnreadableBytes) in try Wrapped(from: &reader) }
  }
}

extension Array: KeptValue where Element: KeptValue {
  func write(to writer: inout ByteWriter) { writer.write(list: self) { $1.write(to: &$0) } }
  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    self = try reader.list { reader throws(UnreadableBytes) in try Element(from: &reader) }
  }
}

// Cases by what names them; the program that reads is the one that wrote.
extension KeptValue where Self: RawRepresentable, RawValue == UInt8 {
  func write(to writer: inout ByteWriter) { writer.write(Int(rawValue)) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) { self = try reader.choice(Self.self) }
}

extension KeptValue where Self: RawRepresentable, RawValue == String {
  func write(to writer: inout ByteWriter) { rawValue.write(to: &writer) }
  init(from reader: inout ByteReader) throws(UnreadableBytes) {
    guard let value = Self(rawValue: try String(from: &reader)) else { throw reader.failure }
    self = value
  }
}

extension SubscriptionState: KeptValue {}
extension SubscriptionTerms: KeptValue {}
extension SupportRequestKind: KeptValue {}
extension SupportChannel: KeptValue {}
extension ExportKind: KeptValue {}
extension Finding.Severity: KeptValue {}
extension Finding.Code: KeptValue {}

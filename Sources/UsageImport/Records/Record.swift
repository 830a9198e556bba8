/// The bytes of one cell, valid only while its record is being taken.
typealias Field = UnsafeBufferPointer<UInt8>

/// One record of a delimited file, quotes resolved; valid only while a sink takes it.
struct Record {
  /// The bytes of all fields, one after the other.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The end of each field in `bytes`.
  let ends: UnsafeBufferPointer<Int>
  /// The 0-based byte offset in the file at which each field begins.
  let offsets: UnsafeBufferPointer<Int>

  /// The number of fields.
  var count: Int { ends.count }

  /// The bytes of a field, without surrounding blanks.
  func field(_ index: Int) -> Field {
    var start = index == 0 ? 0 : ends[index - 1]
    var end = ends[index]
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return Field(rebasing: bytes[start..<end])
  }

  /// The bytes of a field that may be absent; empty where the export has no such column.
  func field(_ index: Int?) -> Field { index.map(field) ?? Field(start: nil, count: 0) }
}

/// Why a record cannot be taken; it holds nothing that stood in the record.
struct RecordFault: Error, Equatable {
  /// The 0-based field at fault; `nil` for the record as a whole.
  var field: Int?
  /// What was expected.
  var expected: String
  /// What was found.
  var found: String
}

/// What takes the records of a file.
protocol RecordSink {
  /// Takes one record.
  /// - Throws: ``RecordFault`` where the record cannot be read; it is then set aside.
  mutating func take(_ record: Record) throws(RecordFault)
}

/// A record or part of one that could not be read.
struct SetAside: Equatable {
  /// The 0-based byte offset in the file.
  let offset: Int
  /// What was expected.
  let expected: String
  /// What was found.
  let found: String
}

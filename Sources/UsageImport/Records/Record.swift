/// The bytes of one cell, valid only while its record is being taken.
package typealias Field = UnsafeBufferPointer<UInt8>

/// One record of a delimited file, quotes resolved; valid only while a sink takes it.
package struct Record {
  /// The bytes in which the fields stand.
  let bytes: UnsafeBufferPointer<UInt8>
  /// The start of each field in `bytes`.
  let starts: UnsafeBufferPointer<Int>
  /// The end of each field in `bytes`.
  let ends: UnsafeBufferPointer<Int>
  /// Where each field begins, its quote included, counted from `base`.
  let offsets: UnsafeBufferPointer<Int>
  /// The 0-based byte offset in the file from which `offsets` are counted.
  let base: Int

  /// The number of fields.
  package var count: Int { ends.count }

  /// The 0-based byte offset in the file at which a field begins.
  package func offset(of field: Int) -> Int { base + offsets[field] }

  /// The bytes of a field, without surrounding blanks.
  package func field(_ index: Int) -> Field {
    var start = starts[index]
    var end = ends[index]
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return Field(rebasing: bytes[start..<end])
  }

  /// The bytes of a field that may be absent; empty where the export has no such column.
  package func field(_ index: Int?) -> Field { index.map(field) ?? Field(start: nil, count: 0) }
}

/// Why a record cannot be taken; it holds nothing that stood in the record.
package struct RecordFault: Error, Equatable {
  /// The 0-based field at fault; `nil` for the record as a whole.
  package var field: Int?
  /// What was expected.
  package var expected: String
  /// What was found.
  package var found: String

  package init(field: Int?, expected: String, found: String) {
    self.field = field
    self.expected = expected
    self.found = found
  }
}

/// The records of a file that were set aside.
package struct SetAsideRecords: Sendable {
  /// How many there are.
  package private(set) var count = 0
  /// The first of them with their reason; the others are only counted.
  package private(set) var first: [SetAside] = []

  /// How many are kept with their reason.
  private static let kept = 100

  /// Notes one more.
  mutating func add(_ fault: SetAside) {
    count += 1
    if first.count < Self.kept { first.append(fault) }
  }

  /// Notes those of the part of the file that follows.
  mutating func add(_ next: SetAsideRecords) {
    count += next.count
    first += next.first.prefix(Self.kept - first.count)
  }
}

/// What takes the records of a file.
package protocol RecordSink: Sendable {
  /// Takes one record.
  /// - Throws: ``RecordFault`` where the record cannot be read; it is then set aside.
  mutating func take(_ record: Record) throws(RecordFault)

  /// Takes a row in a way that is faster than field by field, with the same result.
  ///
  /// - Returns: `false` where the row is not of the usual kind; nothing of it is taken then.
  mutating func take(_ row: PlainRow) -> Bool
}

extension RecordSink {
  /// Takes no row: all go field by field.
  package mutating func take(_ row: PlainRow) -> Bool { false }
}

/// A record or part of one that could not be read.
package struct SetAside: Error, Equatable {
  /// The 0-based byte offset in the file.
  package let offset: Int
  /// What was expected.
  package let expected: String
  /// What was found.
  package let found: String

  package init(offset: Int, expected: String, found: String) {
    self.offset = offset
    self.expected = expected
    self.found = found
  }
}

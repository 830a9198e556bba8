internal import AdoptionDomain

/// Collects the bytes of a JSON export and reads it as a whole.
struct DocumentReader {
  /// The most bytes of a document: it is held in memory as a whole, and no export of this kind comes near.
  static let largest = 256 << 20

  private let markLength: Int
  private var bytes: [UInt8] = []

  /// Creates a reader for a document that stands behind a byte order mark of so many bytes.
  init(markLength: Int, size: Int) {
    self.markLength = markLength
    bytes.reserveCapacity(size)
  }

  /// Whether what stands behind the mark looks like a JSON document with a list.
  static func begins(_ block: UnsafeBufferPointer<UInt8>, after markLength: Int) -> Bool {
    let first = block.dropFirst(markLength).first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Takes the next bytes of the file; blanks in the place of the mark leave all offsets as they are in the file.
  mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
    let markEnd = bytes.isEmpty ? min(markLength, block.count) : 0
    bytes.append(contentsOf: repeatElement(0x20, count: markEnd))
    bytes.append(contentsOf: block.dropFirst(markEnd))
  }

  /// Reads the document.
  func finish() throws(DocumentRefusal) -> CountedRecords {
    let document = try parse()
    guard let rows = DocumentFormat.rows(of: document) else { throw Self.unrecognized("no list") }
    guard !rows.isEmpty else {
      throw DocumentRefusal(code: .emptyFile, expected: "at least one record", found: "an empty list")
    }
    let format = rows.lazy.compactMap { row in DocumentFormat.all.first { $0.fits(row) } }.first
    guard let format else { throw Self.unrecognized("a list of something else") }
    var sink = format.makeSink()
    var counted = CountedRecords(kind: format.kind, records: rows.count)
    for row in rows {
      do throws(SetAside) {
        guard case .object = row.content else { throw row.setAside("an object") }
        try sink.take(row)
      } catch {
        counted.aside.add(error)
      }
    }
    counted.hasFurtherPages = DocumentFormat.hasFurtherPages(document)
    counted.content = try sink.content()
    return counted
  }

  private func parse() throws(DocumentRefusal) -> JSONValue {
    do throws(JSONFault) {
      return try JSONParser.parse(bytes)
    } catch {
      throw DocumentRefusal(
        code: .invalidDocument, expected: error.expected, found: error.found, offset: error.offset)
    }
  }

  private static func unrecognized(_ found: String) -> DocumentRefusal {
    let kinds = DocumentFormat.all.map(\.kind.rawValue).joined(separator: ", ")
    return DocumentRefusal(code: .unrecognizedFile, expected: "a list of \(kinds)", found: found)
  }
}

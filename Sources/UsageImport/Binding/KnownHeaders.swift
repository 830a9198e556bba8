internal import AdoptionDomain

/// A delimited export whose header is bound.
struct BoundExport: Sendable {
  let kind: DelimitedKind
  /// Where the header begins in the file.
  let start: Int
  let delimiter: UInt8
  let fieldCount: Int
  /// A scanner that has read nothing yet.
  let scanner: any RecordScanner
}

/// What the first block of a file says about it.
enum FirstBlock {
  case delimited(BoundExport)
  case document(markLength: Int)
  case refused(Finding.Code, expected: String, found: String)
}

/// Recognizes files by their first blocks; files with the same first line, such as the reports of many tenants, are bound once.
struct KnownHeaders {
  /// The first lines and what they bind: there are so few that they are tried in turn.
  private var exports: [(line: [UInt8], export: BoundExport)] = []
  /// More than an exports folder has kinds of headers.
  private static let most = 64

  /// Recognizes a file.
  mutating func recognize(
    _ block: UnsafeBufferPointer<UInt8>, settings: ImportSettings
  ) -> FirstBlock {
    let markLength: Int
    switch TextEncoding(firstBytes: block) {
    case .utf8(let length): markLength = length
    case .unreadable(let found):
      return .refused(.unreadableEncoding, expected: "text in UTF-8 or UTF-16", found: found)
    }
    if DocumentReader.begins(block, after: markLength) { return .document(markLength: markLength) }
    let line = Self.firstLine(of: block)
    if let line, let known = known(line) { return .delimited(known) }
    switch Recognition(firstBlock: block, markLength: markLength, aliases: settings.aliasTable) {
    case .refused(let code, let expected, let found):
      return .refused(code, expected: expected, found: found)
    case .export(let format, let binding, let header):
      let export = BoundExport(
        kind: format.kind, start: header.start, delimiter: header.delimiter, fieldCount: binding.fieldCount,
        scanner: makeScanner(for: format.kind, binding: binding, header: header, catalog: settings.catalog))
      if let line, header.start == markLength, Self.isWhole(line, header.delimiter), exports.count < Self.most
      {
        exports.append((Array(line), export))
      }
      return .delimited(export)
    }
  }

  private func known(_ line: Field) -> BoundExport? {
    let length = line.count
    for (known, export) in exports where known.count == length {
      let isSame = known.withUnsafeBufferPointer { known in
        guard let known = known.baseAddress, let line = line.baseAddress else { return true }
        return known.equals(line, count: length)
      }
      if isSame { return export }
    }
    return nil
  }

  private static func firstLine(of block: UnsafeBufferPointer<UInt8>) -> Field? {
    let searched = block.prefix(HeaderLine.longestHeader)
    guard let end = searched.firstIndex(of: 0x0A) else { return nil }
    return Field(rebasing: block[..<end])
  }

  /// Whether a header ends with its first line, whatever follows.
  ///
  /// It does where it has no quotes, or where they stand in pairs around cells and nowhere else. That is held against the
  /// comma alone, which is tried before the other delimiters.
  private static func isWhole(_ line: Field, _ delimiter: UInt8) -> Bool {
    guard line.contains(0x22) else { return true }
    guard delimiter == HeaderLine.delimiters[0] else { return false }
    var isOpen = false
    for place in line.indices where line[place] == 0x22 {
      let neighbor = isOpen ? place + 1 : place - 1
      // The edges of the line, the CR of its end and the last byte of a mark.
      let isAtEdge = !line.indices.contains(neighbor) || [0x0D, 0xBF].contains(line[neighbor])
      guard isAtEdge || line[neighbor] == delimiter else { return false }
      isOpen.toggle()
    }
    return !isOpen
  }
}

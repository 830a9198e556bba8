internal import AdoptionDomain

/// Counts one export.
///
/// - Parameters:
///   - file: the file.
///   - settings: services, aliases and limits.
///   - progress: is told the bytes read since the last call.
/// - Returns: the counts, with findings about records that were set aside.
/// - Throws: ``FileRefusal`` where the file is no export that can be read.
public func count(
  _ file: ExportFile, settings: ImportSettings, progress: (Int) -> Void
) throws(FileRefusal) -> FileCounts {
  var run = CountingRun(file: file, settings: settings)
  let size: Int
  do throws(FileReadFault) {
    let blocks = try FileBlocks(opening: file.location)
    size = blocks.size
    try blocks.forEach { block in
      run.read(block)
      progress(block.count)
      return run.refusal == nil
    }
  } catch {
    throw run.refused(.unreadableFile, expected: "a readable file", found: error.reason)
  }
  return try run.finish(size: size)
}

/// Why the records of a file were set aside, and what came of the others.
protocol RecordScanner {
  var records: Int { get }
  var setAsideCount: Int { get }
  var setAside: [SetAside] { get }
  var truncation: SetAside? { get }
  mutating func read(_ block: UnsafeBufferPointer<UInt8>)
  mutating func finish()
  /// The counted rows.
  var content: FileContent { get }
}

/// The reading of one file, from its first block to its counts.
private struct CountingRun {
  let file: ExportFile
  let settings: ImportSettings
  var kind: ExportKind?
  var scanner: (any RecordScanner)?
  var refusal: FileRefusal?
  var fingerprint = Fingerprint()

  init(file: ExportFile, settings: ImportSettings) {
    self.file = file
    self.settings = settings
  }

  mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
    fingerprint.add(block)
    guard scanner == nil else {
      scanner?.read(block)
      return
    }
    let start = begin(with: block)
    scanner?.read(UnsafeBufferPointer(rebasing: block[start...]))
  }

  /// Recognizes the file by its first block and makes the scanner that fits; returns where the header begins.
  private mutating func begin(with block: UnsafeBufferPointer<UInt8>) -> Int {
    let markLength: Int
    switch TextEncoding(firstBytes: block) {
    case .utf8(let length): markLength = length
    case .unreadable(let found):
      refusal = refused(.unreadableEncoding, expected: "delimited text in UTF-8", found: found)
      return 0
    }
    switch Recognition(firstBlock: block, markLength: markLength, aliases: settings.aliasTable) {
    case .refused(let code, let expected, let found):
      refusal = refused(code, expected: expected, found: found)
      return 0
    case .export(let format, let binding, let header):
      kind = format.kind
      scanner = makeScanner(for: format.kind, binding: binding, header: header, catalog: settings.catalog)
      return header.start
    }
  }

  func refused(
    _ code: Finding.Code, expected: String, found: String, at position: LinePosition? = nil
  ) -> FileRefusal {
    let isAboutContent = [.unrecognizedFile, .unreadableEncoding, .emptyFile].contains(code)
    let isNote = isAboutContent && file.isLikelyNoExport
    return FileRefusal(
      finding: Finding(
        isNote ? .note : .refusal, code, file: file.path, line: position?.line, column: position?.column,
        expected: expected, found: found))
  }

  /// Ends the reading.
  mutating func finish(size: Int) throws(FileRefusal) -> FileCounts {
    if let refusal { throw refusal }
    scanner?.finish()
    guard let scanner, let kind, scanner.records > 0 || scanner.truncation != nil else {
      throw refused(.emptyFile, expected: "at least one record", found: "\(size) bytes without one")
    }
    if let cut = scanner.truncation {
      let position = try positions(of: [cut]).first
      throw refused(.truncatedFile, expected: cut.expected, found: cut.found, at: position)
    }
    let setAside = Array(scanner.setAside.prefix(Self.shownSetAside))
    let places = try positions(of: setAside)
    if scanner.setAsideCount * 1000 > scanner.records * settings.maximumRejectedPermille,
      let first = setAside.first
    {
      let found = "\(scanner.setAsideCount) of \(scanner.records) set aside, the first for: expected"
      throw refused(
        .tooManyRejected, expected: "at most \(settings.maximumRejectedPermille) of 1000 records set aside",
        found: "\(found) \(first.expected), found \(first.found)", at: places.first)
    }
    let findings = zip(setAside, places).map { fault, position in
      Finding(
        .warning, .rejectedRecord, file: file.path, line: position.line, column: position.column,
        expected: fault.expected, found: fault.found)
    }
    return FileCounts(
      file: file, kind: kind, fingerprint: fingerprint.hexadecimal, size: size, records: scanner.records,
      rejectedRecords: scanner.setAsideCount, findings: findings, content: scanner.content)
  }

  /// How many records that were set aside are shown with their place.
  private static let shownSetAside = 10

  private func positions(of faults: [SetAside]) throws(FileRefusal) -> [LinePosition] {
    do throws(FileReadFault) {
      return try linePositions(of: faults.map(\.offset), in: file.location)
    } catch {
      throw refused(.unreadableFile, expected: "a readable file", found: error.reason)
    }
  }
}

internal import AdoptionDomain

/// The reading of one file, from its first block to its counts.
struct CountingRun {
  /// What takes the bytes, once the first block has told what they are.
  private enum Reader {
    case undecided
    case delimited(DelimitedKind, any RecordScanner)
    case document(DocumentReader)
  }

  let file: ExportFile
  let settings: ImportSettings
  /// The size of the file in bytes, as opened.
  var size = 0
  /// Why the file is not read on.
  private(set) var refusal: FileRefusal?
  private var reader = Reader.undecided
  private var fingerprint = Fingerprint()

  init(file: ExportFile, settings: ImportSettings) {
    self.file = file
    self.settings = settings
  }

  mutating func read(_ block: UnsafeBufferPointer<UInt8>) {
    fingerprint.add(block)
    var start = 0
    if case .undecided = reader { start = begin(with: block) }
    let rest = UnsafeBufferPointer(rebasing: block[start...])
    // The reader is taken out while it reads, so that what it has collected is not copied.
    switch reader {
    case .undecided: break
    case .delimited(let kind, var scanner):
      reader = .undecided
      scanner.read(rest)
      reader = .delimited(kind, scanner)
    case .document(var document):
      reader = .undecided
      document.read(rest)
      reader = .document(document)
    }
  }

  /// Recognizes the file by its first block and makes the reader that fits; returns where it begins to read.
  private mutating func begin(with block: UnsafeBufferPointer<UInt8>) -> Int {
    let markLength: Int
    switch TextEncoding(firstBytes: block) {
    case .utf8(let length): markLength = length
    case .unreadable(let found):
      refusal = refused(.unreadableEncoding, expected: "text in UTF-8", found: found)
      return 0
    }
    if DocumentReader.begins(block, after: markLength) {
      beginDocument(markLength: markLength)
      return 0
    }
    switch Recognition(firstBlock: block, markLength: markLength, aliases: settings.aliasTable) {
    case .refused(let code, let expected, let found):
      refusal = refused(code, expected: expected, found: found)
      return 0
    case .export(let format, let binding, let header):
      let scanner = makeScanner(
        for: format.kind, binding: binding, header: header, catalog: settings.catalog)
      reader = .delimited(format.kind, scanner)
      return header.start
    }
  }

  private mutating func beginDocument(markLength: Int) {
    guard size <= DocumentReader.largest else {
      refusal = refused(
        .unreadableFile, expected: "a document of at most \(DocumentReader.largest) bytes",
        found: "\(size) bytes")
      return
    }
    reader = .document(DocumentReader(markLength: markLength, size: size))
  }

  private func refused(
    _ code: Finding.Code, expected: String, found: String, at position: LinePosition? = nil
  ) -> FileRefusal {
    FileRefusal(code, file: file, expected: expected, found: found, at: position)
  }

  /// Ends the reading.
  mutating func finish() throws(FileRefusal) -> FileCounts {
    if let refusal { throw refusal }
    let counted = try counted()
    if let cut = counted.truncation {
      let position = try positions(of: [cut.offset]).first
      throw refused(.truncatedFile, expected: cut.expected, found: cut.found, at: position)
    }
    return FileCounts(
      file: file, kind: counted.kind, fingerprint: fingerprint.hexadecimal, size: size,
      records: counted.records, rejectedRecords: counted.aside.count,
      findings: try findings(about: counted),
      content: counted.content)
  }

  private func counted() throws(FileRefusal) -> CountedRecords {
    switch reader {
    case .delimited(let kind, var scanner):
      scanner.finish()
      if scanner.records > 0 || scanner.truncation != nil {
        return CountedRecords(kind: kind.exportKind, of: scanner)
      }
    case .document(let document):
      do throws(DocumentRefusal) {
        return try document.finish()
      } catch {
        let position = try positions(of: [error.offset].compactMap(\.self)).first
        throw refused(error.code, expected: error.expected, found: error.found, at: position)
      }
    case .undecided: break
    }
    throw refused(.emptyFile, expected: "at least one record", found: "\(size) bytes without one")
  }

  /// What is to be said about the records; too many that were set aside refuse the file.
  private func findings(about counted: CountedRecords) throws(FileRefusal) -> [Finding] {
    let setAside = Array(counted.aside.first.prefix(Self.shownSetAside))
    let places = try positions(of: setAside.map(\.offset))
    if counted.aside.count * 1000 > counted.records * settings.maximumRejectedPermille,
      let first = setAside.first
    {
      let found = "\(counted.aside.count) of \(counted.records) set aside, the first for: expected"
      throw refused(
        .tooManyRejected, expected: "at most \(settings.maximumRejectedPermille) of 1000 records set aside",
        found: "\(found) \(first.expected), found \(first.found)", at: places.first)
    }
    var findings = zip(setAside, places).map { fault, position in
      Finding(
        .warning, .rejectedRecord, file: file.path, line: position.line, column: position.column,
        expected: fault.expected, found: fault.found)
    }
    if counted.hasFurtherPages {
      findings.append(
        Finding(
          .warning, .furtherPages, file: file.path, count: counted.records, expected: "the last page",
          found: "a link to a further page"))
    }
    return findings
  }

  /// How many records that were set aside are shown with their place.
  private static let shownSetAside = 10

  private func positions(of offsets: [Int]) throws(FileRefusal) -> [LinePosition] {
    do throws(FileReadFault) {
      return try linePositions(of: offsets, in: file.location)
    } catch {
      throw refused(.unreadableFile, expected: "a readable file", found: error.reason)
    }
  }
}

extension FileRefusal {
  /// The refusal of a file; a file whose ending says that it is no export is passed over with a note instead.
  init(
    _ code: Finding.Code, file: ExportFile, expected: String, found: String, at position: LinePosition? = nil
  ) {
    let isAboutContent = [.unrecognizedFile, .unreadableEncoding, .emptyFile, .invalidDocument].contains(code)
    let isNote = isAboutContent && file.isLikelyNoExport
    finding = Finding(
      isNote ? .note : .refusal, code, file: file.path, line: position?.line, column: position?.column,
      expected: expected, found: found)
  }
}

internal import AdoptionDomain

/// A file and the rules by which it is counted or refused.
struct CountedFile: Sendable {
  let file: ExportFile
  let settings: ImportSettings
  /// The size of the file in bytes, as opened.
  var size = 0

  /// The refusal of the file.
  func refused(
    _ code: Finding.Code, expected: String, found: String, at position: LinePosition? = nil
  ) -> FileRefusal {
    FileRefusal(code, file: file, expected: expected, found: found, at: position)
  }

  /// The refusal of a file that cannot be read.
  func refused(_ fault: FileReadFault) -> FileRefusal {
    refused(.unreadableFile, expected: "a readable file", found: fault.reason)
  }

  /// The refusal of a file without records.
  var isEmpty: FileRefusal {
    refused(.emptyFile, expected: "at least one record", found: "\(size) bytes without one")
  }

  /// The counts of the file.
  func counts(of counted: CountedRecords, fingerprint: Fingerprint) throws(FileRefusal) -> FileCounts {
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

  /// Where byte offsets stand for people.
  func positions(of offsets: [Int]) throws(FileRefusal) -> [LinePosition] {
    do throws(FileReadFault) {
      return try linePositions(of: offsets, in: file.location)
    } catch {
      throw refused(error)
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

internal import AdoptionDomain

/// What reading a file came to, before its findings are written.
struct CountedRecords {
  /// What the content turned out to be.
  let kind: ExportKind
  /// Records read, those that were set aside included.
  let records: Int
  /// How many of them were set aside.
  var setAsideCount = 0
  /// The first of them.
  var setAside: [SetAside] = []
  /// Where the file ends in the middle of a record.
  var truncation: SetAside?
  /// Whether the file says that it is one page of several.
  var hasFurtherPages = false
  /// The counted rows.
  var content = FileContent.customers([])

  /// How many records that were set aside are kept with their reason; the others are only counted.
  private static let keptSetAside = 100

  /// Nothing of so many records has been read yet.
  init(kind: ExportKind, records: Int) {
    self.kind = kind
    self.records = records
  }

  /// What a scanner has counted.
  init(kind: ExportKind, of scanner: any RecordScanner) {
    self.init(kind: kind, records: scanner.records)
    setAsideCount = scanner.setAsideCount
    setAside = scanner.setAside
    truncation = scanner.truncation
    content = scanner.content
  }

  /// Notes a record that was set aside.
  mutating func put(aside fault: SetAside) {
    setAsideCount += 1
    if setAside.count < Self.keptSetAside { setAside.append(fault) }
  }
}

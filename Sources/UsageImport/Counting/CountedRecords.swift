internal import AdoptionDomain

/// What reading a file came to, before its findings are written.
struct CountedRecords {
  /// What the content turned out to be.
  let kind: ExportKind
  /// Records read, those that were set aside included.
  let records: Int
  /// Those of them that were set aside.
  var aside = SetAsideRecords()
  /// Where the file ends in the middle of a record.
  var truncation: SetAside?
  /// Whether the file says that it is one page of several.
  var hasFurtherPages = false
  /// The counted rows.
  var content = FileContent.customers([])

  /// Nothing of so many records has been read yet.
  init(kind: ExportKind, records: Int) {
    self.kind = kind
    self.records = records
  }

  /// What a scanner has counted.
  init(kind: ExportKind, of scanner: any RecordScanner) {
    self.init(kind: kind, records: scanner.records)
    aside = scanner.aside
    truncation = scanner.truncation
    content = scanner.content
  }
}

internal import AdoptionDomain

/// One kind of JSON export: how its rows look, and what takes them.
struct DocumentFormat: Sendable {
  /// What the export is.
  let kind: ExportKind
  /// Whether an element of the document's list is a row of this kind, by its keys alone.
  let fits: @Sendable (JSONValue) -> Bool
  /// Makes what takes the rows.
  let makeSink: @Sendable () -> any DocumentSink

  /// All known formats; where a row fits several, the first one is meant.
  static let all: [DocumentFormat] = [
    .graphSubscribedSKUs, .graphDirectorySubscriptions, .partnerCenterSubscribedSKUs, .partnerCenterUsage,
    .partnerCenterDeployment,
  ]

  /// The keys under which documents have their list: Graph's, and those of both generations of Partner Center; keys
  /// are compared without regard to case.
  private static let lists = ["value", "items"]
  /// The keys of a link to the next page.
  private static let links = ["@odata.nextLink", "@nextLink"]

  /// The list of a document; one that is a list itself is what a script has saved of several pages.
  static func rows(of document: JSONValue) -> [JSONValue]? {
    document.elements ?? lists.lazy.compactMap { document[$0]?.elements }.first
  }

  /// Whether the document says that it is one page of several.
  static func hasFurtherPages(_ document: JSONValue) -> Bool {
    links.contains { document[$0].map { $0.content != .null } ?? false }
  }
}

/// What takes the rows of a document.
protocol DocumentSink {
  /// Takes one row.
  /// - Throws: ``SetAside`` where the row cannot be read; nothing stays of it then.
  mutating func take(_ row: JSONValue) throws(SetAside)

  /// The counted rows.
  /// - Throws: ``DocumentRefusal`` where the rows as a whole make no export.
  func content() throws(DocumentRefusal) -> FileContent
}

/// Why a document as a whole cannot be counted.
struct DocumentRefusal: Error, Equatable {
  let code: Finding.Code
  let expected: String
  let found: String
  /// The 0-based byte offset of the place at fault, where there is one.
  var offset: Int?
}

internal import AdoptionDomain
internal import SnapshotArchive

/// The nights of the archive.
struct NightsDocument: Document {
  struct Night: Encodable {
    let night: String
    let revision: Int
    let dataDate: String?
    let customers: Int
    let files: Int?
    let folder: String?
    let programVersion: String

    init(_ night: ArchivedNight) {
      let entry = night.entry
      self.night = entry.night.description
      revision = entry.revision
      dataDate = entry.dataDate?.description
      customers = entry.customers
      files = entry.publication?.files
      folder = entry.publication?.folder
      programVersion = entry.programVersion
    }
  }

  let nights: [Night]

  init(_ nights: [ArchivedNight]) { self.nights = nights.map(Night.init) }

  var text: String {
    guard !nights.isEmpty else { return "no night is archived\n" }
    var columns = TextColumns(
      ["night", "revision", "data date", "customers", "files", "version"], numeric: [1, 3, 4])
    for night in nights {
      columns.add([
        night.night, "r\(night.revision)", night.dataDate ?? "-", "\(night.customers)",
        night.files.map(String.init) ?? "-", night.programVersion,
      ])
    }
    return columns.text
  }
}

/// Lists the nights of the archive.
///
/// - Parameters:
///   - configuration: where the archive is.
///   - format: text or JSON.
/// - Returns: the list.
/// - Throws: ``RequestError`` where the archive cannot be read.
public func listNights(
  _ configuration: ArchiveConfiguration, as format: AnswerFormat
) throws(RequestError) -> String {
  let nights = try readingArchive(configuration) { archive throws(ArchiveError) in try archive.nights() }
  return try NightsDocument(nights).written(as: format)
}

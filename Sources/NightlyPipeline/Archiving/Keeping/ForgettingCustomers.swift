internal import AdoptionDomain
internal import NightPublishing
internal import ReportContent
internal import SnapshotArchive

/// Removes everything about a customer from all nights, archived and published.
///
/// The published nights come first and the archive last, so that whoever begins anew after a kill finds all that is left to
/// do. Nights are rendered again from the archive without the customer; those that it does not have are removed.
/// - Parameters:
///   - id: the customer's id.
///   - configuration: where the archive is.
/// - Returns: what was removed, a line each.
/// - Throws: ``RequestError`` where the archive does not know the customer, or something cannot be written.
public func forgetCustomer(
  _ id: String, _ configuration: ArchiveConfiguration
) throws(RequestError) -> [String] {
  let customer = Customer.ID(id)
  return try withOutput(configuration) { (output, archive) throws(RequestError) in
    let known = try RequestError.asking { () throws(ArchiveError) in try archive.customers() }
    let names = known.filter { $0.id == customer }
    guard !names.isEmpty else {
      throw .usage(
        "expected the id of a customer in the archive, found '\(id)'; archive diff and trend name them")
    }
    var lines = try RequestError.asking { () throws(NightError) in
      try forget(customer, in: archive, output: output, configuration: configuration)
    }
    let traces = Set(names.flatMap { [$0.name] + $0.domains }).sorted()
    let removed = try RequestError.asking { () throws(ArchiveError) in
      try archive.forget(customer, traces: traces)
    }
    for rows in removed ?? [] { lines.append("archive: \(rows.count) rows of \(rows.table) removed") }
    return lines
  }
}

/// Replaces or removes every published night.
private func forget(
  _ customer: Customer.ID, in archive: SnapshotArchive, output: borrowing OutputFolder,
  configuration: ArchiveConfiguration
) throws(NightError) -> [String] {
  let nights = try archiving { () throws(ArchiveError) in try archive.nights() }
  let folders = try publishing { () throws(PublishingError) in try output.publishedNights() }
  var lines: [String] = []
  for folder in folders {
    guard let night = nights.first(where: { $0.entry.publication?.folder == folder }) else {
      try publishing { () throws(PublishingError) in try output.removePublishedNight(folder) }
      lines.append("\(folder): removed, since the archive does not have the night")
      continue
    }
    let rendering = try NightRendering(
      RenderRequest(night: NightReference(night)), archive: archive, output: output,
      configuration: configuration, without: customer)
    defer { rendering.removeScratch() }
    try rendering.replacePublishedNight(in: output)
    lines.append("\(folder): rendered again without the customer")
  }
  for folder in ["rendered", previewFolder] {
    if try publishing({ () throws(PublishingError) in try output.removeFolder(folder) }) {
      lines.append("\(folder): removed")
    }
  }
  return lines + (try removeMails(about: customer, in: archive, output: output))
}

/// Removes the mails that tell of a customer from the outbox, where they still are.
private func removeMails(
  about customer: Customer.ID, in archive: SnapshotArchive, output: borrowing OutputFolder
) throws(NightError) -> [String] {
  let messages = try archiving { () throws(ArchiveError) in try archive.messages(about: customer) }
  guard !messages.isEmpty else { return [] }
  return try publishing { () throws(PublishingError) in
    let outbox = try Outbox(in: output)
    var lines: [String] = []
    for name in messages.map(mailFileName) where try outbox.remove(name) {
      lines.append("\(Outbox.folder)/\(name): removed")
    }
    return lines
  }
}

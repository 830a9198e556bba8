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
    let isKnown = names.isEmpty ? try isLeft(customer, in: archive, configuration) : true
    guard isKnown else {
      throw .usage(
        "expected the id of a customer in the archive, found '\(id)'; archive diff and trend name them")
    }
    let forgotten = ForgottenCustomer(customer, traces: names.flatMap { [$0.name] + $0.domains })
    var lines = try RequestError.asking { () throws(NightError) in
      try forget(forgotten, in: archive, output: output, configuration: configuration)
    }
    let removed = try RequestError.asking { () throws(ArchiveError) in try archive.forget(forgotten) }
    for rows in removed ?? [] { lines.append("archive: \(rows.count) rows of \(rows.table) removed") }
    return lines
  }
}

/// Whether a customer whose nights are pruned still stands somewhere: in the ledger of mails, or in a published night.
private func isLeft(
  _ customer: Customer.ID, in archive: SnapshotArchive, _ configuration: ArchiveConfiguration
) throws(RequestError) -> Bool {
  try RequestError.asking { () throws(NightError) in
    let messages = try archiving { () throws(ArchiveError) in try archive.messages(about: customer) }
    guard messages.isEmpty, !customer.text.isEmpty else { return !messages.isEmpty }
    return try publishing { () throws(PublishingError) in
      for folder in try PublishedNight.folders(in: configuration.outputFolder) {
        let night = try PublishedNight(folder: folder, outputFolder: configuration.outputFolder)
        if try night?.holds(Array(customer.text.utf8), in: portfolioXMLName) ?? false { return true }
      }
      return false
    }
  }
}

/// Replaces or removes every published night.
private func forget(
  _ customer: ForgottenCustomer, in archive: SnapshotArchive, output: borrowing OutputFolder,
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
  return lines + (try removeMails(about: customer.id, in: archive, output: output))
}

/// Removes the mails that tell of a customer from the outbox, where they still are, and those of which the ledger does not
/// know any more whom they tell of.
private func removeMails(
  about customer: Customer.ID, in archive: SnapshotArchive, output: borrowing OutputFolder
) throws(NightError) -> [String] {
  let (messages, known) = try archiving { () throws(ArchiveError) in
    (try archive.messages(about: customer), try archive.messages())
  }
  return try publishing { () throws(PublishingError) in
    guard try Outbox.isThere(in: output) else { return [] }
    let outbox = try Outbox(in: output)
    let kept = Set(known.map(mailFileName)).subtracting(messages.map(mailFileName))
    var lines: [String] = []
    for name in try outbox.names() where !kept.contains(name) {
      if try outbox.remove(name) { lines.append("\(Outbox.folder)/\(name): removed") }
    }
    return lines
  }
}

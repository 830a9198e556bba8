extension Staging {
  /// Makes the night durable and visible, in this order, so that a kill at any moment leaves the night
  /// before.
  ///
  /// 1. The manifest is written. If the newest revision of this night has the same one and is complete, the
  ///    staging is removed, and nothing changes but links that a killed run had not come to move.
  /// 2. The run record is written, and everything is forced to the disk; the first failure is final.
  /// 3. The folder is renamed to its place among the nights, and that is forced to the disk.
  /// 4. `beforeLinks` does what has to be done before anybody is led to the night.
  /// 5. The links are replaced: the night's own, then `latest`, unless a newer night is there.
  ///
  /// - Parameters:
  ///   - newestKnown: The newest revision of the night that was ever published, if its folder may be gone; a
  ///     new one gets a higher number.
  ///   - runRecord: Returns the bytes of `run.json` for the publication about to take place; not called if the
  ///     same files stand there already.
  ///   - beforeLinks: Is told where the night stands; it is durable by then, new or not.
  /// - Returns: Where the night stands, and whether that is new.
  /// - Throws: `.cannotWrite` or `.inputOutput`. The nights before are untouched; `discard()` removes what is
  ///   staged.
  public func publish(
    newestKnown: Int = 0, runRecord: (Publication) throws(PublishingError) -> [UInt8],
    beforeLinks: (Publication) throws(PublishingError) -> Void = { (_) throws(PublishingError) in }
  ) throws(PublishingError) -> Publication {
    let manifest = try ledger.close()
    try OutputLinks.check(night, in: output)
    try root.createFile(named: Manifest.name, contents: manifest.contents)
    let nights = try output.existingOrNewFolder(named: NightRevision.folder)
    let links = OutputLinks(output: output, nights: nights, temporaryPrefix: name)
    let newest = try NightRevision.newest(of: night, in: nights)
    if let newest, try stands(newest, as: manifest, in: nights) {
      // A run that was killed after the rename may not have come to this.
      try nights.synchronize()
      var known = try publication(newest, manifest, .unchanged)
      known.runRecordDigest = try nights.folder(named: newest.name).digest(
        ofFileNamed: Manifest.runRecordName)
      try beforeLinks(known)
      let hasMoved = try links.point(to: newest)
      try discard()
      return try publication(newest, manifest, hasMoved ? .published : .unchanged)
    }
    let revision = NightRevision(night: night, number: max(newest?.number ?? 0, newestKnown) + 1)
    var publication = try publication(revision, manifest, .published)
    let record = try runRecord(publication)
    publication.runRecordDigest = try SHA256Digest.of(record)
    try root.createFile(named: Manifest.runRecordName, contents: record)
    try makeDurable()
    try move(to: revision, in: nights)
    try beforeLinks(publication)
    _ = try links.point(to: revision)
    return publication
  }

  private func stands(
    _ revision: NightRevision, as manifest: Manifest, in nights: OpenFolder
  ) throws(PublishingError) -> Bool {
    guard try nights.status(of: revision.name) == .folder else { return false }
    return try manifest.describes(nights.folder(named: revision.name))
  }

  func makeDurable() throws(PublishingError) {
    if try !root.synchronizeFileSystem() {
      try root.synchronizeTree()
    }
  }

  private func move(to revision: NightRevision, in nights: OpenFolder) throws(PublishingError) {
    try output.move(name, to: nights, as: revision.name)
    _ = ledger.surrender()  // It is a published night now: not to be removed, whatever happens next.
    try nights.synchronize()
    try output.synchronize()
  }

  func publication(
    _ revision: NightRevision, _ manifest: Manifest, _ outcome: Publication.Outcome
  ) throws(PublishingError) -> Publication {
    Publication(
      folder: revision.path, revision: revision.number, outcome: outcome, files: manifest.entries.count,
      bytes: manifest.size, manifestDigest: try SHA256Digest.of(manifest.contents))
  }
}

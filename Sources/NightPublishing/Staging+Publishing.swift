extension Staging {
  /// Makes the night durable and visible, in this order, so that a kill at any moment leaves the night
  /// before.
  ///
  /// 1. The manifest is written. If the newest revision of this night has the same one and is complete, the
  ///    staging is removed, and nothing changes but links that a killed run had not come to move.
  /// 2. The run record is written, and everything is forced to the disk; the first failure is final.
  /// 3. The folder is renamed to its place among the nights, and that is forced to the disk.
  /// 4. The links are replaced: the night's own, then `latest`, unless a newer night is there.
  ///
  /// - Parameter runRecord: Returns the bytes of `run.json` for the publication about to take place; not
  ///   called if the same files stand there already.
  /// - Returns: Where the night stands, and whether that is new.
  /// - Throws: `.cannotWrite` or `.inputOutput`. The nights before are untouched; `discard()` removes what is
  ///   staged.
  public func publish(
    runRecord: (Publication) throws(PublishingError) -> [UInt8]
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
      let hasMoved = try links.point(to: newest)
      try discard()
      return publication(newest, manifest, hasMoved ? .published : .unchanged)
    }
    let revision = NightRevision(night: night, number: (newest?.number ?? 0) + 1)
    let publication = publication(revision, manifest, .published)
    try root.createFile(named: Manifest.runRecordName, contents: try runRecord(publication))
    try makeDurable()
    try move(to: revision, in: nights)
    _ = try links.point(to: revision)
    return publication
  }

  private func stands(
    _ revision: NightRevision, as manifest: Manifest, in nights: OpenFolder
  ) throws(PublishingError) -> Bool {
    guard try nights.status(of: revision.name) == .folder else { return false }
    return try manifest.describes(nights.folder(named: revision.name))
  }

  private func makeDurable() throws(PublishingError) {
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

  private func publication(
    _ revision: NightRevision, _ manifest: Manifest, _ outcome: Publication.Outcome
  ) -> Publication {
    Publication(
      folder: revision.path, revision: revision.number, outcome: outcome, files: manifest.entries.count,
      bytes: manifest.size)
  }
}

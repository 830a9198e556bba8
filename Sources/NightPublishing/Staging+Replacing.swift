import CLinuxCalls
import Glibc

extension Staging {
  /// Makes the staged files durable and exchanges them for a revision of the night that is published; the links that lead
  /// to it stay as they are.
  ///
  /// - Parameters:
  ///   - number: The revision.
  ///   - runRecord: Returns the bytes of `run.json`.
  /// - Returns: The night as it now stands.
  /// - Throws: `.cannotWrite` or `.inputOutput`; the published files are the old or the new ones as a whole.
  public func replace(
    revision number: Int, runRecord: (Publication) throws(PublishingError) -> [UInt8]
  ) throws(PublishingError) -> Publication {
    let manifest = try ledger.close()
    let revision = NightRevision(night: night, number: number)
    let nights = try output.existingOrNewFolder(named: NightRevision.folder)
    try root.createFile(named: Manifest.name, contents: manifest.contents)
    var publication = try publication(revision, manifest, .published)
    let record = try runRecord(publication)
    publication.runRecordDigest = try SHA256Digest.of(record)
    try root.createFile(named: Manifest.runRecordName, contents: record)
    try makeDurable()
    try output.exchange(name, with: revision.name, in: nights)
    try nights.synchronize()
    try output.synchronize()
    // What has the staging's name now are the old files.
    try output.removeAll(named: name)
    _ = ledger.surrender()
    return publication
  }
}

extension OpenFolder {
  /// Exchanges an entry for one of another folder, so that each name has one of them at any moment.
  fileprivate func exchange(_ name: String, with other: String, in folder: OpenFolder) throws(PublishingError)
  {
    try descriptor.use { (own) throws(PublishingError) in
      try folder.descriptor.use { (number) throws(PublishingError) in
        try systemCall("replace", folder.path(of: other)) {
          renameat2(own, name, number, other, CUnsignedInt(clinux_rename_exchange))
        }
      }
    }
  }
}

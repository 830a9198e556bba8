extension OutputFolder {
  /// The folders of all published nights, relative to the output folder, by name.
  ///
  /// - Throws: `.inputOutput` where they cannot be listed.
  public func publishedNights() throws(PublishingError) -> [String] {
    guard try folder.status(of: NightRevision.folder) == .folder else { return [] }
    return try folder.folder(named: NightRevision.folder).entryNames().compactMap {
      NightRevision(name: $0)?.path
    }
  }

  /// Removes a published night, and first the links that lead to it, so that nobody is led to half of it.
  ///
  /// Files that other nights share with it by hard links stay theirs.
  /// - Parameter path: The night's folder, as `publishedNights` names it.
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public func removePublishedNight(_ path: String) throws(PublishingError) {
    guard let revision = NightRevision(target: path) else { return }
    for link in [revision.night.text, OutputLinks.latest] where try folder.linkTarget(of: link) == path {
      try folder.removeAll(named: link)
    }
    try folder.synchronize()
    let nights = try folder.folder(named: NightRevision.folder)
    // What a kill leaves of it has a name by then that the next run clears away.
    let doomed = "\(Self.stagingPrefix)removed-\(revision.name)"
    try folder.removeAll(named: doomed)
    try nights.move(revision.name, to: folder, as: doomed)
    try nights.synchronize()
    try folder.removeAll(named: doomed)
  }

  /// Removes a folder of the output folder with everything in it; returns whether there was one.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public func removeFolder(_ name: String) throws(PublishingError) -> Bool {
    guard try folder.status(of: name) == .folder else { return false }
    try folder.removeAll(named: name)
    return true
  }
}

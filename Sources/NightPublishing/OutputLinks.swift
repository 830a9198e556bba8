/// The links by which nights are found: one a night to its newest revision, and `latest` to the newest night.
struct OutputLinks: Sendable {
  static let latest = "latest"

  let output: OpenFolder
  let nights: OpenFolder
  /// Begins the names of links that are not in place yet; as a staging's name it is cleared away after a
  /// kill.
  let temporaryPrefix: String

  /// Refuses to go on where something other than a link has a link's name, so that nothing is lost.
  static func check(_ night: NightName, in output: OpenFolder) throws(PublishingError) {
    for name in [night.text, latest] {
      try check(name, in: output)
    }
  }

  private static func check(_ name: String, in output: OpenFolder) throws(PublishingError) {
    guard let status = try output.status(of: name), status != .symbolicLink else { return }
    throw PublishingError(
      kind: .cannotWrite, operation: "replace", path: output.path(of: name),
      reason: "expected a symbolic link or nothing, found something else")
  }

  /// Points the night's link at its revision and `latest` at the newest night; returns whether anything
  /// moved.
  ///
  /// Each link is replaced by a rename, so that it leads to the old or to the new night at any moment.
  func point(to revision: NightRevision) throws(PublishingError) -> Bool {
    let hasMovedNight = try point(revision.night.text, to: revision)
    let hasMovedLatest = try point(Self.latest, to: newest(atLeast: revision))
    // Also where nothing moved: a run that was killed may have moved them and not come so far.
    try output.synchronize()
    return hasMovedNight || hasMovedLatest
  }

  private func point(_ name: String, to revision: NightRevision) throws(PublishingError) -> Bool {
    guard try output.linkTarget(of: name) != revision.path else { return false }
    try Self.check(name, in: output)
    let temporary = "\(temporaryPrefix).\(name)"
    try output.createLink(named: temporary, to: revision.path)
    try output.replace(name, with: temporary)
    return true
  }

  /// The newest night by date that has a link and a folder; a link whose night was removed does not count.
  private func newest(atLeast revision: NightRevision) throws(PublishingError) -> NightRevision {
    var newest = revision
    for name in try output.entryNames() {
      guard let night = NightName(name), night > newest.night,
        let target = try output.linkTarget(of: name), let candidate = NightRevision(target: target),
        candidate.night == night, try nights.status(of: candidate.name) == .folder
      else { continue }
      newest = candidate
    }
    return newest
  }
}

internal import AdoptionDomain
internal import NightPublishing
internal import SnapshotArchive

/// The files of a night that repeats the one before: the same ones, but for those that name the night.
struct RepeatedFiles: Sendable {
  let files: LinkableNight
  let places: [NightPlace]
  let before, tonight: NightSpellings

  /// Stages all files.
  ///
  /// - Parameters:
  ///   - staging: where to.
  ///   - stop: nothing more is staged once it is given.
  /// - Returns: where the files name tonight; `nil` where files of the night before are not there as they were published,
  ///   or cannot be shared.
  /// - Throws: what reading, linking or writing throws.
  func stage(in staging: Staging, stop: StopSignal) throws(PublishingError) -> [NightPlace]? {
    let named = Dictionary(grouping: places, by: \.file)
    // What is written takes longest, and so comes first.
    let paths = named.keys.sorted(by: >) + files.paths.filter { named[$0] == nil }
    var staged: [NightPlace] = []
    var isWhole = true
    try inParallel(count: paths.count, batchesOf: 32) {
      FileLinker(from: files, into: staging)
    } _: { (linker, batch) throws(PublishingError) in
      stop.isGiven ? [] : try stage(paths[batch], named: named, in: staging, by: &linker)
    } inOrder: { (batch: [NightPlace]?) throws(PublishingError) in
      if let batch { staged += batch } else { isWhole = false }
    }
    return isWhole ? staged : nil
  }

  private func stage(
    _ paths: ArraySlice<String>, named: [String: [NightPlace]], in staging: Staging,
    by linker: inout FileLinker
  ) throws(PublishingError) -> [NightPlace]? {
    var staged: [NightPlace] = []
    for path in paths {
      if let places = named[path] {
        let replaced = try staging.rewrite(path, of: files, at: places.map(\.bytes)) {
          before.respelled($0, for: tonight)
        }
        guard let replaced else { return nil }
        staged += replaced.map { NightPlace(file: path, bytes: $0) }
      } else if try !linker.link([path]) {
        return nil
      }
    }
    return staged
  }
}

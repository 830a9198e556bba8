internal import AdoptionDomain
internal import NightPublishing
internal import SnapshotArchive

/// The files of a night that repeats the one before: the same ones, but for those that name the night.
struct RepeatedFiles: Sendable {
  /// What one thread does at a time.
  private enum Piece {
    /// Copies a file with the other night in it.
    case copy(String, at: [Range<Int>])
    /// Looks whether a file that is copied is the one that was published.
    case check(String)
    /// Links files.
    case link(ArraySlice<Int>)
  }

  let files: LinkableNight
  let places: [NightPlace]
  let before, tonight: NightSpellings

  private static let linkedAtOnce = 64

  /// Stages all files.
  ///
  /// - Parameters:
  ///   - staging: where to.
  ///   - stop: nothing more is staged once it is given.
  /// - Returns: where the files name tonight; `nil` where files of the night before are not there as they were published,
  ///   or cannot be shared.
  /// - Throws: what reading, linking or writing throws.
  func stage(in staging: Staging, stop: StopSignal) throws(PublishingError) -> [NightPlace]? {
    let pieces = pieces
    var staged: [NightPlace] = []
    var isWhole = true
    try inParallel(count: pieces.count, batchesOf: 1) {
      FileLinker(from: files, into: staging)
    } _: { (linker, piece) throws(PublishingError) in
      stop.isGiven ? [] : try stage(pieces[piece.lowerBound], in: staging, by: &linker)
    } inOrder: { (places: [NightPlace]?) throws(PublishingError) in
      if let places { staged += places } else { isWhole = false }
    }
    return isWhole ? staged : nil
  }

  /// What there is to do; what takes longest comes first.
  private var pieces: [Piece] {
    let named = Dictionary(grouping: places, by: \.file)
    let others = files.places.filter { named[files.path(at: $0)] == nil }
    return named.keys.sorted(by: >).flatMap {
      [Piece.copy($0, at: (named[$0] ?? []).map(\.bytes)), .check($0)]
    }
      + stride(from: 0, to: others.count, by: Self.linkedAtOnce).map {
        .link(others[$0...].prefix(Self.linkedAtOnce))
      }
  }

  private func stage(
    _ piece: Piece, in staging: Staging, by linker: inout FileLinker
  ) throws(PublishingError) -> [NightPlace]? {
    switch piece {
    case .copy(let path, let ranges):
      return try staging.rewrite(path, of: files, at: ranges) { before.respelled($0, for: tonight) }?
        .map { NightPlace(file: path, bytes: $0) }
    case .check(let path):
      return try files.isAsPublished(path) ? [] : nil
    case .link(let places):
      for place in places where try !linker.link(fileAt: place) { return nil }
      return []
    }
  }
}

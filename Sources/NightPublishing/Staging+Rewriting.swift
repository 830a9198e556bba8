extension Staging {
  /// Copies a file of a published night with other bytes in some places, piece by piece.
  ///
  /// - Parameters:
  ///   - relativePath: The place in both folders.
  ///   - night: The published night.
  ///   - places: The places in the published file, in their order; none overlaps another.
  ///   - replace: Returns what comes into a place instead of what stands there; `nil` where that is not what is expected.
  /// - Returns: Where the new bytes stand; `nil` where the file is not there, or its places are not as expected, and nothing is
  ///   staged. Whether the rest is as it was published is `isAsPublished`'s to say: two threads can read a large file at once.
  /// - Throws: `.cannotWrite` or `.inputOutput`.
  public func rewrite(
    _ relativePath: String, of night: LinkableNight, at places: [Range<Int>],
    by replace: ([UInt8]) -> [UInt8]?
  ) throws(PublishingError) -> [Range<Int>]? {
    let path = try RelativePath(relativePath, in: root.path)
    guard zip(places, places.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound }),
      let folder = try night.folder(of: path)
    else { return nil }
    var replaced: [Range<Int>]?
    try write(to: relativePath) { file throws(PublishingError) in
      var rewriting = PieceRewriting(places: places)
      let isThere = try folder.readFile(named: path.name) { (piece) throws(PublishingError) in
        try rewriting.take(piece, into: &file, by: replace)
      }
      if isThere, rewriting.isComplete {
        replaced = rewriting.replaced
      } else {
        file.abandon()
      }
    }
    return replaced
  }
}

/// A file that is read piece by piece and written with other bytes in some places.
private struct PieceRewriting {
  /// The places in what is read.
  private let places: [Range<Int>]
  /// How far was read, and written.
  private var read = 0, written = 0
  /// What was read of the next place.
  private var held: [UInt8] = []
  private var isAsExpected = true
  /// Where the new bytes stand, place by place.
  private(set) var replaced: [Range<Int>] = []

  init(places: [Range<Int>]) { self.places = places }

  /// Whether something stands in all places now.
  var isComplete: Bool { isAsExpected && replaced.count == places.count }

  mutating func take(
    _ piece: UnsafeRawBufferPointer, into file: inout StagedFile, by replace: ([UInt8]) -> [UInt8]?
  ) throws(PublishingError) {
    var rest = piece
    while !rest.isEmpty, isAsExpected {
      let place = replaced.count < places.count ? places[replaced.count] : Int.max..<Int.max
      let end = read < place.lowerBound ? place.lowerBound : place.upperBound
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(end - read))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
      let isInPlace = read >= place.lowerBound
      read += part.count
      if isInPlace {
        held += part
        if read == place.upperBound { try fill(with: replace(held), in: &file) }
      } else {
        try file.append(part)
        written += part.count
      }
    }
  }

  private mutating func fill(with bytes: [UInt8]?, in file: inout StagedFile) throws(PublishingError) {
    held.removeAll()
    guard let bytes else {
      isAsExpected = false
      return
    }
    try file.append(bytes)
    replaced.append(written..<written + bytes.count)
    written += bytes.count
  }
}

internal import Synchronization

/// The fingerprints of files, by which it is known whether any of them changed.
///
/// - Parameters:
///   - files: the files, as the folder was read.
///   - workers: who reads.
/// - Returns: the fingerprint of each file as its counts would have it, or why it cannot be read as it was found; where the
///   workers are stopped, of no file that they have not come to.
public func fingerprints(
  of files: [ExportFile], workers: Workers
) -> [Result<String, FileReadFault>] {
  let parts = files.indices.flatMap { pieces(of: files[$0], at: $0) }
  let read = Mutex([Result<Fingerprint, FileReadFault>?](repeating: nil, count: parts.count))
  let next = Atomic(0)
  workers.run { _ in
    let buffer = BlockBuffer()
    while !workers.isStopped() {
      let place = next.add(1, ordering: .relaxed).oldValue
      guard place < parts.count else { return }
      let own = fingerprint(of: parts[place], in: buffer)
      read.withLock { $0[place] = own }
    }
  }
  var fingerprints = files.map { _ in Result<Fingerprint, FileReadFault>.success(Fingerprint()) }
  for (piece, own) in zip(parts, read.withLock { $0 }) {
    fingerprints[piece.place] = fingerprints[piece.place].flatMap { whole in
      (own ?? .failure(.stopped)).map { own in
        var whole = whole
        whole.add(own)
        return whole
      }
    }
  }
  return fingerprints.map { $0.map(\.hexadecimal) }
}

/// A part of a file that one worker reads.
private struct Piece {
  let file: ExportFile
  /// The file's place among all.
  let place: Int
  /// Its first byte and the one behind its last, both at the border of blocks or the end of the file.
  let range: Range<Int>
}

/// So small that all workers have something to do, so large that opening the file costs nothing beside it.
private let pieceSize = 16 * FileBlocks.blockSize

private func pieces(of file: ExportFile, at place: Int) -> [Piece] {
  stride(from: 0, to: max(file.size, 1), by: pieceSize).map {
    Piece(file: file, place: place, range: $0..<min($0 + pieceSize, file.size))
  }
}

/// The digests of a piece's blocks.
private func fingerprint(
  of piece: Piece, in buffer: borrowing BlockBuffer
) -> Result<Fingerprint, FileReadFault> {
  do throws(FileReadFault) {
    let blocks = try FileBlocks(opening: piece.file.location)
    guard blocks.size == piece.file.size else { throw .changed }
    var fingerprint = Fingerprint()
    for start in stride(from: piece.range.lowerBound, to: piece.range.upperBound, by: FileBlocks.blockSize) {
      let count = min(FileBlocks.blockSize, piece.range.upperBound - start)
      let block = try blocks.read(from: start, count: count, into: buffer)
      guard block.count == count else { throw .changed }
      fingerprint.add(block)
    }
    try blocks.end()
    return .success(fingerprint)
  } catch {
    return .failure(error)
  }
}

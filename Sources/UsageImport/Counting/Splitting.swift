/// How files are read and split between workers; other sizes than the usual ones are for tests.
package struct Splitting: Sendable {
  /// The size of every block but the last of a file, in bytes, at most the usual one; fingerprints rest on it.
  let blockSize: Int
  /// How many blocks one worker reads in turn.
  let blocksPerPart: Int
  /// The bytes behind a part's nominal start among which a row is looked for.
  let searched: Int

  /// Parts of so many blocks.
  package init(blockSize: Int, blocksPerPart: Int, searched: Int) {
    self.blockSize = blockSize
    self.blocksPerPart = blocksPerPart
    self.searched = searched
  }

  /// Parts of 4 MiB.
  package static let usual = Splitting(
    blockSize: FileBlocks.blockSize, blocksPerPart: 16, searched: 64 * 1024)

  /// The bytes of a part, but for the last of a file.
  var partSize: Int { blockSize * blocksPerPart }
}

/// What one worker needs for file after file.
struct WorkerMemory: ~Copyable {
  /// The block at hand, and the rows of a part of it.
  let buffer = BlockBuffer()
  let window = RowWindow()
  /// The headers that the worker has met.
  var recognition = KnownHeaders()

  /// Reads a block of a file; it lasts until the next one is read.
  func read(
    _ blocks: borrowing FileBlocks, from offset: Int, count: Int = .max
  ) throws(FileReadFault) -> UnsafeBufferPointer<UInt8> {
    try blocks.read(from: offset, count: count, into: buffer)
  }
}

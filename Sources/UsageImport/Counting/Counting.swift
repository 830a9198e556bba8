internal import AdoptionDomain

/// Counts one export.
///
/// - Parameters:
///   - file: the file.
///   - settings: services, aliases and limits.
///   - progress: is told the bytes read since the last call.
/// - Returns: the counts, with findings about records that were set aside.
/// - Throws: ``FileRefusal`` where the file is no export that can be read.
public func count(
  _ file: ExportFile, settings: ImportSettings, progress: (Int) -> Void
) throws(FileRefusal) -> FileCounts {
  var run = CountingRun(file: file, settings: settings)
  do throws(FileReadFault) {
    let blocks = try FileBlocks(opening: file.location)
    run.size = blocks.size
    try blocks.forEach { block in
      run.read(block)
      progress(block.count)
      return run.refusal == nil
    }
  } catch {
    throw FileRefusal(.unreadableFile, file: file, expected: "a readable file", found: error.reason)
  }
  return try run.finish()
}

/// Why the records of a file were set aside, and what came of the others.
protocol RecordScanner {
  var records: Int { get }
  var aside: SetAsideRecords { get }
  var truncation: SetAside? { get }
  mutating func read(_ block: UnsafeBufferPointer<UInt8>)
  mutating func finish()
  /// The counted rows.
  var content: FileContent { get }
}

/// A file that several workers count in parts.
struct SplitFile: Sendable {
  let counted: CountedFile
  let export: BoundExport
  let splitting: Splitting
  /// Where the rows of each part begin, ascending: the first one with the header, the others where rows seem to begin.
  let starts: [Int]
  /// Why the file could not be closed after it was looked at.
  let fault: FileReadFault?

  /// Splits a file; `nil` where it is too small, or is none that can be split.
  ///
  /// Whatever is wrong with the file is found again where it is counted whole.
  init?(_ file: ExportFile, settings: ImportSettings, splitting: Splitting, memory: inout WorkerMemory) {
    guard file.size > splitting.partSize, let blocks = try? FileBlocks(opening: file.location),
      let block = try? memory.read(blocks, from: 0),
      case .delimited(let export) = memory.recognition.recognize(block, settings: settings)
    else { return nil }
    var starts = [export.start]
    for place in stride(from: splitting.partSize, to: blocks.size, by: splitting.partSize) {
      guard let start = Self.rowStart(of: export, behind: place, in: blocks, splitting, &memory) else {
        return nil
      }
      starts.append(place + start)
    }
    guard starts.count > 1, zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    counted = CountedFile(file: file, settings: settings, size: blocks.size)
    var fault: FileReadFault?
    do throws(FileReadFault) { try blocks.end() } catch { fault = error }
    self.fault = fault
    self.export = export
    self.splitting = splitting
    self.starts = starts
  }

  /// Where a row seems to begin behind a place of a file, counted from there; mostly little has to be read for it.
  private static func rowStart(
    of export: BoundExport, behind place: Int, in blocks: borrowing FileBlocks, _ splitting: Splitting,
    _ memory: inout WorkerMemory
  ) -> Int? {
    for count in [min(4096, splitting.searched), splitting.searched] {
      guard let bytes = try? memory.read(blocks, from: place, count: count) else { return nil }
      let start = guessedRowStart(in: bytes, delimiter: export.delimiter, fieldCount: export.fieldCount)
      if let start { return start }
    }
    return nil
  }

  /// The number of parts.
  var parts: Int { starts.count }

  /// Where the blocks of a part begin and end.
  func blocks(of part: Int) -> Range<Int> {
    let start = part * splitting.partSize
    return start..<min(counted.size, start + splitting.partSize)
  }

  /// Where the rows of a part begin and end.
  func rows(of part: Int) -> Range<Int> {
    starts[part]..<(part + 1 < parts ? starts[part + 1] : counted.size)
  }
}

/// The counting of one file by several workers.
protocol SplitCounting: Sendable {
  var file: SplitFile { get }
  /// Counts one part; a worker, numbered from 0, takes its parts in their order.
  func count(part: Int, worker: Int, memory: borrowing WorkerMemory, progress: (Int) -> Void)
  /// The counts of the whole file; `nil` where a part did not begin with a row, so that the file must be counted by one worker.
  func counts() throws(FileRefusal) -> FileCounts?
}

internal import Synchronization

/// The counting of one file by several workers; a class, since they share it.
///
/// Each worker has a sink of its own. Each part is read as if a row began at its first byte. It does if a row ends before it,
/// which the worker who has read the part before knows: if each part but the last ends with a row, then by induction all have
/// been read as one worker would have read them.
final class SplitRun<Sink: PartSink>: SplitCounting {
  /// What one part came to.
  private struct Outcome {
    var records = 0
    var aside = SetAsideRecords()
    var truncation: SetAside?
    var endsRow = false
    var fingerprint = Fingerprint()
    var fault: FileReadFault?
  }

  private struct State {
    /// The scanners of the workers who have begun.
    var scanners: [Int: FastScanner<Sink>] = [:]
    var outcomes: [Outcome?]
  }

  let file: SplitFile
  /// A scanner that has read nothing yet.
  private let scanner: FastScanner<Sink>
  private let state: Mutex<State>

  init(_ file: SplitFile, scanner: FastScanner<Sink>) {
    self.file = file
    self.scanner = scanner
    state = Mutex(State(outcomes: Array(repeating: nil, count: file.parts)))
  }

  func count(part: Int, worker: Int, memory: borrowing WorkerMemory, progress: (Int) -> Void) {
    // Taken out while it reads, so that what it has collected is not copied.
    var scanner = state.withLock { $0.scanners.removeValue(forKey: worker) } ?? scanner
    var outcome = Outcome()
    scanner.begin(part: part, at: file.starts[part], isHeader: part == 0)
    do throws(FileReadFault) {
      try read(part, with: &scanner, outcome: &outcome, memory: memory, progress: progress)
      outcome.endsRow = scanner.isAtRow
      if part == file.parts - 1 { scanner.finish() }
    } catch {
      outcome.fault = error
    }
    outcome.records = scanner.records
    outcome.aside = scanner.aside
    outcome.truncation = scanner.truncation
    let (ended, kept) = (outcome, scanner)
    state.withLock {
      $0.outcomes[part] = ended
      $0.scanners[worker] = kept
    }
  }

  /// Reads the blocks of a part, and of the next one what belongs to this one's last row.
  private func read(
    _ part: Int, with scanner: inout FastScanner<Sink>, outcome: inout Outcome,
    memory: borrowing WorkerMemory, progress: (Int) -> Void
  ) throws(FileReadFault) {
    let blocks = try FileBlocks(opening: file.counted.file.location)
    let (ownBlocks, ownRows) = (file.blocks(of: part), file.rows(of: part))
    var offset = ownBlocks.lowerBound
    while offset < ownRows.upperBound {
      let isOwn = offset < ownBlocks.upperBound
      let end = isOwn ? min(offset + file.splitting.blockSize, ownBlocks.upperBound) : ownRows.upperBound
      let block = try memory.read(blocks, from: offset, count: end - offset)
      guard !block.isEmpty, !isOwn || block.count == end - offset else { throw .changed }
      if isOwn {
        outcome.fingerprint.add(block)
        progress(block.count)
      }
      let start = min(block.count, max(0, ownRows.lowerBound - offset))
      Sink.read(UnsafeBufferPointer(rebasing: block[start...]), in: memory.window, by: &scanner)
      offset += block.count
    }
    guard part < file.parts - 1 || blocks.size == file.counted.size else { throw .changed }
    try blocks.end()
  }

  func counts() throws(FileRefusal) -> FileCounts? {
    let (outcomes, scanners) = state.withLock { state in
      defer { state = State(outcomes: []) }
      return (state.outcomes.compactMap(\.self), state.scanners.sorted { $0.key < $1.key }.map(\.value))
    }
    if let fault = file.fault ?? outcomes.lazy.compactMap(\.fault).first { throw file.counted.refused(fault) }
    guard outcomes.count == file.parts, outcomes.dropLast().allSatisfy(\.endsRow) else { return nil }
    var records = CountedRecords(
      kind: file.export.kind.exportKind, records: outcomes.reduce(0) { $0 + $1.records })
    var fingerprint = Fingerprint()
    for outcome in outcomes {
      records.aside.add(outcome.aside)
      records.truncation = records.truncation ?? outcome.truncation
      fingerprint.add(outcome.fingerprint)
    }
    guard records.records > 0 || records.truncation != nil else { throw file.counted.isEmpty }
    records.content = Sink.content(of: scanners.map(\.sink))
    return try file.counted.counts(of: records, fingerprint: fingerprint)
  }
}

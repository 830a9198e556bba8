internal import AdoptionDomain
internal import Synchronization

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
  var memory = WorkerMemory()
  return try run.read(in: &memory, progress: progress)
}

/// Counts exports, several at the same time, and large ones in parts.
///
/// - Parameters:
///   - files: the files.
///   - settings: services, aliases and limits.
///   - workers: who counts.
///   - progress: is told the bytes read since the last call; called by all workers.
/// - Returns: the counts of each file, or why it is refused, in the order of the files; they are the same for any number of
///   workers. None at all where the workers were stopped on the way.
public func count(
  _ files: [ExportFile], settings: ImportSettings, workers: Workers, progress: @Sendable (Int) -> Void
) -> [Result<FileCounts, FileRefusal>] {
  count(files, settings: settings, workers: workers, splitting: .usual, progress: progress)
}

/// The same with parts of any size.
package func count(
  _ files: [ExportFile], settings: ImportSettings, workers: Workers, splitting: Splitting,
  progress: @Sendable (Int) -> Void
) -> [Result<FileCounts, FileRefusal>] {
  let plan = CountingPlan(files, settings: settings, workers: workers, splitting: splitting)
  let first = JobList(plan.jobs)
  workers.run { worker in
    var memory = WorkerMemory()
    while !workers.isStopped(), let job = first.next() {
      switch job {
      case .whole(let place): plan.count(place, in: &memory, progress: progress)
      case .part(let part, let run): run.count(part: part, worker: worker, memory: memory, progress: progress)
      }
    }
  }
  guard !workers.isStopped() else { return [] }
  let ends = JobList(Array(plan.splits))
  workers.run { _ in
    while let (place, run) = ends.next() { plan.end(place, run) }
  }
  return plan.outcomes()
}

/// Work that workers take one after the other.
private final class JobList<Job: Sendable>: Sendable {
  private let jobs: [Job]
  private let taken = Atomic(0)

  init(_ jobs: [Job]) { self.jobs = jobs }

  func next() -> Job? {
    let place = taken.add(1, ordering: .relaxed).oldValue
    return place < jobs.count ? jobs[place] : nil
  }
}

/// Which file is counted how, and what came of it; a class, since workers share it.
private final class CountingPlan: Sendable {
  enum Job: Sendable {
    /// A file as a whole, by its place.
    case whole(Int)
    /// A part of a file.
    case part(Int, any SplitCounting)
  }

  private let files: [ExportFile]
  private let settings: ImportSettings
  private let results: Mutex<[Result<FileCounts, FileRefusal>?]>
  /// The files that are counted in parts, with their places.
  let splits: [(Int, any SplitCounting)]
  /// The work in the order in which it is best begun: what cannot be shared first, the largest ahead.
  let jobs: [Job]

  init(_ files: [ExportFile], settings: ImportSettings, workers: Workers, splitting: Splitting) {
    self.files = files
    self.settings = settings
    results = Mutex(Array(repeating: nil, count: files.count))
    var memory = WorkerMemory()
    var splits: [(Int, any SplitCounting)] = []
    var whole: [Int] = []
    for (place, file) in files.enumerated() {
      let split =
        workers.count > 1
        ? SplitFile(file, settings: settings, splitting: splitting, memory: &memory) : nil
      if let run = split.flatMap({ $0.export.scanner.split($0) }) {
        splits.append((place, run))
      } else {
        whole.append(place)
      }
    }
    self.splits = splits
    jobs =
      whole.sorted { (files[$1].size, $0) < (files[$0].size, $1) }.map(Job.whole)
      + splits.flatMap { split in (0..<split.1.file.parts).map { Job.part($0, split.1) } }
  }

  /// Counts a file as a whole.
  func count(_ place: Int, in memory: inout WorkerMemory, progress: (Int) -> Void) {
    var run = CountingRun(file: files[place], settings: settings)
    let result: Result<FileCounts, FileRefusal>
    do throws(FileRefusal) {
      result = .success(try run.read(in: &memory, progress: progress))
    } catch {
      result = .failure(error)
    }
    results.withLock { $0[place] = result }
  }

  /// Puts together the parts of a file; where one has not begun with a row, the file is counted again.
  func end(_ place: Int, _ run: any SplitCounting) {
    let result: Result<FileCounts, FileRefusal>?
    do throws(FileRefusal) {
      result = try run.counts().map { .success($0) }
    } catch {
      result = .failure(error)
    }
    if let result { return results.withLock { $0[place] = result } }
    var memory = WorkerMemory()
    count(place, in: &memory) { _ in }
  }

  func outcomes() -> [Result<FileCounts, FileRefusal>] { results.withLock { $0.compactMap(\.self) } }
}

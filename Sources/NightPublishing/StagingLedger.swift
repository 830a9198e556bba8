import Synchronization

/// What has been staged so far.
///
/// A class with a lock, because the workers that render pages write into one staging at once: its copies
/// share this ledger. The lock is held for a look-up or an append, never while a file is written, and a
/// worker has its own copy of everything else.
final class StagingLedger: Sendable {
  private struct State {
    var folders: FolderTree
    var entries: [Manifest.Entry] = []
    /// Files begun and not written to the end: being written now, or failed and there in part.
    var unfinished = 0
    /// After that nothing is added: published, discarded, or a failure on the way.
    var isClosed = false
    /// Whether the staging folder is still the staging's own to remove.
    var isRemovable = true
  }

  private let state: Mutex<State>
  private let path: String

  init(root: OpenFolder) {
    state = Mutex(State(folders: FolderTree(root: root)))
    path = root.path
  }

  /// Notes that a file is begun and returns the folder it belongs into.
  func begin(_ path: RelativePath) throws(PublishingError) -> OpenFolder {
    try state.withLock { (state) throws(PublishingError) in
      guard !state.isClosed else {
        throw failure("create the file", "the staging is closed: it has been published or discarded")
      }
      let folder = try state.folders.newOrExistingFolder(at: path.folder)
      state.unfinished += 1
      return folder
    }
  }

  /// Notes that a file is written to its last byte.
  func finish(_ entry: Manifest.Entry) {
    state.withLock { state in
      state.unfinished -= 1
      state.entries.append(entry)
    }
  }

  /// Notes that a file was removed instead of being ended.
  func abandon() { state.withLock { $0.unfinished -= 1 } }

  /// Ends the writing and returns all that was written; a file there in part is an error.
  func close() throws(PublishingError) -> Manifest {
    let entries = try state.withLock { (state) throws(PublishingError) in
      guard !state.isClosed else {
        throw failure("publish", "the staging is closed: it has been published or discarded")
      }
      guard state.unfinished == 0 else {
        throw failure(
          "publish", "expected whole files only, found \(state.unfinished) not written to the end")
      }
      state.isClosed = true
      return state.entries
    }
    return Manifest(entries)
  }

  /// Ends the writing for good and says whether the folder is to be removed; true the first time only.
  func surrender() -> Bool {
    state.withLock { state in
      defer { state.isRemovable = false }
      state.isClosed = true
      return state.isRemovable
    }
  }

  private func failure(_ operation: String, _ reason: String) -> PublishingError {
    PublishingError(kind: .inputOutput, operation: operation, path: path, reason: reason)
  }
}

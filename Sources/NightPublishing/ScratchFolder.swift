/// A folder for files that are nobody's but this process's; it begins as a staging does, so that what a kill leaves of it is
/// removed by the next run.
public struct ScratchFolder: Sendable {
  /// Its path.
  public let path: String
  let name: String
  let output: OpenFolder

  /// Removes the folder with everything in it; what cannot be removed now is removed by the next run.
  public func remove() {
    do throws(PublishingError) {
      try output.removeAll(named: name)
    } catch {
      // Nothing depends on it: it is no part of any night, and its name marks it for the next run.
    }
  }
}

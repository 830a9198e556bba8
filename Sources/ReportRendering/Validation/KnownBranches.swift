internal import Synchronization

/// Which pieces of XML reports were found valid: what is built of nothing else need not be held against the schema.
///
/// Values are escaped and typed by the keys, so whether a report is valid depends on which branches of a template ran and
/// which values were there (`Renderer.traceBranches`). What is not seen this way is the order of a list's items, how many they
/// are beyond two, and what the schema says of values: ranges, and that no two are alike.
/// A class, since all threads that render share it.
public final class KnownBranches: Sendable {
  private let known = Mutex(BranchSet())

  /// No piece is known yet.
  public init() {}

  /// Whether reports built of these pieces, and of others that are known, were found valid.
  func contain(_ branches: [UInt64]) -> Bool {
    known.withLock { known in branches.allSatisfy { known.contains($0) } }
  }

  /// Notes the pieces of a report that was found valid.
  func insert(_ branches: [UInt64]) {
    known.withLock { known in for branch in branches { known.insert(branch) } }
  }
}

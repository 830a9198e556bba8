import FoundationEssentials

/// Alters a database by another program than the one under test.
public enum SQLite {
  /// Runs statements; `python3` must be there.
  public static func run(_ statements: String, in path: String) throws {
    let script =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit(); c.close()"
    let outcome = try Command(["python3", "-c", script, path, statements]).run()
    guard outcome.status == 0 else { throw Failure(words: outcome.errors) }
  }

  /// Why the statements failed.
  public struct Failure: Error {
    /// What the program said.
    public let words: String
  }
}

/// The table of the fourth version; docs/archive.md tells what each column means.
enum CountsSchema {
  static let table = "kept_counts"

  // The bytes come last, so that the other columns are read without them.
  static let keptCounts = """
    CREATE TABLE kept_counts (
      path TEXT PRIMARY KEY,
      size INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      settings BLOB NOT NULL,
      program_version TEXT NOT NULL,
      digest BLOB NOT NULL,
      counts BLOB NOT NULL
    ) STRICT;
    """
}

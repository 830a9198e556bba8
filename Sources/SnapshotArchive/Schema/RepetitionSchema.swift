internal import GRDB

/// The tables of the third version; docs/archive.md tells what each column means.
enum RepetitionSchema {
  static let tables = ["repetition", "night_places", "other_files"]

  static let repetition = """
    CREATE TABLE repetition (
      night INTEGER PRIMARY KEY REFERENCES nights ON DELETE CASCADE,
      until TEXT NOT NULL
    ) STRICT;
    CREATE TABLE night_places (
      night INTEGER NOT NULL REFERENCES repetition ON DELETE CASCADE,
      file TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      PRIMARY KEY (night, file, start)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE other_files (
      night INTEGER NOT NULL REFERENCES repetition ON DELETE CASCADE,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      PRIMARY KEY (night, path)
    ) STRICT, WITHOUT ROWID;
    """
}

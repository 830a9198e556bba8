/// Where something stands in a settings file.
struct Place: Hashable, Sendable {
  /// The path of the file.
  let path: String
  /// The line, 1-based.
  let line: Int
  /// The column in Unicode scalars, 1-based.
  let column: Int

  /// The first character of a file, which also stands for a file or folder as a whole.
  static func start(of path: String) -> Self { Self(path: path, line: 1, column: 1) }

  /// The error that something else stands here.
  func error(expected: String, found: String) -> SettingsError {
    SettingsError(path: path, line: line, column: column, expected: expected, found: found)
  }
}

/// What is wrong with a settings file, and where.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path of the file or folder, as it was reached from the layers given; or the option or variable that is meant.
  public let path: String
  /// The line, 1-based; 1 where the file as a whole is meant, 0 where there are no lines.
  public let line: Int
  /// The column in Unicode scalars, 1-based; 1 where the file as a whole is meant, 0 where there are no lines.
  public let column: Int
  /// What should stand there.
  public let expected: String
  /// What stands there.
  public let found: String

  /// Creates an error.
  public init(path: String, line: Int, column: Int, expected: String, found: String) {
    self.path = path
    self.line = line
    self.column = column
    self.expected = expected
    self.found = found
  }

  /// The error in one line: `path:line:column: expected …, found …`; without line and column where there are none.
  public var description: String {
    "\(path)\(line > 0 ? ":\(line):\(column)" : ""): expected \(expected), found \(found)"
  }
}

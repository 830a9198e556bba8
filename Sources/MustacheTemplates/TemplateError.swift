/// Why a template was refused, and where.
public struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's path, as its source gave it.
  public let path: String
  /// The line of the offending tag, 1-based.
  public let line: Int
  /// The column of the offending tag in characters, 1-based.
  public let column: Int
  /// What would have been right.
  public let expected: String
  /// What stands there.
  public let found: String

  /// An error at a place of a file.
  public init(path: String, line: Int, column: Int, expected: String, found: String) {
    self.path = path
    self.line = line
    self.column = column
    self.expected = expected
    self.found = found
  }

  /// The error in one line: `path:line:column: expected …, found …`.
  public var description: String {
    "\(path):\(line):\(column): expected \(expected), found \(found)"
  }
}

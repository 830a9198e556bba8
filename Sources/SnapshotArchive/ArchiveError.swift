/// Why the archive could not be read or written.
public struct ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What kind of failure it is, which decides how the process ends.
  public enum Kind: Equatable, Sendable {
    /// The archive cannot be created or written: a full disk, a read-only folder, a foreign file in its place.
    case cannotWrite
    /// Reading or writing failed half-way.
    case inputOutput
    /// Something in it is damaged.
    case damaged
    /// It was written by a newer version of the program.
    case newerVersion
    /// What was asked for is not in it.
    case notFound
  }

  /// The kind of failure.
  public let kind: Kind
  /// The archive's path.
  public let path: String
  /// What is wrong, in English and without personal data.
  public let reason: String

  /// Creates an error.
  public init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// `path: reason`.
  public var description: String { "\(path): \(reason)" }
}

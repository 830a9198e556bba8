/// Why a night's files could not be written or published.
public struct PublishingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What a caller has to tell apart; the command turns it into its exit code.
  public enum Kind: Sendable, Equatable {
    /// Another run holds the lock of the output folder.
    case locked
    /// The place cannot be written: permission, missing parent, read-only, no space, an unfit name.
    case cannotWrite
    /// The system failed while reading, writing or making durable.
    case inputOutput
  }

  /// What went wrong, for the exit code.
  public let kind: Kind
  /// What was attempted, as the rest of a sentence that begins with "cannot": "create the file".
  public let operation: String
  /// The file, folder or descriptor it was attempted on; empty where there is none.
  public let path: String
  /// The system's words and the name of its error number, or what was expected and found.
  public let reason: String
  /// The `errno` of the system call that failed; 0 where no system call did.
  package let errorNumber: Int32

  /// An error that no system call reported.
  public init(kind: Kind, operation: String, path: String, reason: String) {
    self.init(kind: kind, operation: operation, path: path, reason: reason, errorNumber: 0)
  }

  init(kind: Kind, operation: String, path: String, reason: String, errorNumber: Int32) {
    self.kind = kind
    self.operation = operation
    self.path = path
    self.reason = reason
    self.errorNumber = errorNumber
  }

  /// One line: what could not be done to which path, and why; control characters are shown escaped.
  public var description: String {
    let subject = path.isEmpty ? "" : " \(path)"
    return "cannot \(operation)\(subject): \(reason)".unicodeScalars.reduce(into: "") { line, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        line += scalar.escaped(asASCII: true)
      default:
        line.unicodeScalars.append(scalar)
      }
    }
  }
}

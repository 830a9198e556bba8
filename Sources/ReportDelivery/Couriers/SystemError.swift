internal import Glibc

/// An error of the system, by its number.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let number: Int32

  /// The system's words.
  var description: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }
}

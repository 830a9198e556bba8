internal import NightPublishing

/// What a program says to the person or the log at the other end.
public enum StandardStream: Int32, Sendable {
  /// Results.
  case output = 1
  /// Messages.
  case error = 2

  /// Writes all of a text.
  /// - Parameter text: the text.
  /// - Throws: ``NightError`` where the disk is full or the other end is closed: what nobody gets is no success.
  public func write(_ text: String) throws(NightError) {
    do throws(PublishingError) {
      try FileDescriptorWriter.write(Array(text.utf8), to: rawValue)
    } catch {
      // A full disk behind standard output is a failed write like any other, not an output folder that cannot be written.
      throw .publishing(
        PublishingError(
          kind: .inputOutput, operation: error.operation, path: error.path, reason: error.reason))
    }
  }
}

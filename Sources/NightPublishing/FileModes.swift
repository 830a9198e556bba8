/// The permissions of what is written: a night's files, and the folders they stand in.
public struct FileModes: Hashable, Sendable {
  /// The mode of files, such as 0o600.
  public let file: UInt32
  /// The mode of folders, such as 0o700.
  public let folder: UInt32

  /// For their owner alone.
  public static let ownerOnly = FileModes(file: 0o600, folder: 0o700)

  /// Creates modes.
  public init(file: UInt32, folder: UInt32) {
    self.file = file
    self.folder = folder
  }
}

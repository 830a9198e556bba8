/// A file that goes with a message.
public struct MailAttachment: Sendable {
  /// The file's name; it is cleaned when it reaches a header.
  public let name: String
  /// What it holds.
  public let mediaType: MediaType
  /// Its content, which arrives byte for byte.
  public let bytes: [UInt8]

  /// Creates an attachment.
  public init(name: String, mediaType: MediaType, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

internal import CLibCurl

/// The parts of a message as libcurl's MIME structure.
///
/// A class, since its end of life frees the structure; it must outlive the transfer that reads it.
final class MIMEForm {
  /// The structure, for `CURLOPT_MIMEPOST`.
  let root: OpaquePointer

  /// Builds the parts: the text and the page as alternatives, text first, and around them the attachments if there are any.
  ///
  /// - Parameters:
  ///   - message: what is to be sent; its bytes are copied.
  ///   - handle: the libcurl handle that will read the structure.
  /// - Throws: an error where libcurl has no memory.
  init(of message: MailMessage, for handle: UnsafeMutableRawPointer) throws(DeliveryError) {
    root = try Self.multipart(handle)
    // What throws from here on leaves the structure to the end of life.
    guard !message.attachments.isEmpty else {
      try Self.addAlternatives(of: message, to: root)
      return
    }
    let part = try Self.part(of: root)
    let alternatives = try Self.multipart(handle)
    let code = curl_mime_subparts(part, alternatives)
    if code != CURLE_OK { curl_mime_free(alternatives) }
    try Self.check(code)
    try Self.check(curl_mime_type(part, "multipart/alternative"))
    try Self.addAlternatives(of: message, to: alternatives)
    for attachment in message.attachments { try Self.add(attachment, to: root) }
  }

  deinit { curl_mime_free(root) }

  /// The type of the outermost part, as a header.
  static func contentType(of message: MailMessage) -> String {
    "Content-Type: multipart/" + (message.attachments.isEmpty ? "alternative" : "mixed")
  }

  private static func addAlternatives(of message: MailMessage, to mime: OpaquePointer) throws(DeliveryError) {
    for (type, bytes) in [("text/plain", message.text), ("text/html", message.html)] {
      let part = try part(of: mime)
      try check(curl_mime_type(part, type + "; charset=utf-8"))
      try check(curl_mime_encoder(part, "quoted-printable"))
      try fill(part, with: CanonicalLines.canonical(bytes))
    }
  }

  private static func add(_ attachment: MailAttachment, to mime: OpaquePointer) throws(DeliveryError) {
    let part = try part(of: mime)
    let name = AttachmentName(attachment.name)
    try check(curl_mime_type(part, attachment.mediaType.rawValue + name.contentName))
    try check(curl_mime_encoder(part, "base64"))
    try check(curl_mime_headers(part, CurlList([name.disposition], for: operation).handOver(), 1))
    try fill(part, with: attachment.bytes)
  }

  /// Gives a part its bytes; the pointer of no bytes may be none, which libcurl takes for "no data at all".
  private static func fill(_ part: OpaquePointer, with bytes: [UInt8]) throws(DeliveryError) {
    let code = (bytes + [0]).withUnsafeBytes { raw in
      curl_mime_data(part, raw.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    try check(code)
  }

  private static func multipart(_ handle: UnsafeMutableRawPointer) throws(DeliveryError) -> OpaquePointer {
    guard let mime = curl_mime_init(handle) else { throw error("libcurl has no memory for a message") }
    return mime
  }

  private static func part(of mime: OpaquePointer) throws(DeliveryError) -> OpaquePointer {
    guard let part = curl_mime_addpart(mime) else { throw error("libcurl has no memory for a part") }
    return part
  }

  private static func check(_ code: CURLcode) throws(DeliveryError) {
    guard code == CURLE_OK else { throw error(String(cString: curl_easy_strerror(code))) }
  }

  private static let operation = "compose a message"

  private static func error(_ reason: String) -> DeliveryError {
    DeliveryError(operation: operation, reason: reason)
  }
}

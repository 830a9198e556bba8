internal import CLibCurl

/// Composes messages by libcurl's MIME functions; each thread has its own.
///
/// libcurl writes MIME in a transfer only, so there is one: by SMTP over a socket within the process, whose other end
/// is served between libcurl's steps in the same thread. Nothing leaves the process, and no environment variable is
/// heard. The same message gives the same bytes.
///
/// A class, since it owns handles of libcurl, which it uses again for the next message.
public final class MessageComposer {
  private let handle: UnsafeMutableRawPointer
  private let multi: UnsafeMutableRawPointer
  private let link = CaptureLink()
  private let recipients: CurlList

  /// Creates a composer.
  ///
  /// - Throws: an error where libcurl cannot be set up.
  public init() throws(DeliveryError) {
    recipients = try CurlList(["<composer@localhost>"], for: "compose a message")
    guard let handle = curl_easy_init() else { throw Self.error("libcurl has no memory for a handle") }
    guard let multi = curl_multi_init() else {
      curl_easy_cleanup(handle)
      throw Self.error("libcurl has no memory for a handle")
    }
    self.handle = handle
    self.multi = multi
    try setUp()
  }

  deinit {
    // First the server's end: libcurl says good-bye to a connection that stands, and would wait for the answer.
    link.hangUp()
    curl_easy_cleanup(handle)
    curl_multi_cleanup(multi)
  }

  /// Composes a message.
  ///
  /// - Throws: an error where a value of the message cannot stand in a header, or libcurl fails.
  public func compose(_ message: MailMessage) throws(DeliveryError) -> ComposedMessage {
    let headers = try MessageHeaders(of: message).lines
    let list = try CurlList([MIMEForm.contentType(of: message)] + headers, for: "compose a message")
    let form = try MIMEForm(of: message, for: handle)
    let wire = try withExtendedLifetime((list, form)) { () throws(DeliveryError) in
      try Self.check(clibcurl_set_pointer(handle, CURLOPT_HTTPHEADER, list.head))
      try Self.check(clibcurl_set_pointer(handle, CURLOPT_MIMEPOST, UnsafeMutableRawPointer(form.root)))
      defer {
        // libcurl must not keep pointers to what ends here; taking them back cannot fail.
        _ = clibcurl_set_pointer(handle, CURLOPT_MIMEPOST, nil)
        _ = clibcurl_set_pointer(handle, CURLOPT_HTTPHEADER, nil)
      }
      return try transfer()
    }
    return ComposedMessage(
      id: message.id, sender: message.from.address, recipient: message.to.address,
      bytes: MessageBoundaries.settled(wire, hash: Self.hash(of: message)))
  }

  private func setUp() throws(DeliveryError) {
    let context = Unmanaged.passUnretained(link).toOpaque()
    let settings = [
      clibcurl_set_text(handle, CURLOPT_URL, "smtp://127.0.0.1:25/localhost"),
      clibcurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp"),
      // Empty, so that libcurl looks for no proxy in the environment.
      clibcurl_set_text(handle, CURLOPT_PROXY, ""),
      clibcurl_set_text(handle, CURLOPT_NOPROXY, "*"),
      clibcurl_set_number(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
      clibcurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
      clibcurl_set_number(handle, CURLOPT_UPLOAD, 1),
      clibcurl_set_text(handle, CURLOPT_MAIL_FROM, "<composer@localhost>"),
      clibcurl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients.head),
      // Our own server answers at once; the limit only turns a fault into an error.
      clibcurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 20),
      clibcurl_drop_bodies(handle),
      clibcurl_set_open_socket(
        handle,
        { context, _, address in
          guard let context, let address else { return -1 }
          return Unmanaged<CaptureLink>.fromOpaque(context).takeUnretainedValue().open(&address.pointee)
        }, context),
    ]
    for code in settings { try Self.check(code) }
  }

  /// Lets libcurl send the message that it was given, and serves it; returns the lines as they were sent.
  private func transfer() throws(DeliveryError) -> [UInt8] {
    try Self.check(curl_multi_add_handle(multi, handle))
    defer { curl_multi_remove_handle(multi, handle) }
    var running: Int32 = 1
    while running > 0 {
      try Self.check(curl_multi_perform(multi, &running))
      let hasWorked = try link.serve()
      // libcurl waits for something that only time brings.
      if running > 0, !hasWorked { try Self.check(curl_multi_poll(multi, nil, 0, 1, nil)) }
    }
    var count: Int32 = 0
    guard let end = curl_multi_info_read(multi, &count) else {
      throw Self.error("libcurl did not end the transfer")
    }
    try Self.check(end.pointee.data.result)
    guard let message = link.takeMessage() else { throw Self.error("libcurl did not send the message whole") }
    return message
  }

  private static func hash(of message: MailMessage) -> StableHash {
    var hash = StableHash()
    hash.add(Array(message.id.utf8))
    hash.add(message.text)
    hash.add(message.html)
    for attachment in message.attachments {
      hash.add(Array(attachment.name.utf8))
      hash.add(attachment.bytes)
    }
    return hash
  }

  private static func check(_ code: CURLcode) throws(DeliveryError) {
    guard code == CURLE_OK else { throw error(String(cString: curl_easy_strerror(code))) }
  }

  private static func check(_ code: CURLMcode) throws(DeliveryError) {
    guard code == CURLM_OK else { throw error(String(cString: curl_multi_strerror(code))) }
  }

  private static func error(_ reason: String) -> DeliveryError {
    DeliveryError(operation: "compose a message", reason: reason)
  }
}

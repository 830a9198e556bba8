internal import CLibCurl

/// Hands messages to a mail server by SMTP, through libcurl, over one connection as long as it lasts.
///
/// A class, since it owns a handle of libcurl. All that concerns TLS is set once, when it is created: libcurl uses a
/// connection again without a look at which authorities it was checked against.
public final class SMTPCourier: Courier {
  private let handle: UnsafeMutableRawPointer
  private let settings: SMTPSettings
  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  /// Forms of the password that must not come back in a reply.
  private let secrets: [String]

  /// Creates a courier; nothing is sent yet.
  ///
  /// - Throws: an error where settings are not valid, or libcurl cannot be set up.
  public init(_ settings: SMTPSettings) throws(DeliveryError) {
    let url = try settings.url
    guard let handle = curl_easy_init() else {
      throw DeliveryError(operation: "use the mail server", reason: "libcurl has no memory for a handle")
    }
    self.handle = handle
    self.settings = settings
    let password = settings.password ?? ""
    let login = "\0\(settings.user ?? "")\0\(password)"
    secrets =
      password.isEmpty ? [] : [password] + [password, login].map { EncodedWords.base64(Array($0.utf8)) }
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    try setUp(url)
  }

  deinit {
    curl_easy_cleanup(handle)
    words.deallocate()
  }

  /// Hands a message to the server.
  ///
  /// - Throws: what `leaving` throws, and a `DeliveryError` where libcurl takes no settings.
  /// - Warning: this sends.
  public func send(_ message: ComposedMessage, leaving: () throws -> Void) throws -> DeliveryOutcome {
    let recipients = try CurlList(["<\(message.recipient)>"], for: "send a message")
    return try withoutActuallyEscaping(leaving) { leaving in
      var (transfer, code) = try perform(message, to: recipients, leaving: leaving)
      if code != CURLE_OK, transfer.isWorthAnother {
        (transfer, code) = try perform(message, to: recipients, leaving: leaving)
      }
      if let failure = transfer.failure { throw failure }
      return outcome(of: transfer, code)
    }
  }

  private func perform(
    _ message: ComposedMessage, to recipients: CurlList, leaving: @escaping () throws -> Void
  ) throws(DeliveryError) -> (SMTPTransfer, CURLcode) {
    let transfer = SMTPTransfer(
      message.bytes,
      // A server that offers no login would get the message without one.
      mayBegin: { [settings] replies in
        settings.user == nil || replies.greetings.contains { $0.code == 235 }
      },
      prepareEnd: { [handle, settings] in
        // libcurl has one limit for all answers, which it looks up while it waits.
        _ = clibcurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.timeouts.end)
        // It counts a standstill from its beginning, which may lie before the end of the message.
        let standstill = settings.timeouts.command + settings.timeouts.end
        _ = clibcurl_set_number(handle, CURLOPT_LOW_SPEED_TIME, standstill)
      }, leaving: leaving)
    let context = Unmanaged.passUnretained(transfer).toOpaque()
    words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = try withExtendedLifetime((transfer, recipients)) { () throws(DeliveryError) in
      try Self.check([
        clibcurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(message.sender)>"),
        clibcurl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients.head),
        clibcurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, Self.size(of: message.bytes)),
        clibcurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.timeouts.command),
        clibcurl_set_number(handle, CURLOPT_LOW_SPEED_TIME, settings.timeouts.command),
        clibcurl_set_pointer(handle, CURLOPT_READDATA, context),
        clibcurl_set_pointer(handle, CURLOPT_HEADERDATA, context),
        clibcurl_set_before(handle, smtpBegins, context),
      ])
      defer { _ = clibcurl_set_pointer(handle, CURLOPT_MAIL_RCPT, nil) }
      return curl_easy_perform(handle)
    }
    return (transfer, code)
  }

  /// The size for the parameter `SIZE` (RFC 1870), or -1 for none.
  ///
  /// libcurl 7.88 counts the dots that it doubles, and stops to read where the count meets the size: no size is told where
  /// a line begins with a dot.
  private static func size(of bytes: [UInt8]) -> curl_off_t {
    bytes.contains(sequence: Array("\n.".utf8)) ? -1 : curl_off_t(bytes.count)
  }

  private func outcome(of transfer: SMTPTransfer, _ code: CURLcode) -> DeliveryOutcome {
    let said = String(cString: words)
    let reason = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
    // libcurl may say nothing of its own about what a callback of ours refused.
    let isWithoutLogin = code == CURLE_ABORTED_BY_CALLBACK && !transfer.replies.isUnderWay
    return transfer.replies.outcome(
      hasLeft: transfer.hasLeft, words: isWithoutLogin ? "the server offers no login" : reason
    ).without(secrets)
  }

  private func setUp(_ url: String) throws(DeliveryError) {
    let usesTLS = settings.security == .startTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE
    try Self.check([
      clibcurl_set_text(handle, CURLOPT_URL, url),
      clibcurl_set_text(handle, CURLOPT_PROTOCOLS_STR, settings.security == .tls ? "smtps" : "smtp"),
      // Empty, so that libcurl looks for no proxy in the environment.
      clibcurl_set_text(handle, CURLOPT_PROXY, ""),
      clibcurl_set_text(handle, CURLOPT_NOPROXY, "*"),
      clibcurl_set_number(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue)),
      clibcurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
      clibcurl_set_number(handle, CURLOPT_USE_SSL, Int(usesTLS.rawValue)),
      clibcurl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      clibcurl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 1),
      clibcurl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 2),
      clibcurl_set_number(handle, CURLOPT_UPLOAD, 1),
      clibcurl_set_number(handle, CURLOPT_CONNECTTIMEOUT, settings.timeouts.connect),
      clibcurl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1),
      clibcurl_set_pointer(handle, CURLOPT_ERRORBUFFER, words),
      clibcurl_set_transfer(handle, CURLOPT_READFUNCTION, smtpReads),
      clibcurl_set_transfer(handle, CURLOPT_HEADERFUNCTION, smtpHears),
      clibcurl_drop_bodies(handle),
    ])
    if let user = settings.user {
      try Self.check([
        clibcurl_set_text(handle, CURLOPT_USERNAME, user),
        clibcurl_set_text(handle, CURLOPT_PASSWORD, settings.password ?? ""),
        clibcurl_set_text(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN"),
      ])
    }
    if let file = settings.certificateAuthorities {
      try Self.check([
        clibcurl_set_text(handle, CURLOPT_CAINFO, file),
        // Else the folder of the system's authorities would be trusted beside the file.
        clibcurl_set_text(handle, CURLOPT_CAPATH, nil),
      ])
    }
  }

  private static func check(_ codes: [CURLcode]) throws(DeliveryError) {
    for code in codes where code != CURLE_OK {
      throw DeliveryError(operation: "use the mail server", reason: String(cString: curl_easy_strerror(code)))
    }
  }
}

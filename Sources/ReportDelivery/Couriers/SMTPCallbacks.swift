internal import CLibCurl

/// The read callback: libcurl wants bytes of the message.
func smtpReads(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
  return Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
    .fill(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

/// The header callback: libcurl has a line of the server.
func smtpHears(
  _ line: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let line, let context else { return 0 }
  Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
    .add(UnsafeRawBufferPointer(start: line, count: size * count))
  return size * count
}

/// The callback before the first command: libcurl has a connection, fresh or not.
func smtpBegins(
  _ context: UnsafeMutableRawPointer?, _: UnsafeMutablePointer<CChar>?, _: UnsafeMutablePointer<CChar>?,
  _: Int32,
  _: Int32
) -> Int32 {
  guard let context else { return CURL_PREREQFUNC_ABORT }
  return Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue().begin()
    ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

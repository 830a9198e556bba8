import CLibCurl

/// Tells an address, by a GET request, that something happened; what it answers is not looked at, but for its status.
///
/// - Parameters:
///   - address: an `http` or `https` URL.
///   - agent: who asks, for the server's log.
///   - seconds: how long it may take.
/// - Throws: an error where the address cannot be reached in time, or answers with a status of 400 or above.
public func ping(_ address: String, agent: String, seconds: Int = 10) throws(DeliveryError) {
  guard let handle = curl_easy_init() else {
    throw DeliveryError(operation: "ping", reason: "expected a handle of libcurl, found none")
  }
  defer { curl_easy_cleanup(handle) }
  let settings = [
    clibcurl_set_text(handle, CURLOPT_URL, address),
    clibcurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
    clibcurl_set_text(handle, CURLOPT_USERAGENT, agent),
    clibcurl_set_number(handle, CURLOPT_TIMEOUT, seconds),
    // No signals: the timeout of a name's look-up must not come as one to another thread.
    clibcurl_set_number(handle, CURLOPT_NOSIGNAL, 1),
    clibcurl_drop_bodies(handle),
  ]
  for code in settings where code != CURLE_OK { throw error(code) }
  let code = curl_easy_perform(handle)
  guard code == CURLE_OK else { throw error(code) }
  var status = 0
  guard clibcurl_get_number(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK, status < 400 else {
    throw DeliveryError(operation: "ping", reason: "expected a status below 400, found \(status)")
  }
}

private func error(_ code: CURLcode) -> DeliveryError {
  DeliveryError(operation: "ping", reason: String(cString: curl_easy_strerror(code)))
}

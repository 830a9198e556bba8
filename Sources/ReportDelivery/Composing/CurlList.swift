internal import CLibCurl

/// A list of lines that libcurl reads.
///
/// A class, since its end of life frees the list.
final class CurlList {
  private(set) var head: UnsafeMutablePointer<curl_slist>?

  /// Copies the lines.
  init(_ lines: [String], for operation: String) throws(DeliveryError) {
    for line in lines {
      guard let longer = curl_slist_append(head, line) else {
        curl_slist_free_all(head)
        head = nil
        throw DeliveryError(operation: operation, reason: "libcurl has no memory for a list")
      }
      head = longer
    }
  }

  deinit { curl_slist_free_all(head) }

  /// Gives the list to somebody who frees it.
  func handOver() -> UnsafeMutablePointer<curl_slist>? {
    defer { head = nil }
    return head
  }
}

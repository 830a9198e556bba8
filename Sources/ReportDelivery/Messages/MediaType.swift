/// What an attachment holds (RFC 2046), with the encoding of its text.
public enum MediaType: String, CaseIterable, Sendable {
  /// A page.
  case html = "text/html; charset=utf-8"
  /// An XML document.
  case xml = "application/xml; charset=utf-8"
  /// A table (RFC 4180).
  case csv = "text/csv; charset=utf-8"
}

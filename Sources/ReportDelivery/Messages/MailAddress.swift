/// An address of mail that is safe in an envelope and in a header.
///
/// It is ASCII: a local part that is a dot-atom (RFC 5322, 3.2.3) of at most 64 bytes, and a domain of letters, digits and
/// hyphens of at most 255 bytes that holds a dot or is exactly `localhost`; at most 254 bytes in all (RFC 5321, 4.5.3.1).
/// Quoted local parts and address literals are not taken: nobody has them, and everybody reads them differently.
public struct MailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The address, with the domain in lower case.
  public let text: String

  /// Reads an address; `nil` where it is none that is safe.
  public init?(_ text: String) {
    guard text.utf8.count <= 254, let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let local = text.utf8[..<at]
    let domain = text.utf8[text.utf8.index(after: at)...]
    guard Self.isDotAtom(local), local.count <= 64, Self.isDomain(domain) else { return nil }
    self.text = String(text[..<at]) + "@" + String(text[domain.startIndex...]).lowercased()
  }

  /// The part behind `@`, in lower case.
  public var domain: String { String(text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]) }

  /// The address.
  public var description: String { text }

  /// Orders addresses by their bytes.
  public static func < (left: MailAddress, right: MailAddress) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Whether bytes are words of `atext` with single dots between them (RFC 5322, 3.2.3).
  package static func isDotAtom(_ bytes: some Collection<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    return bytes.split(separator: dot, omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
  }

  /// Whether bytes are a domain: labels of 1 to 63 letters, digits and inner hyphens (RFC 1123, 2.1).
  package static func isDomain(_ bytes: some Collection<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard bytes.count <= 255, labels.count > 1 || bytes.elementsEqual("localhost".utf8) else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && label.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        && label.first != UInt8(ascii: "-") && Array(label).last != UInt8(ascii: "-")
    }
  }
}

/// A name and an address, as people write them: `Name <a@b>`, `"Name" <a@b>` or `a@b`.
public struct Mailbox: Hashable, Sendable {
  /// The name as it is shown, of any characters: it is cleaned when it reaches a header.
  public let name: String?
  /// Where the mail goes.
  public let address: MailAddress

  /// Creates a mailbox.
  public init(name: String?, address: MailAddress) {
    self.name = name
    self.address = address
  }

  /// Reads a mailbox; `nil` where the address is none that is safe, or text stands behind it.
  public init?(_ text: String) {
    let trimmed = text.trimmingBlanks
    guard trimmed.hasSuffix(">"), let open = trimmed.lastIndex(of: "<") else {
      guard let address = MailAddress(String(trimmed)) else { return nil }
      self.init(name: nil, address: address)
      return
    }
    let inner = trimmed[trimmed.index(after: open)...].dropLast()
    guard let address = MailAddress(String(inner)), let name = Self.name(trimmed[..<open]) else { return nil }
    self.init(name: name.isEmpty ? nil : name, address: address)
  }

  /// The name before the address, without quotation marks and what they escape (RFC 5322, 3.2.4); `nil` where a mark is open.
  private static func name(_ text: Substring) -> String? {
    let trimmed = text.trimmingBlanks
    guard trimmed.hasPrefix("\"") else { return trimmed.contains("<") ? nil : String(trimmed) }
    var name = ""
    var rest = trimmed.dropFirst()
    while let character = rest.popFirst() {
      switch character {
      case "\"": return rest.isEmpty ? name : nil
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        name.append(escaped)
      default: name.append(character)
      }
    }
    return nil
  }
}

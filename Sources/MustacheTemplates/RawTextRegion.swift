/// Follows the markup that a program writes, to know whether it is inside `<style>` or `<script>`.
///
/// Nothing can be escaped there, so no variable may stand there. The region begins with the start tag's name:
/// its attributes count as inside, since refusing too much is the safe side.
struct RawTextRegion: Equatable {
  private static let elements = [Array("style".utf8), Array("script".utf8)]
  private static let longest = "</script".utf8.count

  /// The name of the element that is open; nil outside.
  private(set) var element: [UInt8]?
  /// What followed the last `<`, in lower case, while it may become a tag's name.
  private var pending: [UInt8] = []

  /// Takes the next bytes of the page.
  mutating func follow(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { follow(byte) }
  }

  /// A variable stands here: it ends the name of a tag.
  mutating func interrupt() {
    pending = []
  }

  private mutating func follow(_ byte: UInt8) {
    if byte == UInt8(ascii: "<") {
      pending = [byte]
    } else if !pending.isEmpty {
      if byte.isSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") && pending.count > 1 {
        finishName()
      } else if pending.count < Self.longest {
        pending.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      } else {
        pending = []
      }
    }
  }

  private mutating func finishName() {
    if let element {
      if pending == Array("</".utf8) + element { self.element = nil }
    } else {
      element = Self.elements.first { pending.dropFirst().elementsEqual($0) }
    }
    pending = []
  }
}

import ReportDelivery
import TestSupport
import Testing

@Suite("Naughty strings")
struct NaughtyStringTests {
  /// The strings of the shared material, a line each; none where it is not there.
  private static let texts: [String] = {
    guard let folder = Repository.shared else { return [] }
    let archive = folder + "/corpora/blns.tar.xz"
    guard let outcome = try? Command(["tar", "-xOf", archive, "--wildcards", "*blns.txt"]).run(),
      outcome.status == 0
    else { return [] }
    return outcome.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
  }()

  @Test(
    "make no header and no recipient more, wherever they stand",
    .enabled(if: !texts.isEmpty, "needs the strings of the shared folder, tar and xz"))
  func headers() throws {
    let composer = try MessageComposer()
    for text in Self.texts {
      let attachments = [MailAttachment(name: text, mediaType: .html, bytes: [1])]
      let composed = try composer.compose(
        Sample.message(from: text, to: text, subject: text, attachments: attachments))
      let read = try MIMEReader(composed.bytes)
      #expect(read.headers.count == 11 && read.parts.count == 2, "\(text)")
      #expect(try HeaderReader.mailbox(read["to"]).address == "ann@example.org", "\(text)")
      #expect(read.parts[1].headers.count == 3, "\(text)")
    }
  }

  @Test(
    "are either no address, or one without anything that a header could take for its own",
    .enabled(if: !texts.isEmpty, "needs the strings of the shared folder, tar and xz"))
  func addresses() {
    for text in Self.texts + Self.texts.map({ $0 + "@example.org" }) {
      guard let address = MailAddress(text) else { continue }
      #expect(address.text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>,;:\"()\\".utf8.contains($0) })
    }
  }
}

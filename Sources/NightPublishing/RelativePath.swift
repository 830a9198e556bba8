/// The checked place of a file within a night's folder: "customers/adatum-1a2b3c4d.html".
///
/// Names are of `[a-z0-9._-]` without a leading dot, so that none can climb out, hide, collide with another
/// on a file system that ignores case, or need quoting in the manifest.
struct RelativePath: Sendable, Equatable {
  /// The whole path; all that is kept, since a night has tens of thousands.
  let text: String

  /// Checks a path; `place` is the folder it is relative to, for the error's text.
  init(_ text: String, in place: String) throws(PublishingError) {
    self.text = text
    guard Self.isFit(text) else {
      throw Self.unfit(
        text, in: place, "expected names of a-z, 0-9, dot, underscore and hyphen, no leading dot")
    }
    guard text != Manifest.name, text != Manifest.runRecordName else {
      throw Self.unfit(text, in: place, "this name is taken by the publisher itself")
    }
  }

  /// The path of its folder, "customers"; empty where it stands in the night's own.
  var folder: Substring { Self.split(text[...]).folder }

  /// The name of the file itself.
  var name: String { String(Self.split(text[...]).name) }

  /// A path's folder, and what stands in it.
  static func split(_ path: Substring) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (path[..<slash], path[path.utf8.index(after: slash)...])
  }

  /// Whether each name has one of the characters above at least, and no dot at its beginning.
  private static func isFit(_ text: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        break
      case UInt8(ascii: "."), UInt8(ascii: "/"):
        if last == UInt8(ascii: "/") { return false }
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: "/")
  }

  private static func unfit(_ text: String, in place: String, _ reason: String) -> PublishingError {
    PublishingError(
      kind: .cannotWrite, operation: "create the file", path: "\(place)/\(text)", reason: reason)
  }
}

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
    guard Self.isFit(text[nameStart...]), folders.allSatisfy(Self.isFit) else {
      throw Self.unfit(
        text, in: place, "expected names of a-z, 0-9, dot, underscore and hyphen, no leading dot")
    }
    guard text != Manifest.name, text != Manifest.runRecordName else {
      throw Self.unfit(text, in: place, "this name is taken by the publisher itself")
    }
  }

  /// The names of its folders, from the outermost.
  var folders: [Substring] {
    var names: [Substring] = []
    var start = text.utf8.startIndex
    while let slash = text.utf8[start...].firstIndex(of: UInt8(ascii: "/")) {
      names.append(text[start..<slash])
      start = text.utf8.index(after: slash)
    }
    return names
  }

  /// The name of the file itself.
  var name: String { String(text[nameStart...]) }

  private var nameStart: String.Index {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map(text.utf8.index(after:)) ?? text.startIndex
  }

  private static func isFit(_ name: Substring) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  private static func unfit(_ text: String, in place: String, _ reason: String) -> PublishingError {
    PublishingError(
      kind: .cannotWrite, operation: "create the file", path: "\(place)/\(text)", reason: reason)
  }
}

public import AdoptionDomain

/// How long a night repeats itself: with the same exports, settings and program, each night through that day has the same
/// files, but for the night itself where it stands in them.
public struct Repetition: Hashable, Sendable {
  /// The last night that comes to the same.
  public let until: CalendarDay
  /// Where the night itself stands in the published files.
  public let places: [NightPlace]
  /// The files below the exports folder that held no export.
  public let otherFiles: [OtherFile]

  /// Creates a repetition.
  public init(until: CalendarDay, places: [NightPlace], otherFiles: [OtherFile]) {
    (self.until, self.places, self.otherFiles) = (until, places, otherFiles)
  }
}

/// A file below the exports folder that held no export, such as a note for people.
public struct OtherFile: Hashable, Sendable {
  /// The path below the exports folder.
  public let path: String
  /// The size in bytes.
  public let size: Int
  /// The fingerprint of the content.
  public let fingerprint: String

  /// Creates a file.
  public init(path: String, size: Int, fingerprint: String) {
    (self.path, self.size, self.fingerprint) = (path, size, fingerprint)
  }
}

/// A place in a published file that holds the night, in words or as `yyyy-MM-dd`.
public struct NightPlace: Hashable, Sendable {
  /// The file's path below the night's folder.
  public let file: String
  /// Its bytes in the file, from 0.
  public let bytes: Range<Int>

  /// Creates a place.
  public init(file: String, bytes: Range<Int>) { (self.file, self.bytes) = (file, bytes) }
}

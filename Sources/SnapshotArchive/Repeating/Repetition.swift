public import AdoptionDomain

/// How long a night repeats itself: with the same exports, settings and program, each night through that day has the same
/// files, but for the night itself where it stands in them.
public struct Repetition: Hashable, Sendable {
  /// The last night that comes to the same.
  public let until: CalendarDay
  /// Where the night itself stands in the published files.
  public let places: [NightPlace]
  /// The files below the exports folder that held no export, such as notes for people.
  public let otherFiles: [FingerprintedFile]

  /// Creates a repetition.
  public init(until: CalendarDay, places: [NightPlace], otherFiles: [FingerprintedFile]) {
    (self.until, self.places, self.otherFiles) = (until, places, otherFiles)
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

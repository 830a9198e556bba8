/// One published state of a night, as the name of its folder below `nights`: "2026-11-21.r1".
struct NightRevision: Sendable, Equatable {
  /// The folder that holds all of them.
  static let folder = "nights"

  let night: NightName
  /// Counted from 1.
  let number: Int

  /// The name of its folder.
  var name: String { "\(night.text).r\(number)" }

  /// Its folder relative to the output folder; also the target of the links.
  var path: String { "\(Self.folder)/\(name)" }

  init(night: NightName, number: Int) {
    self.night = night
    self.number = number
  }

  /// Nil for a name that is not a revision's, or that is written differently from how we write it.
  init?(name: String) {
    guard let night = NightName(String(name.prefix(10))), name.dropFirst(10).hasPrefix(".r"),
      // Nine digits keep the next number far from overflow.
      name.utf8.count <= 21, let number = Int(name.dropFirst(12)), number >= 1
    else { return nil }
    self.init(night: night, number: number)
    guard self.name == name else { return nil }
  }

  /// Nil for a link's target that is not a revision's folder.
  init?(target: String) {
    guard target.hasPrefix("\(Self.folder)/") else { return nil }
    self.init(name: String(target.dropFirst(Self.folder.count + 1)))
  }

  /// The newest revision of a night among the entries of `nights`, whatever stands there under its name.
  static func newest(of night: NightName, in nights: OpenFolder) throws(PublishingError) -> NightRevision? {
    try nights.entryNames().compactMap { NightRevision(name: $0) }.filter { $0.night == night }
      .max { $0.number < $1.number }
  }
}

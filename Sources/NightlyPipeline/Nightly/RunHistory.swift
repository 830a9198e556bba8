internal import FoundationEssentials
internal import NightPublishing

/// How the last runs ended: `runs.json` in the output folder, the newest last.
struct RunHistory: Codable, Equatable {
  static let fileName = "runs.json"
  /// More are not kept: a year of nights and some runs by hand.
  static let limit = 400

  var runs: [RunOutcome] = []

  /// Reads the history of an output folder; one that cannot be understood is begun anew, and that is said.
  ///
  /// - Throws: `.cannotWrite` or `.inputOutput` where the file is there and cannot be read.
  static func reading(
    _ output: borrowing OutputFolder, warn: (String) -> Void
  ) throws(PublishingError) -> RunHistory {
    guard let contents = try output.contents(ofFile: fileName) else { return RunHistory() }
    do {
      return try JSONDecoder().decode(RunHistory.self, from: Data(contents))
    } catch {
      warn("\(fileName): expected what this program writes, found something else; begun anew")
      return RunHistory()
    }
  }

  /// Adds a run, unless it is one that changed nothing and only says again what is known.
  ///
  /// - Returns: whether it was added.
  mutating func add(_ run: RunOutcome) -> Bool {
    let isKnown = runs.last.map {
      $0.night == run.night && $0.status == run.status && run.isUnchanged && run.removedNights.isEmpty
        && $0.isPublished
    }
    guard isKnown != true else { return false }
    runs.append(run)
    runs.removeFirst(max(0, runs.count - Self.limit))
    return true
  }

  func write(to output: borrowing OutputFolder) throws(PublishingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let contents: [UInt8]
    do {
      contents = Array(try encoder.encode(self)) + [0x0A]
    } catch {
      throw .encoding(Self.fileName, "\(error)")
    }
    try output.replaceFile(Self.fileName, with: contents)
  }
}

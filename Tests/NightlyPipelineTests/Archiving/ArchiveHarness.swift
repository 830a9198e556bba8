import AdoptionDomain
import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

extension NightHarness {
  /// What commands about the archive need.
  var archive: ArchiveConfiguration {
    ArchiveConfiguration(
      outputFolder: output, templateFolders: [Repository.templates], programVersion: "1.2.3", processID: 4712)
  }

  /// The bytes of all files of a folder below the output folder, the run record left out.
  func files(in folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try Repository.files(below: output + "/" + folder) where path != "run.json" {
      files[path] = try Repository.bytes(of: output + "/" + folder + "/" + path)
    }
    return files
  }

  /// How many names a file of the newest night has.
  func names(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: latest + "/" + path)
    return try #require(attributes[.referenceCount] as? Int)
  }

  /// Moves the days of the user export, and makes every so many-th person idle.
  func moveUsers(byDays days: Int, idleEvery share: Int) throws {
    let text = try Repository.text(of: Repository.example + "/active-users.csv")
    let lines = text.split(separator: "\r\n").map(String.init)
    var moved = [lines[0]]
    for (number, line) in lines.dropFirst().enumerated() {
      // The customer, the day for which the row speaks, and the rest, which holds the days of activity.
      let parts = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      let rest = parts[2].replacing(/20\d\d-\d\d-\d\d/) { match in
        Self.day(String(match.output), moved: number % share == 0 ? days - 120 : days)
      }
      moved.append([parts[0], Self.day(parts[1], moved: days), rest].joined(separator: ","))
    }
    try write(moved.joined(separator: "\r\n") + "\r\n", to: "active-users.csv")
  }

  private static func day(_ text: String, moved days: Int) -> String {
    CalendarDay(iso8601: text)?.advanced(by: days).description ?? text
  }
}

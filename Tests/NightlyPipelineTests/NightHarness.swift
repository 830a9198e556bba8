import FoundationEssentials
import NightlyPipeline
import TestSupport
import Testing

/// Runs nights in a folder of their own.
struct NightHarness {
  static let night = "2026-11-01"
  private let folder: TemporaryFolder

  var exports: String { folder.path + "/exports" }
  var output: String { folder.path + "/output" }
  /// Where the newest night lies.
  var latest: String { output + "/latest" }

  init() throws { folder = try TemporaryFolder() }

  /// A harness whose exports are those of the example.
  static func example() throws -> NightHarness {
    let harness = try NightHarness()
    try FileManager.default.copyItem(atPath: Repository.example, toPath: harness.exports)
    return harness
  }

  /// Writes an export; returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try folder.write(text, to: "exports/" + name)
  }

  /// Writes a file of an overlay over the templates; returns the overlay's folder.
  @discardableResult
  func overlay(_ text: String, at name: String, in overlay: String = "overlay") throws -> String {
    try folder.write(text, to: overlay + "/" + name)
    return folder.path + "/" + overlay
  }

  /// Changes an export's text.
  func change(_ name: String, _ body: (String) throws -> String) throws {
    try write(body(Repository.text(of: exports + "/" + name)), to: name)
  }

  func configuration(
    exports: String? = nil, output: String? = nil, templates: [String] = [], night: String = Self.night
  ) throws -> NightConfiguration {
    try #require(
      NightConfiguration(
        exportsFolder: exports ?? self.exports, outputFolder: output ?? self.output,
        templateFolders: [Repository.templates] + templates, night: night, programVersion: "1.2.3",
        processID: 4711))
  }

  /// Runs a night.
  @discardableResult
  func run(templates: [String] = [], night: String = Self.night) throws -> NightSummary {
    try runNight(configuration(templates: templates, night: night), observer: .silent)
  }

  /// The error that a night ends with; a night that ends well is an issue.
  func error(exports: String? = nil, output: String? = nil, templates: [String] = []) throws -> NightError? {
    let configuration = try configuration(exports: exports, output: output, templates: templates)
    do throws(NightError) {
      _ = try runNight(configuration, observer: .silent)
      Issue.record("the night ended well")
      return nil
    } catch {
      return error
    }
  }

  /// The bytes of all files of the newest night by path, the run record left out.
  func published() throws -> [String: [UInt8]] {
    let root = try FileManager.default.destinationOfSymbolicLink(atPath: latest)
    let folder = output + "/" + root
    var files: [String: [UInt8]] = [:]
    for path in try Repository.files(below: folder) where path != "run.json" {
      files[path] = try Repository.bytes(of: folder + "/" + path)
    }
    return files
  }

  /// The text of one file of the newest night.
  func text(_ path: String) throws -> String { try Repository.text(of: latest + "/" + path) }
}

extension NightObserver {
  /// Tells nobody anything; no time passes.
  static var silent: NightObserver {
    NightObserver(stageEnded: { _, _, _ in }, bytesRead: { _, _ in }, found: { _ in }, now: { .zero })
  }
}

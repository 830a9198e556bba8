import FoundationEssentials
import TestSupport

/// A folder with a configuration and exports, in which the real program runs its nights as cron would.
struct NightlyFolder {
  let folder: TemporaryFolder

  var configuration: String { folder.path + "/adoption-report.yaml" }
  var output: String { folder.path + "/output" }
  var exports: String { folder.path + "/exports" }

  /// Prepares a folder with the example's exports, or with those of so many invented customers.
  init(customers: Int? = nil, settings: String = "") throws {
    folder = try TemporaryFolder()
    if let customers {
      try InventedExports.write(customers: customers, to: folder)
    } else {
      try FileManager.default.copyItem(atPath: Repository.example, toPath: exports)
    }
    try configure(settings)
  }

  /// Writes the configuration anew.
  func configure(_ settings: String) throws {
    try folder.write("exports: exports\noutput: output\n" + settings, to: "adoption-report.yaml")
  }

  /// The command of a night, in cron's environment and nothing more.
  func command(_ night: String?, _ arguments: [String] = [], outputPath: String? = nil) -> Command {
    var command = Command(
      [
        "env", "-i", "PATH=/usr/bin:/bin", "SHELL=/bin/sh", "HOME=/nonexistent", "LOGNAME=nobody",
        Program.path,
      ]
        + ["nightly", "--config", configuration] + (night.map { ["--night", $0] } ?? []) + arguments,
      in: "/", outputPath: outputPath)
    command.environment = command.environment.filter { $0.key == "PATH" }
    return command
  }

  /// Runs a night to its end.
  @discardableResult
  func run(_ night: String = "2026-11-01", _ arguments: [String] = []) throws -> Command.Outcome {
    try command(night, arguments).run()
  }

  /// All files below the output folder by path, links by their targets, without those whose bytes hold times.
  func state() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: output)
    where !["run.json", "runs.json", "archive.sqlite"].contains(path.split(separator: "/").last ?? "") {
      let full = output + "/" + path
      let kind = try FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
      switch kind {
      case .some(.typeRegular): files[path] = try Repository.bytes(of: full)
      case .some(.typeSymbolicLink):
        files[path] = Array(try FileManager.default.destinationOfSymbolicLink(atPath: full).utf8)
      default: files[path] = []
      }
    }
    return files
  }
}

import FoundationEssentials
import Glibc
import TestSupport

/// The example portfolio, published once for all tests of this target.
///
/// A class, since the published folder is one thing that all tests share.
final class ExampleNight: Sendable {
  /// The night, or why there is none; removed when the process ends.
  static let published = Result {
    let night = try ExampleNight()
    atexit { ExampleNight.remove() }
    return night
  }

  private static func remove() {
    guard case .success(let night) = published else { return }
    do {
      try FileManager.default.removeItem(atPath: night.output.path)
    } catch {
      // As with every temporary folder: the system cleans up what is left.
    }
  }

  private let output: TemporaryFolder
  /// The published folder.
  let folder: String

  private init() throws {
    output = try TemporaryFolder()
    let outcome = try Program.run(Program.night(Repository.example, to: output.path))
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
    folder = output.path + "/2026-11-01"
  }

  /// The table of a file of the night.
  func table(_ name: String) throws -> CSVText { CSVText(try text(name)) }

  /// The text of a file of the night.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
  }

  /// The paths of all pages or reports with an ending, the portfolio's first.
  func files(ending suffix: String) throws -> [String] {
    let customers = try FileManager.default.contentsOfDirectory(atPath: folder + "/customers").sorted()
    return (["portfolio" + suffix] + customers.map { "customers/" + $0 }).filter { $0.hasSuffix(suffix) }
  }

  /// The text of the XML report of a customer.
  func report(of customer: String) throws -> String {
    for name in try files(ending: ".xml").dropFirst() {
      let report = try text(name)
      if report.contains("<customer id=\"\(customer)\"") { return report }
    }
    throw MissingReport(customer: customer)
  }
}

/// A customer of the example has no report.
struct MissingReport: Error {
  let customer: String
}

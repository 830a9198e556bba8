import FoundationEssentials
import TestSupport
import Testing

@Suite("The documentation")
struct DocumentationTests {
  private static let pages = try? SourceTree(Repository.root.appending(path: "docs").path, suffix: ".md")
    .files

  @Test("every decision record is filled in and stands in the index")
  func decisions() throws {
    let folder = Repository.root.appending(path: "docs/decisions").path
    let index = try text(of: "docs/decisions/README.md")
    let records = try SourceTree(folder, suffix: ".md").files.filter { $0.path != "README.md" }
    #expect(records.count >= 7)
    for (number, record) in records.enumerated() {
      #expect(record.path.hasPrefix(padded(number + 1) + "-"), "\(record.path): numbers run on without a gap")
      #expect(index.contains("](\(record.path))"), "\(record.path) is not in the index")
      for heading in ["Context", "Decision", "Consequences"] {
        let section = record.text.split(separator: "\n## ").first { $0.hasPrefix(heading + "\n") }
        #expect((section?.count ?? 0) > 150, "\(record.path): \(heading)")
      }
    }
  }

  @Test("every command, option and exit status stands in the page on operations")
  func commands() throws {
    let page = try text(of: "docs/operations.md")
    let sources = try SourceTree(Repository.root.appending(path: "Sources/adoption-report").path).files
    let commands = sources.flatMap {
      $0.text.matches(of: /commandName: "(?<name>[a-z-]+)"/).map { String($0.name) }
    }
    #expect(commands.count >= 3)
    for command in commands { #expect(page.contains(command), "\(command)") }
    for file in sources {
      for match in file.text.matches(of: /@(Option|Flag)\([^\n]*(\n(?! *var )[^\n]*)*\n? *var (?<name>\w+)/) {
        // The parser of arguments writes "keepDaily" as "keep-daily".
        let name = match.name.flatMap { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }
        #expect(page.contains("--\(String(name))"), "--\(String(name))")
      }
    }
    let statuses = try text(of: "Sources/NightlyPipeline/NightError.swift").matches(
      of: /case \w+ = (?<number>\d+)/)
    #expect(statuses.count >= 9)
    for status in statuses.map(\.number) + ["64"] { #expect(page.contains("| \(status) |"), "\(status)") }
  }

  @Test("every measure and basis stands in the page on measures, and every export in the pages on formats")
  func measures() throws {
    let page = try text(of: "docs/measures.md")
    let ids = try text(of: "Sources/AdoptionMetrics/MeasureID.swift").split(separator: "public enum Subject")[
      0]
    let cases = ids.matches(of: /\n  case (?<name>\w+)(?: = "(?<value>[^"]+)")?/)
    #expect(cases.count >= 23)
    for match in cases { #expect(page.contains("`\(match.value ?? match.name)`"), "\(match.name)") }
    let formats = try SourceTree(Repository.root.appending(path: "docs/formats").path, suffix: ".md").files
    let kinds = try text(of: "Sources/AdoptionDomain/ExportSource.swift").split(separator: "\n}\n")[0]
      .matches(of: /\n  case (?<name>\w+)(?: = "(?<value>[^"]+)")?/)
    #expect(kinds.count >= 5)
    for match in kinds {
      let kind = match.value ?? match.name
      #expect(formats.contains { $0.text.contains("`\(kind)`") }, "\(kind)")
    }
  }

  @Test("every link of a page leads to a file of the project")
  func links() throws {
    let pages = try #require(Self.pages).map { SourceTree.File(path: "docs/" + $0.path, text: $0.text) }
    let top = try ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map {
      SourceTree.File(path: $0, text: try text(of: $0))
    }
    var broken: [String] = []
    for page in pages + top {
      let folder = Repository.root.appending(path: page.path).deletingLastPathComponent()
      for match in page.text.matches(of: /\]\((?<target>[^)#\s]+)(#[^)]*)?\)/)
      where !match.target.contains(":") {
        if !FileManager.default.fileExists(atPath: folder.appending(path: String(match.target)).path) {
          broken.append("\(page.path): \(match.target)")
        }
      }
    }
    #expect(broken == [])
  }

  @Test("every file that a page names in the project's folders exists")
  func names() throws {
    let pages = try #require(Self.pages)
    var missing: [String] = []
    for page in pages where !page.path.hasPrefix("decisions/") {
      for match in page.text.matches(
        of: /`(?<path>(Sources|Tests|Templates|Examples|Benchmarks|docs)\/[A-Za-z0-9_\/.+-]+)`/)
      {
        if !FileManager.default.fileExists(atPath: Repository.root.appending(path: String(match.path)).path) {
          missing.append("\(page.path): \(match.path)")
        }
      }
    }
    #expect(missing == [])
  }

  @Test("the changelog begins with what is not released yet")
  func changelog() throws {
    #expect(try text(of: "CHANGELOG.md").contains("\n## [Unreleased]\n\n### Added\n\n- "))
  }
}

private func padded(_ number: Int) -> String {
  String(repeating: "0", count: 4 - String(number).count) + String(number)
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("The house")
struct HouseTests {
  @Test("every package is pinned to one version")
  func pins() throws {
    let packages = try manifestText().matches(of: /\.package\((?<how>[^)]*)\)/)
    #expect(!packages.isEmpty)
    for package in packages {
      #expect(package.how.contains(/^url: "https:[^"]+", exact: "\d+\.\d+\.\d+"/), "\(package.how)")
    }
  }

  @Test("the editor's settings and the formatter's say the same width and indentation")
  func formatting() throws {
    struct Format: Decodable {
      struct Indentation: Decodable { let spaces: Int }
      let lineLength: Int
      let indentation: Indentation
    }
    let format = try JSONDecoder().decode(
      Format.self, from: Data(contentsOf: Repository.root.appending(path: ".swift-format")))
    let editor = try text(of: ".editorconfig")
    let general = try #require(editor.split(separator: "[*]").last?.split(separator: "\n[").first)
    #expect(general.contains("max_line_length = \(format.lineLength)\n"))
    #expect(general.contains("indent_size = \(format.indentation.spaces)\n"))
    #expect(general.contains("indent_style = space\n"))
  }

  @Test("the package of benchmarks has the same strict settings, and no package but this one")
  func benchmarks() throws {
    let settings = /let strict: \[SwiftSetting\] = \[[^\]]*\]/
    let manifest = try text(of: "Benchmarks/Package.swift")
    let strict = try #require(manifestText().firstMatch(of: settings))
    #expect(manifest.contains(strict.output))
    #expect(manifest.matches(of: /\.package\(/).count == 1)
    #expect(manifest.contains(#".package(name: "adoption-report", path: "..")"#))
  }

  @Test("no file names a folder of somebody's machine")
  func machinePaths() throws {
    // Put together, so that this file does not hold one.
    let folders = ["work", "home", "opt", "root", "Users", "mnt"].map { "/" + $0 + "/" }
    var found: [String] = []
    for file in try ownFiles() {
      for folder in folders where file.text.holds(folder) { found.append("\(file.path): \(folder)") }
    }
    #expect(found == [])
  }

  @Test("the top level holds what a newcomer expects")
  func topLevel() throws {
    for name in ["Package.swift", "Sources", "Tests", "Templates", "Output", "README.md"] + ownPlaces {
      #expect(FileManager.default.fileExists(atPath: Repository.root.appending(path: name).path), "\(name)")
    }
    #expect(try lines(of: "README.md") <= 150)
    #expect(try lines(of: "CONTRIBUTING.md") <= 120)
  }

  @Test(
    "the program is built once, in release mode, and every library of the manifest is installed by make deps")
  func makefile() throws {
    let makefile = try text(of: "Makefile")
    for match in try manifestText().matches(
      of: /library\("\w+", pkgConfig: "(?<name>[^"]+)", apt: "(?<package>[^"]+)"\)/)
    {
      #expect(makefile.contains(" " + match.name), "\(match.name)")
      #expect(makefile.contains(" " + match.package), "\(match.package)")
    }
    #expect(!makefile.contains(/swift (build|test|run)(?! \$\(RELEASE\))/))
  }
}

/// Files and folders of ours beside the five of the top level that hold other people's text or nothing at all.
private let ownPlaces = [
  ".ci", ".editorconfig", ".gitignore", ".swift-format", "Benchmarks", "CHANGELOG.md", "CONTRIBUTING.md",
  "Examples", "Makefile", "Packaging", "docs",
]

/// Every text of ours.
private func ownFiles() throws -> [SourceTree.File] {
  var files: [SourceTree.File] = []
  for place in ["Package.swift", "README.md", "Sources", "Tests", "Templates"] + ownPlaces {
    let path = Repository.root.appending(path: place).path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
    if isFolder {
      files += try SourceTree(path, suffix: "").files.map {
        .init(path: place + "/" + $0.path, text: $0.text)
      }
    } else {
      files.append(.init(path: place, text: try text(of: place)))
    }
  }
  return files
}

/// The text of a file of the project.
func text(of path: String) throws -> String {
  try String(decoding: Data(contentsOf: Repository.root.appending(path: path)), as: UTF8.self)
}

private func lines(of path: String) throws -> Int {
  try text(of: path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("The modules and their imports")
struct ModuleImportTests {
  private static let sources = Repository.root.appending(path: "Sources").path

  @Test("every module imports only what the table allows")
  func imports() throws {
    let tree = try SourceTree(Self.sources)
    #expect(importViolations(in: tree) == [])
    #expect(tree.files.count > 100)
  }

  @Test("every module of the table stands under Sources, and nothing else does")
  func folders() throws {
    let folders = Set(try FileManager.default.contentsOfDirectory(atPath: Self.sources))
    #expect(folders == Set(moduleTable.map(\.name)).union(libraryFolders))
  }

  @Test("no module may import Foundation, FoundationXML or a module that is not below it in the table")
  func tableIsLayered() {
    var known = libraryFolders.union(packageModules)
    for module in moduleTable {
      #expect(module.imports.subtracting(known) == [], "\(module.name)")
      #expect(
        module.system.isSubset(of: [
          "Dispatch", "FoundationEssentials", "Glibc", "Glibc.exp", "Glibc.log", "Synchronization",
        ]), "\(module.name)")
      known.insert(module.name)
    }
  }

  @Test(
    "an import that is planted in a copy of a module is found, however it is written",
    arguments: [
      "import Recommendations", "@_exported import Recommendations", "public import Recommendations",
      "package import Recommendations", "private import Recommendations", "internal import Recommendations",
      "@_spi(Hidden) public import Recommendations", "@preconcurrency import Recommendations",
      "import struct Recommendations.Playbook", "import Recommendations.Playbook", "import `Recommendations`",
      "let a = 1; import Recommendations", "/* why */ import Recommendations", "\timport  Recommendations",
    ])
  func planted(line: String) throws {
    let copy = try TemporaryFolder()
    let file = "ReportRendering/Keys/SharedKeys.swift"
    let text = try String(
      decoding: Data(contentsOf: URL(filePath: Self.sources + "/" + file)), as: UTF8.self)
    try copy.write(text + "\n" + line + "\n", to: file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(
      importViolations(in: try SourceTree(copy.path))
        == ["\(file):\(lines + 1): ReportRendering must not import Recommendations"])
  }

  @Test("a function that is granted is no leave for its whole module")
  func functions() throws {
    let copy = try TemporaryFolder()
    try copy.write(
      "internal import func Glibc.log\ninternal import func Glibc.open\nimport Glibc\n",
      to: "AdoptionMetrics/Ratio.swift")
    #expect(
      importViolations(in: try SourceTree(copy.path)) == [
        "AdoptionMetrics/Ratio.swift:2: AdoptionMetrics must not import Glibc.open",
        "AdoptionMetrics/Ratio.swift:3: AdoptionMetrics must not import Glibc",
      ])
  }

  @Test("what only looks like an import is none")
  func lookalikes() {
    let text = """
      // import Foundation
      /* import Foundation
         /* import */ import Foundation */
      let word = "import Foundation"
      let words = \"""
        import Foundation
        \"""
      importFiles(Foundation)
      """
    #expect(importedModules(of: code(of: text)).isEmpty)
  }

  @Test("a module that nobody entered in the table is found")
  func unknownModule() throws {
    let copy = try TemporaryFolder()
    try copy.write("let a = 1\n", to: "Utilities/Utilities.swift")
    #expect(
      importViolations(in: try SourceTree(copy.path))
        == ["Utilities/Utilities.swift: Utilities is not in the table of modules"])
  }

  @Test("the manifest declares for every module exactly what the table allows of ours")
  func manifest() throws {
    let declared = try declaredDependencies()
    for module in moduleTable {
      let imports = module.imports.map { packageModules.contains($0) ? "product " + $0 : $0 }
      #expect(declared[module.name] == Set(imports), "\(module.name)")
    }
  }
}

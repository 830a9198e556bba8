/// One module under `Sources/`, and what it may import.
struct Module {
  let name: String
  /// Our modules and the packages' modules.
  let imports: Set<String>
  /// Modules of the toolchain, or single functions of them; everything else, Foundation above all, is not for us.
  let system: Set<String>

  init(_ name: String, _ imports: Set<String> = [], system: Set<String> = []) {
    self.name = name
    self.imports = imports
    self.system = system
  }

  /// Everything that a file of the module may import.
  var allowed: Set<String> { imports.union(system) }
}

private let core: Set<String> = ["AdoptionDomain", "AdoptionMetrics", "Recommendations", "ReportContent"]

/// The modules of docs/architecture.md.
///
/// Who changes this table changes the architecture.
let moduleTable = [
  // The pure core: of the system two functions that compute, a lock for texts that are kept once, and nothing that could
  // touch the world.
  Module("AdoptionDomain", system: ["Synchronization"]),
  Module("AdoptionMetrics", ["AdoptionDomain"], system: ["Glibc.exp", "Glibc.log"]),
  Module("Recommendations", ["AdoptionDomain", "AdoptionMetrics"]),
  Module("ReportContent", ["AdoptionDomain", "AdoptionMetrics", "Recommendations"]),
  // The edges.
  Module("ByteEncoding"),
  Module("SettingsFiles", core.union(["Yams"]), system: ["Glibc", "Synchronization"]),
  Module(
    "UsageImport", ["AdoptionDomain", "ByteEncoding", "CStructureScan", "CXXHash"],
    system: ["Glibc", "Synchronization"]),
  Module(
    "SnapshotArchive", core.union(["ByteEncoding", "CXXHash", "GRDB", "GRDBSQLite"]),
    system: ["FoundationEssentials", "Glibc", "Synchronization"]),
  Module("MustacheTemplates"),
  Module(
    "ReportRendering", ["ReportContent", "MustacheTemplates", "CLibXML2"], system: ["Synchronization"]),
  Module("NightPublishing", ["CLibCrypto", "CLinuxCalls"], system: ["Glibc", "Synchronization"]),
  Module("ReportDelivery", ["CLibCurl"], system: ["Glibc"]),
  // The whole.
  Module(
    "NightlyPipeline",
    core.union([
      "SettingsFiles", "UsageImport", "SnapshotArchive", "MustacheTemplates", "ReportRendering",
      "NightPublishing", "ReportDelivery",
    ]),
    system: ["Dispatch", "FoundationEssentials", "Synchronization"]),
  Module(
    "adoption-report", ["NightlyPipeline", "CLinuxCalls", "ArgumentParser"],
    system: ["Glibc", "Synchronization"]),
]

/// The modules of packages of others.
let packageModules: Set<String> = ["ArgumentParser", "GRDB", "GRDBSQLite", "Yams"]

/// C libraries under `Sources/`, which hold a module map and a header and nothing of Swift.
let libraryFolders: Set<String> = [
  "CLibCrypto", "CLibCurl", "CLibXML2", "CLinuxCalls", "CStructureScan", "CXXHash",
]

/// The folders below `Sources/` that `table` lacks, files that import what it does not allow, each as one line.
func importViolations(in sources: SourceTree, table: [Module] = moduleTable) -> [String] {
  var violations: [String] = []
  for file in sources.files {
    let folder = String(file.path.split(separator: "/").first ?? "")
    guard let module = table.first(where: { $0.name == folder }) else {
      violations.append("\(file.path): \(folder) is not in the table of modules")
      continue
    }
    for (line, imported) in importedModules(of: file.code) where !module.allowed.contains(imported) {
      violations.append("\(file.path):\(line): \(folder) must not import \(imported)")
    }
  }
  return violations
}

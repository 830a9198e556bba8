import ArgumentParser
import NightlyPipeline

/// The folders of templates, base first.
///
/// The base is found beside the program (`../share/adoption-report/Templates` of an installation, or `Templates` in a
/// folder above a build), or else in the working folder.
func templateFolders(adding given: [String]) throws -> [String] {
  let base = baseCandidates().first { exists($0 + "/services.yaml") }
  let folders = (base.map { [$0] } ?? []) + given
  if folders.isEmpty {
    Terminal.complain("Templates: expected a folder of templates beside the program or here, found none")
    throw ExitCode(ExitStatus.configuration.rawValue)
  }
  return folders
}

private func baseCandidates() -> [String] {
  var candidates: [String] = []
  if let executable = executablePath() {
    var parts = executable.split(separator: "/").dropLast()
    candidates.append(
      "/" + (parts.dropLast() + ["share", "adoption-report", "Templates"]).joined(separator: "/"))
    while !parts.isEmpty {
      candidates.append("/" + (parts + ["Templates"]).joined(separator: "/"))
      parts.removeLast()
    }
  }
  return candidates + ["Templates"]
}

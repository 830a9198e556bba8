internal import AdoptionDomain
internal import SettingsFiles
internal import UsageImport

/// Counts all exports of a folder and makes facts of them.
///
/// A file that cannot be used becomes a finding and never stops the others.
func importExports(
  from folder: String, prepared: PreparedNight, night: CalendarDay, observer: NightObserver
) throws(NightError) -> ImportResult {
  let files: [ExportFile]
  do throws(ExportFolderError) {
    files = try exportFiles(below: folder)
  } catch {
    throw .exportsFolder(error)
  }
  guard !files.isEmpty else { throw .noExports(folder: folder) }
  let total = files.reduce(0) { $0 + $1.size }
  let settings = prepared.importSettings
  var read = 0
  var counts: [FileCounts] = []
  var findings: [Finding] = []
  for file in files {
    do throws(FileRefusal) {
      counts.append(
        try count(file, settings: settings) {
          read += $0
          observer.bytesRead(read, total)
        })
    } catch {
      findings.append(error.finding)
    }
  }
  let resolved = resolve(counts, catalog: prepared.settings.catalog, night: night)
  findings += resolved.findings + unknownLanguages(of: resolved.facts, prepared: prepared)
  let result = ImportResult(facts: resolved.facts, findings: inFixedOrder(findings))
  for finding in result.findings { observer.found(FoundLine(finding)) }
  guard !result.facts.customers.isEmpty else {
    throw .noUsableExport(
      folder: folder, refused: result.findings.count { $0.severity == .refusal })
  }
  return result
}

/// Says which customers ask for a language that has no texts.
private func unknownLanguages(of facts: Facts, prepared: PreparedNight) -> [Finding] {
  facts.customers.compactMap { facts in
    guard let language = facts.customer.language, !prepared.hasTexts(for: language) else { return nil }
    return Finding(.note, .unknownLanguage, customer: facts.customer.id)
  }
}

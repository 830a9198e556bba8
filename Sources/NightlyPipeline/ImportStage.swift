internal import AdoptionDomain
internal import SettingsFiles
internal import Synchronization
internal import UsageImport

/// What the import of a night came to.
struct NightImport {
  /// Facts and findings.
  let result: ImportResult
  /// How many exports were not counted, since the archive had their counts.
  let unchanged: Int
}

/// Counts all exports of a folder, but for those that are unchanged, and makes facts of them.
///
/// A file that cannot be used becomes a finding and never stops the others.
func importExports(
  from folder: String, prepared: PreparedNight, night: CalendarDay, unchanged: UnchangedExports? = nil,
  observer: NightObserver
) throws(NightError) -> NightImport {
  let files = try listedExports(below: folder)
  guard !files.isEmpty else { throw .noExports(folder: folder) }
  // Before any of them is looked into: whatever changes meanwhile is told from this the next night.
  let others = fingerprinted(files.filter(\.isLikelyNoExport), observer: observer)
  let known =
    try unchanged?.counts(of: files, catalog: prepared.settings.catalog, observer: observer) ?? []
  let knownPaths = Set(known.map(\.file.path))
  var (counts, findings) = try count(
    files.filter { !knownPaths.contains($0.path) }, settings: prepared.importSettings, observer: observer)
  try unchanged?.keep(counts, beside: known)
  counts += consume known
  // Handed over for good, so that it can be dropped piece by piece.
  let resolved = resolve(
    consume counts, catalog: prepared.settings.catalog, night: night, workers: .processors)
  findings += resolved.findings + unknownLanguages(of: resolved.facts, prepared: prepared)
  let passedOver = Set(findings.lazy.filter { $0.code == .unrecognizedFile }.compactMap(\.file))
  let result = ImportResult(
    facts: resolved.facts, findings: inFixedOrder(findings),
    passedOver: others.filter { passedOver.contains($0.path) })
  for finding in result.findings { observer.found(FoundLine(finding)) }
  guard !result.facts.customers.isEmpty else {
    throw .noUsableExport(
      folder: folder, refused: result.findings.count { $0.severity == .refusal })
  }
  return NightImport(result: result, unchanged: knownPaths.count)
}

/// All files below the exports folder.
func listedExports(below folder: String) throws(NightError) -> [ExportFile] {
  do throws(ExportFolderError) {
    return try exportFiles(below: folder, workers: .processors)
  } catch {
    throw .exportsFolder(error)
  }
}

/// Files with their fingerprints; those that cannot be read are told and left out.
func fingerprinted(_ files: [ExportFile], observer: NightObserver) -> [FingerprintedFile] {
  zip(files, fingerprints(of: files, workers: .processors(until: observer.stop))).compactMap { file, result in
    switch result {
    case .success(let fingerprint):
      return FingerprintedFile(path: file.path, size: file.size, fingerprint: fingerprint)
    case .failure(let fault):
      if !observer.stop.isGiven { observer.noted("\(file.path): \(fault.reason)") }
      return nil
    }
  }
}

/// Counts files on all processors, and tells the observer how far it is; those that cannot be used become findings.
private func count(
  _ files: [ExportFile], settings: ImportSettings, observer: NightObserver
) throws(NightError) -> ([FileCounts], [Finding]) {
  let total = files.reduce(0) { $0 + $1.size }
  let read = Mutex(0)
  // Workers tell one at a time, while the one who has called waits for them.
  nonisolated(unsafe) let tell = observer.bytesRead
  let results = UsageImport.count(files, settings: settings, workers: .processors(until: observer.stop)) {
    bytes in
    read.withLock {
      $0 += bytes
      tell($0, total)
    }
  }
  try observer.stop.check()
  var (counts, findings) = ([FileCounts](), [Finding]())
  for result in results {
    switch result {
    case .success(let file): counts.append(file)
    case .failure(let refusal): findings.append(refusal.finding)
    }
  }
  return (counts, findings)
}

/// Says which customers ask for a language that has no texts.
private func unknownLanguages(of facts: Facts, prepared: PreparedNight) -> [Finding] {
  facts.customers.compactMap { facts in
    guard let language = facts.customer.language, !prepared.wordings.hasTexts(for: language) else {
      return nil
    }
    return Finding(.note, .unknownLanguage, customer: facts.customer.id)
  }
}

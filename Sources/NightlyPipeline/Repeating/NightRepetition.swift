internal import AdoptionDomain
internal import AdoptionMetrics
internal import ReportContent
internal import SnapshotArchive

/// How long a night repeats itself; `nil` where the next one is counted in any case.
///
/// A refused export or report is looked at anew each night, so that nobody has to wait for it to be told again.
func repetition(
  of night: NightRecord, passedOver: [FingerprintedFile], rendered: RenderStage
) -> Repetition? {
  guard rendered.unpublished.isEmpty, !night.findings.contains(where: { $0.severity == .refusal }),
    let last = lastEqualNight(from: night.night, facts: night.facts, staleness: night.staleness),
    last > night.night
  else { return nil }
  return Repetition(until: last, places: rendered.nights, otherFiles: passedOver)
}

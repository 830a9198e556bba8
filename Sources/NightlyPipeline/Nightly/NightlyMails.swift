internal import NightPublishing
internal import SettingsFiles
internal import UsageImport

/// Sends the mails that are due, where anybody is sent mails at all.
func sendMails(
  of request: NightlyRequest, _ setup: MailSetup?, prepared: PreparedNight, in output: borrowing OutputFolder,
  run: inout RunOutcome, clock: inout StageClock
) throws(NightError) -> MailSummary? {
  guard let setup else { return nil }
  let mailing = MailRun(
    setup: setup, configuration: request.archive, exportsFolder: request.night.exportsFolder,
    importSettings: prepared.importSettings, time: request.configuration.configuration.time,
    clock: request.clock, observer: clock.observer)
  let mail = try mailing.send(MailRequest(scope: .due(request.night.night)), in: output)
  for words in mail.notes { run.warn(words, clock.observer) }
  run.warnings += mail.failures
  run.take(mail)
  clock.end(.mail, mail.words)
  return mail
}

extension NightlyRequest {
  /// What mailing needs, checked; `nil` where nobody is sent mails.
  func mailSetup() throws(NightError) -> MailSetup? {
    guard let settings = configuration.configuration.mail else { return nil }
    guard night.isArchiving else {
      do throws(SettingsError) {
        throw settings.from.error(expected: "no sender where nights are not archived")
      } catch {
        throw .settings(error)
      }
    }
    return try MailSetup(settings, credentialsFolder: credentialsFolder)
  }

  fileprivate var archive: ArchiveConfiguration {
    var archive = ArchiveConfiguration(
      outputFolder: night.outputFolder, templateFolders: night.templateFolders,
      programVersion: night.programVersion, processID: night.processID)
    archive.modes = night.modes
    return archive
  }
}

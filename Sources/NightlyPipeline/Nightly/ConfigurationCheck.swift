internal import NightPublishing
internal import SettingsFiles
internal import UsageImport

/// Looks whether everything fits that a configuration names: exports, templates, rules, secrets; writes nothing.
///
/// - Parameters:
///   - configuration: the configuration.
///   - templateFolders: the folders of templates, base first.
///   - credentialsFolder: systemd's folder of credentials; `nil` where there is none.
/// - Returns: what does not fit, a line each; none where all is well.
public func check(
  _ configuration: LoadedConfiguration, templateFolders: [String], credentialsFolder: String?
) -> [String] {
  var problems: [String] = []
  do throws(NightError) {
    _ = try PreparedNight(templateFolders: templateFolders)
  } catch {
    problems.append(error.description)
  }
  if let exports = configuration.exports {
    do throws(ExportFolderError) {
      if try exportFiles(below: exports).isEmpty {
        problems.append(NightError.noExports(folder: exports).description)
      }
    } catch {
      problems.append(error.description)
    }
  } else {
    problems.append("exports: expected the folder of exports, found no such setting")
  }
  let settings = configuration.configuration
  for secret in [settings.pingStart, settings.pingSuccess, settings.pingFailure] {
    do throws(SettingsError) {
      _ = try secret?.read(credentialsFolder: credentialsFolder)
    } catch {
      problems.append(error.description)
    }
  }
  if let mail = settings.mail {
    do throws(NightError) {
      _ = try MailSetup(mail, credentialsFolder: credentialsFolder)
    } catch {
      problems.append(error.description)
    }
  }
  return problems
}

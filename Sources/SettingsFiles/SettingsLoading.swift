package import AdoptionDomain
package import Recommendations
internal import ReportContent

/// Reads all settings from folders of templates.
///
/// - Parameter layers: the folders, base first; what a later one says replaces what earlier ones say.
/// - Returns: the settings, complete and consistent.
/// - Throws: the first error found, in the order texts, `import.yaml`, `services.yaml`,
///   `catalog.yaml`, actions, rules.
public func loadSettings(from layers: [String]) throws(SettingsError) -> Settings {
  let layers = try TemplateLayers(layers)
  let texts = try readTexts(from: layers)
  let languages = texts.map(\.language)
  let imports = try readImportSettings(from: layers)
  guard let defaultTexts = texts.first(where: { $0.language == imports.defaultLanguage }) else {
    throw imports.defaultLanguagePlace.error(
      expected: "a language that texts/ has: \(languages.joined(separator: ", "))",
      found: quoted(imports.defaultLanguage))
  }
  return Settings(
    catalog: try readCatalog(from: layers), aliases: imports.aliases,
    playbook: try readPlaybook(from: layers, languages: languages), texts: texts,
    maxRejectedPermille: imports.maxRejectedPermille, staleAfter: imports.staleAfter,
    defaultTexts: defaultTexts)
}

/// Reads the playbook alone.
///
/// - Parameters:
///   - layers: the folders of templates, base first.
///   - languages: the languages that every wording must have; `nil` leaves that unchecked.
/// - Returns: the playbook.
/// - Throws: the first error found.
package func loadPlaybook(from layers: [String], languages: [String]?) throws(SettingsError) -> Playbook {
  try readPlaybook(from: TemplateLayers(layers), languages: languages)
}

/// Reads the services and the products alone.
///
/// - Parameter layers: the folders of templates, base first.
/// - Returns: the services, the products and those that nobody pays for.
/// - Throws: the first error found.
package func loadCatalog(from layers: [String]) throws(SettingsError) -> ServiceCatalog {
  try readCatalog(from: TemplateLayers(layers))
}

/// Reads the settings of the import alone; the default language is not checked against texts.
///
/// - Parameter layers: the folders of templates, base first.
/// - Returns: the settings of the import.
/// - Throws: the first error found.
package func loadImportSettings(from layers: [String]) throws(SettingsError) -> ImportFileSettings {
  try readImportSettings(from: TemplateLayers(layers))
}

package import AdoptionDomain
package import Recommendations
internal import ReportContent
internal import Synchronization

/// Reads all settings from folders of templates.
///
/// - Parameters:
///   - layers: the folders, base first; what a later one says replaces what earlier ones say.
///   - forEach: calls its second argument with each number below its first, at the same time where it can, and ends when all
///     calls have ended; so the texts and the catalog are read, the largest files by far.
/// - Returns: the settings, complete and consistent.
/// - Throws: the first error found, in the order texts, `import.yaml`, `services.yaml`,
///   `catalog.yaml`, actions, rules.
public func loadSettings(
  from layers: [String],
  forEach: (Int, @Sendable (Int) -> Void) -> Void = { count, body in (0..<count).forEach(body) }
) throws(SettingsError) -> Settings {
  let layers = try TemplateLayers(layers)
  let textsReading = Reading { () throws(SettingsError) in try readTexts(from: layers) }
  let catalogReading = Reading { () throws(SettingsError) in try readCatalog(from: layers) }
  forEach(2) { $0 == 0 ? textsReading.read() : catalogReading.read() }
  let texts = try textsReading.value()
  let languages = texts.map(\.language)
  let imports = try readImportSettings(from: layers)
  guard let defaultTexts = texts.first(where: { $0.language == imports.defaultLanguage }) else {
    throw imports.defaultLanguagePlace.error(
      expected: "a language that texts/ has: \(languages.joined(separator: ", "))",
      found: quoted(imports.defaultLanguage))
  }
  return Settings(
    catalog: try catalogReading.value(), aliases: imports.aliases,
    playbook: try readPlaybook(from: layers, languages: languages), texts: texts,
    maxRejectedPermille: imports.maxRejectedPermille, staleAfter: imports.staleAfter,
    defaultTexts: defaultTexts)
}

/// Something that one thread reads and another one asks for.
private final class Reading<Value: Sendable>: Sendable {
  private let body: @Sendable () throws(SettingsError) -> Value
  private let result = Mutex<Result<Value, SettingsError>?>(nil)

  init(_ body: @escaping @Sendable () throws(SettingsError) -> Value) { self.body = body }

  func read() {
    let value = Result(catching: body)
    result.withLock { $0 = value }
  }

  /// What was read; where nobody has done so yet, it is read now.
  func value() throws(SettingsError) -> Value {
    try (result.withLock { $0 } ?? Result(catching: body)).get()
  }
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

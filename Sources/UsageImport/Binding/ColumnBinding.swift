internal import AdoptionDomain

/// Where the columns of a format stand in one file: data only, made once a file.
struct ColumnBinding: Equatable {
  /// The place of each bound column by its canonical name, 0-based.
  private let places: [String: Int]
  /// The number of fields of the header.
  let fieldCount: Int

  /// The place of a column that the format requires.
  func required(_ name: String) -> Int {
    guard let place = places[name] else { preconditionFailure("\(name) is no required column of the format") }
    return place
  }

  /// The place of a column; `nil` where the file does not have it.
  func optional(_ name: String) -> Int? { places[name] }

  /// How well a header fits a format.
  enum Fit: Equatable {
    /// All required columns are there.
    case whole(ColumnBinding)
    /// Some are missing; `bound` columns are there.
    case partial(missing: [String], bound: Int)
    /// Two columns have the same meaning.
    case repeated(column: String, bound: Int)
    /// The header is that of something else.
    case none
  }

  /// Holds a header against a format; names are compared through the aliases, unknown columns are ignored.
  static func fit(_ header: HeaderLine, to format: ExportFormat, aliases: AliasTable) -> Fit {
    var places: [String: Int] = [:]
    var repeated: String?
    for (place, name) in header.names.enumerated() {
      guard let column = aliases.canonicalName(of: name) else { continue }
      if format.foreign.contains(column) { return .none }
      guard format.required.contains(column) || format.optional.contains(column) else { continue }
      if places.updateValue(place, forKey: column) != nil { repeated = repeated ?? column }
    }
    let groups = format.groups.map { group in group.filter { places[$0] == nil } }
    if !groups.isEmpty && groups == format.groups { return .none }
    let unmetGroup = groups.contains([]) ? [] : zip(groups, format.groups).first { $0 != $1 }?.0 ?? []
    let missing = format.required.filter { places[$0] == nil } + unmetGroup
    if !missing.isEmpty { return places.isEmpty ? .none : .partial(missing: missing, bound: places.count) }
    if let repeated { return .repeated(column: repeated, bound: places.count) }
    return .whole(ColumnBinding(places: places, fieldCount: header.names.count))
  }
}

/// Canonical column names by every spelling that stands for them.
struct AliasTable {
  private let canonical: [ColumnName: String]

  /// Makes the table of the formats' own names and the aliases of the settings.
  init(_ aliases: ColumnAliases) {
    var canonical: [ColumnName: String] = [:]
    for format in ExportFormat.all {
      for name in format.required + format.optional { canonical[ColumnName(name)] = name }
    }
    for (name, others) in aliases.names.sorted(by: { $0.key < $1.key }) {
      // The settings may write a canonical name in any case.
      let target = canonical[ColumnName(name)] ?? name
      for other in others where canonical[ColumnName(other)] == nil { canonical[ColumnName(other)] = target }
    }
    self.canonical = canonical
  }

  func canonicalName(of name: String) -> String? { canonical[ColumnName(name)] }
}

internal import AdoptionDomain

/// What a file's header says about its content.
enum Recognition {
  /// A known export.
  case export(ExportFormat, ColumnBinding, HeaderLine)
  /// Not an export that can be read, and why.
  case refused(Finding.Code, expected: String, found: String)

  /// Recognizes a file by its header; every delimiter is tried, and the first that fits a format whole is meant.
  init(firstBlock: UnsafeBufferPointer<UInt8>, markLength: Int, aliases: AliasTable) {
    // The nearest format is the one that has the most columns more than it lacks.
    var nearest: (excess: Int, recognition: Recognition)?
    for delimiter in HeaderLine.delimiters {
      guard let header = HeaderLine(in: firstBlock, after: markLength, delimiter: delimiter) else { continue }
      for format in ExportFormat.all {
        switch ColumnBinding.fit(header, to: format, aliases: aliases) {
        case .whole(let binding):
          self = .export(format, binding, header)
          return
        case .partial(let missing, let bound)
        where bound > 1 && bound - missing.count > nearest?.excess ?? -1:
          nearest = (bound - missing.count, Self.missing(missing, in: format, header))
        case .repeated(let column, let bound) where bound > 1 && bound > nearest?.excess ?? -1:
          let recognition = Recognition.refused(
            .repeatedColumn, expected: "one column \(column)", found: "two of them")
          nearest = (bound, recognition)
        default: continue
        }
      }
    }
    self =
      nearest?.recognition
      ?? .refused(
        .unrecognizedFile,
        expected: "the header of " + ExportFormat.all.map(\.kind.exportKind.rawValue).joined(separator: ", "),
        found: "no such header")
  }

  private static func missing(_ names: [String], in format: ExportFormat, _ header: HeaderLine) -> Self {
    let columns = names.joined(separator: ", ")
    return .refused(
      .missingColumn, expected: "column \(columns) of \(format.kind.exportKind.rawValue)",
      found: "\(header.names.count) columns without it")
  }
}

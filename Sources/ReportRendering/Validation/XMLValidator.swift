internal import CLibXML2
public import MustacheTemplates

/// Why an XML report is not published.
public struct XMLFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The 1-based line of the report; 0 where libxml2 names none.
  public let line: Int
  /// The 1-based column of the line, in bytes; 0 where libxml2 names none, as for everything but malformed XML.
  let column: Int
  /// What libxml2 says.
  public let reason: String

  /// The line and the reason.
  public var description: String { "line \(line): \(reason)" }
}

/// Holds XML reports against the published schema; nothing invalid is published.
///
/// A class, since it owns the parsed schema of libxml2. Validation contexts are made anew for each report, so a validator may
/// be used by several threads: libxml2 only reads a parsed schema.
public final class XMLValidator: @unchecked Sendable {
  /// The schema's document, to which the parsed schema points.
  private static let pieceSize = 1 << 16

  private let document: xmlDocPtr
  private let schema: xmlSchemaPtr

  /// Parses the schema of the templates.
  /// - Parameter templates: the templates, whose schema is used.
  /// - Throws: ``TemplateError`` at the place where the schema is none.
  public convenience init(_ templates: ReportTemplates) throws(TemplateError) {
    let source = templates.schema
    do throws(XMLFault) {
      try self.init(schema: Array(source.text.utf8))
    } catch {
      throw TemplateError(
        path: source.path, line: max(error.line, 1), column: max(error.column, 1), expected: "an XML schema",
        found: error.reason)
    }
  }

  /// Parses a schema.
  package init(schema bytes: [UInt8]) throws(XMLFault) {
    xmlInitParser()
    let faults = FaultList()
    // What has no handler of its own goes to this thread's, instead of to standard error.
    xmlSetStructuredErrorFunc(faults.pointer, FaultList.collect)
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let read = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
        Int32(XML_PARSE_NONET.rawValue))
    }
    guard let read else { throw faults.first ?? .unreadableSchema }
    guard let parsed = Self.parse(read, faults: faults) else {
      xmlFreeDoc(read)
      throw faults.first ?? .unreadableSchema
    }
    document = read
    schema = parsed
  }

  deinit {
    xmlSchemaFree(schema)
    xmlFreeDoc(document)
  }

  private static func parse(_ document: xmlDocPtr, faults: FaultList) -> xmlSchemaPtr? {
    guard let context = xmlSchemaNewDocParserCtxt(document) else { return nil }
    defer { xmlSchemaFreeParserCtxt(context) }
    xmlSchemaSetParserStructuredErrors(context, FaultList.collect, faults.pointer)
    return xmlSchemaParse(context)
  }

  /// Holds one report against the schema.
  /// - Parameter bytes: the report.
  /// - Throws: ``XMLFault`` where it is not well-formed or not valid.
  public func validate(_ bytes: [UInt8]) throws(XMLFault) {
    let faults = FaultList()
    xmlSetStructuredErrorFunc(faults.pointer, FaultList.collect)
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    let isValid = bytes.withUnsafeBytes { buffer -> Bool in
      guard let parser = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else { return false }
      defer { xmlFreeParserCtxt(parser) }
      guard let context = xmlSchemaNewValidCtxt(schema) else { return false }
      defer { xmlSchemaFreeValidCtxt(context) }
      xmlSchemaSetValidStructuredErrors(context, FaultList.collect, faults.pointer)
      return validate(buffer, read: parser, by: context)
    }
    if let first = faults.first { throw first }
    if !isValid { throw XMLFault(line: 0, column: 0, reason: "the report cannot be read") }
  }

  /// Lets the parser's events go to the schema and nowhere else, so that no tree grows.
  ///
  /// No network; no entities, since nobody listens to their declarations; and no limit on the size of reports, which
  /// grow with the portfolio.
  private func validate(
    _ bytes: UnsafeRawBufferPointer, read parser: xmlParserCtxtPtr, by context: xmlSchemaValidCtxtPtr
  ) -> Bool {
    xmlSchemaValidateSetLocator(context, lineOfParser, parser)
    let handler = parser.pointee.sax
    parser.pointee.sax = nil
    defer { parser.pointee.sax = handler }
    guard let plug = xmlSchemaSAXPlug(context, &parser.pointee.sax, &parser.pointee.userData) else {
      return false
    }
    defer { xmlSchemaSAXUnplug(plug) }
    xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
    // Piece by piece: the parser makes two copies of what it is given.
    for start in stride(from: 0, to: bytes.count, by: Self.pieceSize) {
      let piece = UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(Self.pieceSize))
      xmlParseChunk(parser, piece.bindMemory(to: CChar.self).baseAddress, Int32(piece.count), 0)
    }
    xmlParseChunk(parser, nil, 0, 1)
    xmlFreeDoc(parser.pointee.myDoc)
    parser.pointee.myDoc = nil
    return parser.pointee.wellFormed == 1 && xmlSchemaIsValid(context) == 1
  }
}

/// Tells a validation at which line the parser is.
private let lineOfParser: xmlSchemaValidityLocatorFunc = { parser, file, line in
  // The caller has not cleared it.
  file?.pointee = nil
  guard let input = parser?.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input, let line else {
    return -1
  }
  line.pointee = UInt(max(input.pointee.line, 0))
  return 0
}

extension XMLFault {
  /// Where libxml2 fails without a word.
  fileprivate static let unreadableSchema = XMLFault(line: 0, column: 0, reason: "one that cannot be read")
}

/// Collects what libxml2 reports; a class, since C keeps a pointer to it during a call.
private final class FaultList {
  private(set) var first: XMLFault?

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let collect: xmlStructuredErrorFunc = { list, error in
    guard let list, let error else { return }
    let faults = Unmanaged<FaultList>.fromOpaque(list).takeUnretainedValue()
    guard faults.first == nil else { return }
    let message = error.pointee.message.map { String(cString: $0) } ?? "unknown"
    let words = message.split(separator: "\n").joined(separator: " ")
    // Only the parser of XML knows columns; others use the field for something else.
    let column = error.pointee.domain == Int32(XML_FROM_PARSER.rawValue) ? Int(error.pointee.int2) : 0
    faults.first = XMLFault(line: Int(error.pointee.line), column: column, reason: words)
  }
}

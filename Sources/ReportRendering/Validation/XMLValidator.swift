internal import CLibXML2
internal import MustacheTemplates

/// Why an XML report is not published.
public struct XMLFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The 1-based line of the report; 0 where libxml2 names none.
  public let line: Int
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
  private let schema: xmlSchemaPtr

  /// Parses the schema of the templates.
  /// - Parameter templates: the templates, whose schema is used.
  /// - Throws: ``XMLFault`` where the schema is none.
  public convenience init(_ templates: ReportTemplates) throws(XMLFault) {
    try self.init(schema: Array(templates.schema.text.utf8))
  }

  /// Parses a schema.
  package init(schema bytes: [UInt8]) throws(XMLFault) {
    xmlInitParser()
    let faults = FaultList()
    // libxml2 keeps the caller's pointer while it parses, so the bytes must stay where they are until it is done.
    let parsed = bytes.withUnsafeBytes { buffer -> xmlSchemaPtr? in
      guard
        let context = xmlSchemaNewMemParserCtxt(
          buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
      else { return nil }
      defer { xmlSchemaFreeParserCtxt(context) }
      xmlSchemaSetParserStructuredErrors(context, FaultList.collect, faults.pointer)
      return xmlSchemaParse(context)
    }
    guard let parsed else { throw faults.first ?? XMLFault(line: 0, reason: "the schema cannot be read") }
    schema = parsed
  }

  deinit { xmlSchemaFree(schema) }

  /// Holds one report against the schema.
  /// - Parameter bytes: the report.
  /// - Throws: ``XMLFault`` where it is not well-formed or not valid.
  public func validate(_ bytes: [UInt8]) throws(XMLFault) {
    let faults = FaultList()
    let isValid = bytes.withUnsafeBytes { buffer -> Bool in
      // No network, no entities, no huge documents: the options that are safe for anything.
      guard
        let input = xmlParserInputBufferCreateMem(
          buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), XML_CHAR_ENCODING_UTF8),
        let context = xmlSchemaNewValidCtxt(schema)
      else { return false }
      defer { xmlSchemaFreeValidCtxt(context) }
      xmlSchemaSetValidStructuredErrors(context, FaultList.collect, faults.pointer)
      var handler = xmlSAXHandler()
      handler.initialized = XML_SAX2_MAGIC
      handler.serror = FaultList.collect
      return xmlSchemaValidateStream(context, input, XML_CHAR_ENCODING_UTF8, &handler, faults.pointer) == 0
    }
    if let first = faults.first { throw first }
    if !isValid { throw XMLFault(line: 0, reason: "the report cannot be read") }
  }
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
    faults.first = XMLFault(line: Int(error.pointee.line), reason: words)
  }
}

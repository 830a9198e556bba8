public import MustacheTemplates
public import ReportContent
internal import Synchronization

/// All templates, compiled for every language: whatever is wrong with them is found before any export is opened.
public struct ReportTemplates: Sendable {
  /// The programs of one language.
  struct Programs: Sendable {
    let customerHTML, customerXML, portfolioHTML, portfolioXML: Program
    let customerMail, digestMail, operationsMail: MailPrograms
  }

  private let programs: [String: Programs]
  /// The schema that every XML report must satisfy.
  let schema: TemplateSource
  /// The texts that templates use, by language without its prefix; content has its own.
  public let textsUsed: Set<String>

  /// Compiles the templates.
  ///
  /// - Parameters:
  ///   - folders: the folders of templates, base first; the last one that has a file wins.
  ///   - texts: the words of every language; each becomes part of the programs of its language.
  ///   - sha256: computes the digest by which a page's security policy knows its style sheet.
  ///   - forEach: calls its second argument with each number below its first, at the same time where it can; ends when all
  ///     calls have ended.
  /// - Throws: ``TemplateError`` for the first template that cannot be read or compiled.
  public init(
    folders: [TemplateFolder], texts: [LanguageTexts], sha256: ([UInt8]) throws -> [UInt8],
    forEach: (Int, @Sendable (Int) -> Void) -> Void = { count, body in (0..<count).forEach(body) }
  ) throws(TemplateError) {
    let read = try TemplateFiles(of: folders)
    let library = TemplateLibrary(layers: read.layers)
    let place = folders.last?.path ?? ""
    guard let style = read.styleSheet else { throw Self.missing("html/style.css", in: place) }
    guard let schema = read.schema else { throw Self.missing("xml/report.xsd", in: place) }
    self.schema = schema
    let digest: [UInt8]
    do {
      digest = try sha256(Array(style.text.utf8))
    } catch {
      throw TemplateError(path: style.path, line: 1, column: 1, expected: "a digest", found: "\(error)")
    }
    let compiled = Mutex<[String: Result<Programs, TemplateError>]>([:])
    forEach(texts.count) { place in
      let literals = Self.literals(of: texts[place], styleSheet: style.text, digest: digest)
      let own = Result { () throws(TemplateError) in try Programs(library, literals: literals) }
      compiled.withLock { $0[texts[place].language] = own }
    }
    var programs: [String: Programs] = [:]
    var used: Set<String> = []
    for language in texts.map(\.language) {
      guard let own = try compiled.withLock({ $0[language] })?.get() else {
        preconditionFailure("every language is compiled")
      }
      programs[language] = own
      for program in own.all { used.formUnion(program.literalsUsed) }
    }
    self.programs = programs
    textsUsed = Set(used.filter { $0.hasPrefix("text.") }.map { String($0.dropFirst("text.".count)) })
  }

  /// The programs of a language; `nil` for a language without texts.
  func programs(for language: String) -> Programs? { programs[language] }

  private static func missing(_ name: String, in folder: String) -> TemplateError {
    TemplateError(path: "\(folder)/\(name)", line: 1, column: 1, expected: "this file", found: "none")
  }

  /// The literals of a language: `text.<key>`, and the style sheet with its digest.
  private static func literals(
    of language: LanguageTexts, styleSheet: String, digest: [UInt8]
  ) -> [String: Literal] {
    var literals: [String: Literal] = [:]
    for (key, text) in language.texts { literals["text." + key] = .text(text) }
    literals["style.sheet"] = .markup(styleSheet)
    literals["style.hash"] = .markup("sha256-" + base64(digest))
    return literals
  }
}

extension ReportTemplates.Programs {
  fileprivate init(_ library: TemplateLibrary, literals: [String: Literal]) throws(TemplateError) {
    customerHTML = try library.compile(
      "html/customer", shape: CustomerReportKeys.report.shape, medium: .html, literals: literals)
    customerXML = try library.compile(
      "xml/customer", shape: CustomerReportKeys.report.shape, medium: .xml, literals: literals)
    portfolioHTML = try library.compile(
      "html/portfolio", shape: PortfolioReportKeys.page.shape, medium: .html, literals: literals)
    portfolioXML = try library.compile(
      "xml/portfolio", shape: PortfolioReportKeys.part.shape, medium: .xml, literals: literals)
    customerMail = try MailPrograms(
      "customer", shape: MailKeys.customer.shape, of: library, literals: literals)
    digestMail = try MailPrograms(
      "account-manager", shape: MailKeys.digest.shape, of: library, literals: literals)
    operationsMail = try MailPrograms(
      "operations", shape: MailKeys.operations.shape, of: library, literals: literals)
  }

  fileprivate var all: [Program] {
    [customerHTML, customerXML, portfolioHTML, portfolioXML]
      + [customerMail, digestMail, operationsMail].flatMap(\.all)
  }
}

/// The Base64 of bytes, as content security policies write digests (RFC 4648, section 4).
private func base64(_ bytes: [UInt8]) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let triple = bytes[start..<min(start + 3, bytes.count)]
    let bits = triple.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - triple.count))
    for digit in 0...triple.count { text.append(digits[bits >> (18 - 6 * digit) & 63]) }
    text += String(repeating: "=", count: 3 - triple.count)
  }
  return text
}

internal import MustacheTemplates
public import ReportContent

/// A mail in the words of its templates.
public struct RenderedMail: Sendable {
  /// The subject, of one line.
  public let subject: String
  /// The body for readers of plain text, in UTF-8.
  public let text: [UInt8]
  /// The body for all others, in UTF-8.
  public let html: [UInt8]
}

/// Turns the content of mails into subjects and bodies; each worker makes one of its own.
public struct MailRenderer: Sendable {
  private struct Renderers: Sendable {
    var subject, text, html: Renderer

    init(_ programs: MailPrograms) {
      (subject, text, html) = (Renderer(programs.subject), Renderer(programs.text), Renderer(programs.html))
    }
  }

  private let templates: ReportTemplates
  private let customerKeys = MailKeys.customer
  private let digestKeys = MailKeys.digest
  private let operationsKeys = MailKeys.operations
  private var renderers: [String: Renderers] = [:]
  private var tape = Tape()

  /// Creates a renderer.
  public init(_ templates: ReportTemplates) { self.templates = templates }

  /// The mail to a customer; its language must be one of the templates'.
  public mutating func render(_ mail: CustomerMail) -> RenderedMail {
    customerKeys.flatten(mail, onto: &tape)
    return render(mail.report.language, "customer", \.customerMail)
  }

  /// The mail to an account manager; its language must be one of the templates'.
  public mutating func render(_ mail: ManagerDigest) -> RenderedMail {
    digestKeys.flatten(mail, onto: &tape)
    return render(mail.language, "account-manager", \.digestMail)
  }

  /// The mail to the operator; its language must be one of the templates'.
  public mutating func render(_ mail: OperationsMail) -> RenderedMail {
    operationsKeys.flatten(mail, onto: &tape)
    return render(mail.language, "operations", \.operationsMail)
  }

  private mutating func render(
    _ language: String, _ name: String, _ programs: KeyPath<ReportTemplates.Programs, MailPrograms>
  ) -> RenderedMail {
    let key = name + "." + language
    if renderers[key] == nil, let all = templates.programs(for: language) {
      renderers[key] = Renderers(all[keyPath: programs])
    }
    var (subject, text, html) = ([UInt8](), [UInt8](), [UInt8]())
    guard renderers[key]?.subject.render(tape, into: &subject) != nil,
      renderers[key]?.text.render(tape, into: &text) != nil,
      renderers[key]?.html.render(tape, into: &html) != nil
    else {
      preconditionFailure("a mail's language is chosen among those of the templates")
    }
    return RenderedMail(subject: Self.line(subject), text: text, html: html)
  }

  /// A template's file ends with a line break; a subject has none.
  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

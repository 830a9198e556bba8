internal import MustacheTemplates

/// The programs of one kind of mail in one language.
struct MailPrograms: Sendable {
  let subject, text, html: Program

  /// Compiles `mail/<name>.subject`, `mail/<name>.text` and `mail/<name>.html`.
  init(
    _ name: String, shape: Shape, of library: TemplateLibrary, literals: [String: Literal]
  ) throws(TemplateError) {
    subject = try library.compile("mail/\(name).subject", shape: shape, medium: .text, literals: literals)
    text = try library.compile("mail/\(name).text", shape: shape, medium: .text, literals: literals)
    html = try library.compile("mail/\(name).html", shape: shape, medium: .html, literals: literals)
  }

  var all: [Program] { [subject, text, html] }
}

import MustacheTemplates

/// What most tests need: a portfolio in small, and templates in strings.
enum Workshop {
  struct Contact: Sendable {
    var name: String?
    var mail = "a@example.org"
  }

  struct Service: Sendable {
    var name: String
    var seats: Int?
    var isIdle = false
    var tags: [String] = []
  }

  struct Customer: Sendable {
    var name: String? = "Contoso"
    var seats: Int? = 12
    var isNew = false
    var chart: String? = "<svg/>"
    var contact: Contact?
    var services: [Service] = []
  }

  static let contact = Keys<Contact>(
    .text("name", "Who to write to") { $0.name },
    .text("mail", "Where to") { $0.mail })

  static let service = Keys<Service>(
    .text("name", "The service") { $0.name },
    .number("used", "Seats in use") { $0.seats },
    .flag("isIdle", "Whether nobody uses it") { $0.isIdle },
    .list("tags", "Its tags", Keys<String>(.text(".", "One tag") { $0.whole })) { $0.tags })

  static let customer = Keys<Customer>(
    .text("name", "The customer") { $0.name },
    .number("seats", "Seats sold") { $0.seats },
    .flag("isNew", "Whether it is new") { $0.isNew },
    .markup("chart", "Bars") { $0.chart },
    .record("contact", "Who to write to", contact) { $0.contact },
    .list("services", "By name", service) { $0.services })

  /// A library of one layer; the path of a template is its name with `.mustache`.
  static func library(_ templates: [String: String]...) -> TemplateLibrary {
    TemplateLibrary(
      layers: templates.enumerated().map { index, layer in
        Dictionary(
          uniqueKeysWithValues: layer.map { name, text in
            (
              name,
              TemplateSource(path: index == 0 ? "\(name).mustache" : "\(index)/\(name).mustache", text: text)
            )
          })
      })
  }

  static func text(_ program: Program, _ customer: Customer) -> String {
    var tape = Tape()
    Self.customer.flatten(customer, onto: &tape)
    var renderer = Renderer(program)
    var page: [UInt8] = []
    renderer.render(tape, into: &page)
    return String(decoding: page, as: UTF8.self)
  }

  static func render(
    _ template: String, _ partials: [String: String] = [:], customer: Customer = Customer(),
    medium: Medium = .html, literals: [String: Literal] = [:]
  ) throws(TemplateError) -> String {
    let library = library(partials.merging(["page": template]) { $1 })
    let program = try library.compile(
      "page", shape: Self.customer.shape, medium: medium, literals: literals)
    return text(program, customer)
  }

  /// The description of the error that a template is refused with; nil where it compiles.
  static func refusal(
    _ template: String, _ partials: [String: String] = [:], medium: Medium = .html,
    literals: [String: Literal] = [:]
  ) -> String? {
    do throws(TemplateError) {
      _ = try render(template, partials, medium: medium, literals: literals)
      return nil
    } catch {
      return error.description
    }
  }
}

import MustacheTemplates
import Testing

@Suite("Identities")
struct IdentityTests {
  private func identity(_ customer: Workshop.Customer, on tape: Tape = Tape()) -> [[UInt8]] {
    var tape = tape
    Workshop.customer.flatten(customer, onto: &tape)
    return tape.withIdentity { [Array($0), Array($1)] }
  }

  private func program(
    _ template: String, medium: Medium = .html, literals: [String: Literal] = [:],
    shape: Shape = Workshop.customer.shape
  ) throws -> [UInt8] {
    try Workshop.library(["page": template]).compile("page", shape: shape, medium: medium, literals: literals)
      .identity
  }

  @Test("equal values have equal identities, also on a tape that held another")
  func equalValues() {
    let customer = Workshop.Customer(contact: .init(name: "Kim"), services: [.init(name: "a", tags: ["x"])])
    var used = Tape()
    Workshop.customer.flatten(.init(name: "another and longer", services: [.init(name: "b")]), onto: &used)
    #expect(identity(customer) == identity(customer))
    #expect(identity(customer, on: used) == identity(customer))
  }

  @Test("values that differ in any key have different identities")
  func differentValues() {
    let values: [Workshop.Customer] = [
      .init(), .init(name: nil), .init(name: "contoso"), .init(seats: 13), .init(seats: nil),
      .init(isNew: true),
      .init(chart: "<svg />"), .init(contact: .init(name: nil, mail: "")), .init(contact: .init(name: "x")),
      .init(services: [.init(name: "")]), .init(services: [.init(name: ""), .init(name: "")]),
      .init(services: [.init(name: "ab"), .init(name: "c")]),
      .init(services: [.init(name: "a"), .init(name: "bc")]),
      .init(services: [.init(name: "abc", tags: ["d", "e"])]),
      .init(services: [.init(name: "abc", tags: ["de"])]),
    ]
    #expect(Set(values.map { identity($0) }).count == values.count)
  }

  @Test("programs differ by text, keys, sections, literals, medium and shape, and equal ones do not")
  func programs() throws {
    let other = Shape(Workshop.customer.shape.keys + [Key(name: "more", documentation: "", kind: .text)])
    let programs = [
      try program("{{name}}"), try program("{{seats}}"), try program("{{name}} "), try program(" {{name}}"),
      try program("{{#name}}{{/name}}"), try program("{{^name}}{{/name}}"), try program(""),
      try program("{{name}}", medium: .xml), try program("{{name}}", medium: .text),
      try program("{{name}}", shape: other), try program("{{t}}", literals: ["t": .text("a")]),
      try program("{{t}}", literals: ["t": .text("b")]),
    ]
    #expect(Set(programs).count == programs.count)
    #expect(
      try program("a{{#services}}{{name}}{{/services}}") == program("a{{#services}}{{name}}{{/services}}"))
    #expect(try program("ab{{! nothing }}c") == program("abc"))
  }
}

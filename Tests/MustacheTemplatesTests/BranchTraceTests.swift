import MustacheTemplates
import Testing

@Suite("Branches of a template")
struct BranchTraceTests {
  private static let template = """
    {{name}}{{#isNew}} new{{/isNew}}{{^isNew}} old{{/isNew}}{{#contact}} {{mail}}{{/contact}}{{{chart}}}
    {{#services}}{{name}}{{#used}} {{.}}{{/used}}{{#isIdle}} idle{{/isIdle}}{{#tags}} {{.}}{{/tags}};{{/services}}
    """

  private func hashes(
    _ customer: Workshop.Customer, _ template: String = Self.template, medium: Medium = .xml
  ) throws -> [UInt64] {
    let program = try Workshop.library(["page": template]).compile(
      "page", shape: Workshop.customer.shape, medium: medium)
    var tape = Tape()
    Workshop.customer.flatten(customer, onto: &tape)
    var renderer = Renderer(program)
    var found: [UInt64] = []
    renderer.traceBranches(of: tape) { found.append($0) }
    return found
  }

  private func kinds(_ services: Workshop.Service...) throws -> Set<UInt64> {
    Set(try hashes(.init(services: services)))
  }

  @Test("are the same for other values")
  func values() throws {
    let one = try hashes(
      .init(
        name: "a", seats: 1, chart: "b", contact: .init(), services: [.init(name: "x", seats: 0, tags: ["t"])]
      ))
    let other = try hashes(
      .init(
        name: "longer & <other>", seats: -7, chart: "<svg/>", contact: .init(name: "k", mail: "m"),
        services: [.init(name: "한빛", seats: .max, tags: ["u"])]))
    #expect(one == other)
    // The root record, the service, the tag.
    #expect(one.count == 3 && Set(one).count == 3)
  }

  @Test("differ where a section is taken or not, or a value is there or not")
  func branches() throws {
    let kinds = [
      Workshop.Customer(), .init(isNew: true), .init(contact: .init()), .init(isNew: true, contact: .init()),
      .init(name: nil), .init(chart: nil), .init(name: "", chart: nil),
      .init(contact: .init(name: nil, mail: "")),
    ]
    let found = try kinds.map { try hashes($0) }
    #expect(found.allSatisfy { $0.count == 1 })
    #expect(Set(found).count == kinds.count)
  }

  @Test("do not tell of what the template does not ask for")
  func unused() throws {
    #expect(try hashes(.init(seats: nil)) == hashes(.init(seats: 3)))
    #expect(try hashes(.init(isNew: true), "{{seats}}") == hashes(.init(isNew: false), "{{seats}}"))
    #expect(try hashes(.init(seats: nil), "{{seats}}") != hashes(.init(seats: 0), "{{seats}}"))
  }

  @Test("tell no item, one and several apart, and not how many")
  func counts() throws {
    let service = Workshop.Service(name: "x", seats: 1)
    let found = try (0...4).map { try hashes(.init(services: Array(repeating: service, count: $0))) }
    #expect(found.map(\.count) == [1, 2, 3, 4, 5])
    #expect(Set(found.map { $0.last }).count == 3)
    #expect(Set(found[2]) == Set(found[4]))
    #expect(Set(found[0]).isDisjoint(with: found[1]))
  }

  @Test("of items that take the same ones have one hash, whatever stands between them")
  func items() throws {
    let (plain, idle) = (Workshop.Service(name: "x"), Workshop.Service(name: "y", isIdle: true))
    #expect(try kinds(plain, plain).count == 2)
    #expect(try kinds(plain, idle) == kinds(idle, plain, idle))
    #expect(try kinds(plain, idle) != kinds(plain, plain) && kinds(plain, plain) != kinds(idle, idle))
    #expect(try kinds(plain, plain).isSubset(of: kinds(plain, idle)))
  }

  @Test("of inner lists count for the item that has them")
  func inner() throws {
    func service(_ tags: Int) -> Workshop.Service {
      .init(name: "x", tags: (0..<tags).map { "t\($0)" })
    }
    let found = try (0...3).map { try kinds(service($0)) }
    #expect(Set(found).count == 3 && found[2] == found[3])
    #expect(try kinds(service(2), service(0)) == kinds(service(0), service(3)))
    let template = "{{#services}}{{#services}}{{#isIdle}}i{{/isIdle}}{{/services}}{{/services}}"
    let twice = try hashes(.init(services: [.init(name: "a"), .init(name: "b", isIdle: true)]), template)
    // Both inner items for each of two outer ones, and the root record.
    #expect(twice.count == 7 && Set(twice).count == 4)
  }

  @Test("of one program are none of another's")
  func programs() throws {
    let customer = Workshop.Customer(isNew: true, services: [.init(name: "x")])
    let programs = [
      try hashes(customer), try hashes(customer, Self.template + "."), try hashes(customer, medium: .html),
      try hashes(customer, Self.template.replacing(" new", with: " nev")),
    ]
    #expect(Set(programs.joined()).count == programs.reduce(0) { $0 + $1.count })
    #expect(try hashes(customer) == programs[0])
  }

  @Test("are followed without a trace of what was followed or rendered before")
  func reuse() throws {
    let program = try Workshop.library(["page": Self.template]).compile(
      "page", shape: Workshop.customer.shape, medium: .xml)
    var renderer = Renderer(program)
    var tape = Tape()
    var found: [[UInt64]] = []
    for count in [3, 0, 1, 0, 3] {
      Workshop.customer.flatten(
        .init(services: (0..<count).map { .init(name: "x", tags: ["\($0)"]) }), onto: &tape)
      var hashes: [UInt64] = []
      renderer.traceBranches(of: tape) { hashes.append($0) }
      var page: [UInt8] = []
      renderer.render(tape, into: &page)
      found.append(hashes)
    }
    #expect(found[0] == found[4] && found[1] == found[3])
    #expect(found.map(\.count) == [7, 1, 3, 1, 7])
  }
}

import MustacheTemplates
import TestSupport
import Testing

@Suite("Tapes")
struct TapeTests {
  private static let template =
    "{{name}}|{{seats}}|{{#services}}{{name}}={{used}}[{{#tags}}{{.}} {{/tags}}];{{/services}}"

  private func text(_ tape: Tape) throws -> String {
    let program = try Workshop.library(["page": Self.template]).compile(
      "page", shape: Workshop.customer.shape, medium: .text)
    var renderer = Renderer(program)
    var page: [UInt8] = []
    renderer.render(tape, into: &page)
    return String(decoding: page, as: UTF8.self)
  }

  private func tape(_ customer: Workshop.Customer) -> Tape {
    var tape = Tape()
    Workshop.customer.flatten(customer, onto: &tape)
    return tape
  }

  @Test(
    "numbers are written as Swift writes them",
    arguments: [Int.min, Int.min + 1, -10, -9, -1, 0, 1, 9, 10, 99, 100, Int.max - 1, Int.max])
  func numbers(number: Int) throws {
    #expect(try text(tape(.init(name: nil, seats: number))) == "|\(number)|")
    let services = [number, 0, number].map { Workshop.Service(name: "s", seats: $0) }
    #expect(
      try text(tape(.init(name: "n", seats: nil, services: services)))
        == "n||s=\(number)[];s=0[];s=\(number)[];")
  }

  @Test("a copy keeps its values when the tape or the copy is filled anew", arguments: [1, 3_000])
  func copies(services: Int) throws {
    let many = (0..<services).map { Workshop.Service(name: "service \($0)", seats: $0) }
    var first = tape(.init(name: "first", services: many))
    let expected = try text(first)
    let kept = first
    Workshop.customer.flatten(.init(name: "second", services: []), onto: &first)
    #expect(try text(kept) == expected)
    #expect(try text(first) == "second|12|")
    var filled = kept
    Workshop.customer.flatten(.init(name: "third", seats: 3), onto: &filled)
    #expect(try text(kept) == expected && text(filled) == "third|3|")
    #expect(kept == tape(.init(name: "first", services: many)) && kept != filled)
  }

  @Test("a tape that is used again holds nothing of what it held before")
  func again() {
    var used = Tape()
    for count in [0, 5_000, 1, 0] {
      let customer = Workshop.Customer(
        name: count == 1 ? nil : "name", contact: count == 0 ? nil : .init(name: "k"),
        services: (0..<count).map { .init(name: "s\($0)", isIdle: true, tags: ["t"]) })
      Workshop.customer.flatten(customer, onto: &used)
      #expect(used == tape(customer))
    }
  }

  @Test("texts and slots of any number keep their places while the tape grows")
  func growth() throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      var expected = ""
      let services = (0..<Int.random(in: 0...400, using: &random)).map { place in
        let service = Workshop.Service(
          name: String(repeating: "가", count: .random(in: 1...200, using: &random)) + "\(place)",
          seats: .random(in: .min ... .max, using: &random),
          tags: (0..<Int.random(in: 0...6, using: &random)).map { "tag\($0)" })
        let tags = service.tags.map { $0 + " " }.joined()
        expected += "\(service.name)=\(service.seats ?? 0)[\(tags)];"
        return service
      }
      #expect(
        try text(tape(.init(name: "n", seats: 1, services: services))) == "n|1|" + expected, "seed \(seed)")
    }
  }

  @Test(
    "one text longer than all room there is comes through whole",
    arguments: [16_383, 16_384, 16_385, 1_000_000])
  func long(length: Int) throws {
    let name = String(repeating: "x", count: length)
    #expect(try text(tape(.init(name: name, seats: 2))) == name + "|2|")
    #expect(try text(tape(.init(name: "n", services: [.init(name: name, seats: 0)]))) == "n|12|\(name)=0[];")
  }

  @Test("equal values make equal tapes and equal bytes of identity, other values others")
  func equality() {
    let (one, same, other) = (tape(.init(seats: 0)), tape(.init(seats: 0)), tape(.init(seats: nil)))
    func bytes(_ tape: Tape) -> [[UInt8]] { tape.withIdentity { [Array($0), Array($1)] } }
    #expect(one == same && bytes(one) == bytes(same))
    #expect(one != other && bytes(one) != bytes(other))
    #expect(tape(.init(name: "ab", chart: "c")) != tape(.init(name: "a", chart: "bc")))
  }
}

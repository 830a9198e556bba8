internal import MustacheTemplates

/// What pages are made of: how many bytes, how many values, and which share of the bytes the values are.
///
/// The template itself tells: without its own text it writes the values alone, and with a mark in place of each value
/// it writes their number.
struct PageContents {
  /// The bytes of all pages together.
  private(set) var bytes = 0
  /// The number of values of the page that has the fewest; one that writes nothing does not count.
  private(set) var fewestValues = Int.max
  /// The share of its bytes, in percent, of the page that has the least from values.
  private(set) var lowestPercent = 100

  /// Looks at pages of the benchmark's template.
  init(_ pages: [CustomerPage]) throws {
    let tags = templateText.matches(of: /{{[^}]*}}/).map { String($0.output) }
    let isValue = { (tag: String) in !["#", "^", "/"].contains(tag.dropFirst(2).prefix(1)) }
    let marks = tags.map { isValue($0) && $0 != "{{.}}" ? marked($0) : $0 == "{{.}}" ? "|" : $0 }
    let whole = try program(of: templateText)
    let values = try program(of: tags.joined())
    let numbers = try program(of: marks.joined())
    for page in pages {
      let size = rendered(page, by: whole)
      bytes += size
      lowestPercent = min(lowestPercent, rendered(page, by: values) * 100 / size)
      fewestValues = min(fewestValues, rendered(page, by: numbers))
    }
  }
}

/// A section that writes one byte where the value of a tag is there.
private func marked(_ tag: String) -> String {
  let name = tag.dropFirst(2).dropLast(2)
  return "{{#\(name)}}|{{/\(name)}}"
}

/// The bytes that a program writes of a page.
private func rendered(_ page: CustomerPage, by program: Program) -> Int {
  var tape = Tape()
  customerPageKeys.flatten(page, onto: &tape)
  var renderer = Renderer(program)
  var buffer: [UInt8] = []
  renderer.render(tape, into: &buffer)
  return buffer.count
}

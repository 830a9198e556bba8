import FoundationEssentials
import MustacheTemplates
import Testing

@Suite("The official specification")
struct SpecificationTests {
  /// The folder of the shared corpora; nil where it is not set.
  static let shared = ProcessInfo.processInfo.environment["ADOPTION_SHARED"]

  static let core = ["comments", "delimiters", "interpolation", "inverted", "partials", "sections"]

  @Test(
    "all 136 tests of the core pass",
    .enabled(if: shared != nil, "ADOPTION_SHARED, the folder with the specification, is not set"))
  func theCorePasses() throws {
    var count = 0
    for file in Self.core { count += try Self.check(file) }
    #expect(count == 136)
  }

  @Test(
    "all 27 tests of inheritance pass",
    .enabled(if: shared != nil, "ADOPTION_SHARED, the folder with the specification, is not set"))
  func inheritancePasses() throws {
    #expect(try Self.check("~inheritance") == 27)
  }

  /// Runs the tests of a file; returns how many it has.
  private static func check(_ file: String) throws -> Int {
    let folder = try #require(shared)
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/corpora/mustache-spec/\(file).json"))
    let tests = try #require(try JSONReader.read(Array(data))["tests"]?.items)
    for test in tests {
      let name = try #require(test["name"]?.text)
      let expected = try #require(test["expected"]?.text)
      #expect(try render(test) == expected, "\(file): \(name)")
    }
    return tests.count
  }

  private static func render(_ test: JSONValue) throws -> String {
    let template = try #require(test["template"]?.text)
    let data = try #require(test["data"])
    var layer = ["the test": TemplateSource(path: "test.mustache", text: template)]
    if case .object(let partials)? = test["partials"] {
      for (name, text) in partials {
        layer[name] = TemplateSource(path: "\(name).mustache", text: try #require(text.text))
      }
    }
    let shape = Inference.shape(of: [data])
    let program = try TemplateLibrary(layers: [layer]).compile(
      "the test", shape: shape, medium: .html, missingKeys: .empty)
    var renderer = Renderer(program)
    var page: [UInt8] = []
    renderer.render(Inference.tape(of: data, shape), into: &page)
    return String(decoding: page, as: UTF8.self)
  }
}

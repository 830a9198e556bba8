import Testing

/// One slip in the base layer, and the one error that it gives.
struct Mistake: CustomTestStringConvertible, Sendable {
  let file: String
  let old: String
  let new: String
  let error: String

  /// A text of a file that is replaced.
  init(_ file: String, _ old: String, _ new: String, _ error: String) {
    self.file = file
    self.old = old
    self.new = new
    self.error = error
  }

  var testDescription: String { error }

  /// What loading says of the slip, the path below the base layer.
  func found() throws -> String? {
    try TemplatesFixture.run { fixture in
      try fixture.replace(old, with: new, in: file)
      return fixture.error().map { String($0.dropFirst("base/".count)) }
    }
  }
}

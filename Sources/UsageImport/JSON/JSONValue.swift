/// One value of a JSON document, with the place where it begins.
package struct JSONValue: Equatable, Sendable {
  /// What a value is.
  package indirect enum Content: Equatable, Sendable {
    /// Nothing.
    case null
    /// True or false.
    case flag(Bool)
    /// The digits as they stand in the document.
    case number(String)
    /// A text without its escapes.
    case text(String)
    /// The elements in their order.
    case array([JSONValue])
    /// The members in their order; a name may stand twice, and the last member of the name counts.
    case object([Member])
  }

  /// A name and its value.
  package struct Member: Equatable, Sendable {
    /// The name as it is written.
    package let name: String
    /// The value.
    package let value: JSONValue

    /// Creates a member.
    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// What the value is.
  package let content: Content
  /// The 0-based byte offset at which the value begins.
  package let offset: Int

  /// Creates a value.
  package init(content: Content, offset: Int) {
    self.content = content
    self.offset = offset
  }

  /// The value of the last member of an object that has this name, or else this name in another case; `nil` where
  /// there is none.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    if let member = members.last(where: { $0.name == name }) { return member.value }
    let folded = name.lowercased()
    return members.last { $0.name.lowercased() == folded }?.value
  }

  /// The elements of an array; `nil` for anything else.
  package var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// What kind of value it is, for messages.
  package var kind: String {
    switch content {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Why a document is no JSON; of what stands in the document, it tells punctuation at most.
package struct JSONFault: Error, Equatable, Sendable {
  /// The 0-based byte offset of the fault.
  package let offset: Int
  /// What was expected.
  package let expected: String
  /// What was found.
  package let found: String

  /// Creates a fault.
  package init(offset: Int, expected: String, found: String) {
    self.offset = offset
    self.expected = expected
    self.found = found
  }
}

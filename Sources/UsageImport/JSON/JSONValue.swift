/// One value of a JSON document, with the place where it begins.
struct JSONValue: Equatable {
  /// What a value is.
  indirect enum Content: Equatable {
    case null
    case flag(Bool)
    /// The digits as they stand in the document.
    case number(String)
    case text(String)
    case array([JSONValue])
    /// The members in their order.
    case object([Member])
  }

  /// A name and its value.
  struct Member: Equatable {
    let name: String
    let value: JSONValue
  }

  let content: Content
  /// The 0-based byte offset at which the value begins.
  let offset: Int

  /// The member of an object whose name is equal in any case; `nil` where there is none.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    let folded = name.lowercased()
    return members.first { $0.name == name }?.value ?? members.first { $0.name.lowercased() == folded }?.value
  }

  /// The elements of an array; `nil` for anything else.
  var elements: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// What kind of value it is, for messages.
  var kind: String {
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

/// Why a document is no JSON; it holds nothing that stood in the document.
struct JSONFault: Error, Equatable {
  /// The 0-based byte offset of the fault.
  let offset: Int
  /// What was expected.
  let expected: String
  /// What was found.
  let found: String
}

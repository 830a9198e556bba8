/// A JSON value whose numbers keep their spelling, as the specification's expected texts do.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }

  var items: [JSONValue]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}

/// Why a text is no JSON.
struct JSONFault: Error {
  let offset: Int
}

/// Reads the specification's files: JSON without surrogate pairs.
struct JSONReader {
  private let bytes: [UInt8]
  private var offset = 0

  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    return try reader.value()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func object() throws(JSONFault) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    offset += 1
    while peek() != UInt8(ascii: "}") {
      let name = try string()
      guard take(":") else { throw JSONFault(offset: offset) }
      members[name] = try value()
      if !take(","), peek() != UInt8(ascii: "}") { throw JSONFault(offset: offset) }
    }
    offset += 1
    return members
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    var items: [JSONValue] = []
    offset += 1
    while peek() != UInt8(ascii: "]") {
      items.append(try value())
      if !take(","), peek() != UInt8(ascii: "]") { throw JSONFault(offset: offset) }
    }
    offset += 1
    return items
  }

  private mutating func string() throws(JSONFault) -> String {
    guard take("\"") else { throw JSONFault(offset: offset) }
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      if bytes[offset] == UInt8(ascii: "\\") {
        try text.append(contentsOf: escape())
      } else {
        text.append(bytes[offset])
      }
      offset += 1
    }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// What an escape stands for; the offset is left on its last byte.
  private mutating func escape() throws(JSONFault) -> [UInt8] {
    offset += 1
    guard offset < bytes.count else { throw JSONFault(offset: offset) }
    switch bytes[offset] {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard offset + 4 < bytes.count,
        let code = UInt32(String(decoding: bytes[(offset + 1)...(offset + 4)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      else { throw JSONFault(offset: offset) }
      offset += 4
      return Array(String(scalar).utf8)
    case let other: return [other]
    }
  }

  private mutating func word() throws(JSONFault) -> JSONValue {
    let start = offset
    while offset < bytes.count, !",]} \n\t\r".utf8.contains(bytes[offset]) { offset += 1 }
    switch String(decoding: bytes[start..<offset], as: UTF8.self) {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case let number where Double(number) != nil: return .number(number)
    default: throw JSONFault(offset: start)
    }
  }

  private mutating func peek() -> UInt8? {
    while offset < bytes.count, " \n\t\r".utf8.contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  private mutating func take(_ character: String) -> Bool {
    guard peek() == character.utf8.first else { return false }
    offset += 1
    return true
  }
}

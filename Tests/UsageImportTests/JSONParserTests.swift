import Testing
import UsageImport

@Suite("Reading JSON")
struct JSONParserTests {
  @Test("a document is read with the place of each value, and numbers keep their digits")
  func values() throws {
    let value = try parse(#"{"a": [1, -0.50e+7 , true], "b": null}"#)
    let numbers = try #require(value["a"]?.elements)
    #expect(numbers.map(\.content) == [.number("1"), .number("-0.50e+7"), .flag(true)])
    #expect(numbers.map(\.offset) == [7, 10, 21])
    #expect(value["b"] == JSONValue(content: .null, offset: 33))
    #expect(value.offset == 0)
  }

  @Test(
    "a number of any size and precision is kept as it is written",
    arguments: ["0", "-0", "123456789012345678901234567890", "1E400", "0.1000", "2.5e-3"])
  func numbers(digits: String) throws {
    #expect(try parse(digits).content == .number(digits))
  }

  @Test(
    "a number that the grammar does not know is refused where it goes wrong",
    arguments: [
      ("01", 1, "the end of the document"), ("-", 1, "a digit"), ("+1", 0, "a value"), ("1.", 2, "a digit"),
      (".5", 0, "a value"), ("1e+", 3, "a digit"), ("[1 2]", 3, "a comma or ]"), ("NaN", 0, "a value"),
      ("0x1F", 1, "the end of the document"),
    ])
  func noNumber(text: String, offset: Int, expected: String) {
    let fault = fault(of: text)
    #expect(fault?.offset == offset)
    #expect(fault?.expected == expected)
  }

  @Test(
    "a fault stands at its byte, with what was expected and what was found",
    arguments: [
      ("", JSONFault(offset: 0, expected: "a value", found: "the end of the document")),
      (" \n\t", JSONFault(offset: 3, expected: "a value", found: "the end of the document")),
      ("[1,]", JSONFault(offset: 3, expected: "a value", found: "]")),
      ("[1 ", JSONFault(offset: 3, expected: "a comma or ]", found: "the end of the document")),
      (#"{"a":1,}"#, JSONFault(offset: 7, expected: "a name in quotes", found: "}")),
      (#"{"a" 1}"#, JSONFault(offset: 5, expected: "a colon", found: "something else")),
      (#"{"a":1]"#, JSONFault(offset: 6, expected: "a comma or }", found: "]")),
      ("{a:1}", JSONFault(offset: 1, expected: "a name in quotes", found: "something else")),
      ("[] []", JSONFault(offset: 3, expected: "the end of the document", found: "[")),
      ("nul", JSONFault(offset: 0, expected: "a value", found: "something else")),
      ("\"a\nb\"", JSONFault(offset: 2, expected: "a closing quote", found: "a control character")),
      ("\"\\t\u{1}\"", JSONFault(offset: 3, expected: "a closing quote", found: "a control character")),
      (#""ab"#, JSONFault(offset: 3, expected: "a closing quote", found: "the end of the document")),
      (#""a\"#, JSONFault(offset: 3, expected: "an escaped character", found: "the end of the document")),
      (#""\x41""#, JSONFault(offset: 2, expected: "an escaped character", found: "something else")),
      (#""\u12G4""#, JSONFault(offset: 5, expected: "four hexadecimal digits", found: "something else")),
      (#""\uD800\u1""#, JSONFault(offset: 10, expected: "four hexadecimal digits", found: "\"")),
    ])
  func faults(text: String, expected: JSONFault) {
    #expect(fault(of: text) == expected)
  }

  @Test("64 levels are read, and the 65th is refused where it begins")
  func depth() throws {
    let blanks = String(repeating: " ", count: 3)
    var value = try parse(
      blanks + String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    var levels = 1
    while let inner = value.elements?.first {
      value = inner
      levels += 1
    }
    #expect(levels == JSONParser.deepest)
    #expect(
      fault(of: blanks + String(repeating: #"{"":"#, count: 100_000))
        == JSONFault(offset: 3 + 64 * 4, expected: "at most 64 levels", found: "more"))
  }

  @Test("a byte order mark is left out once, and offsets count it")
  func byteOrderMark() throws {
    #expect(try parse("\u{FEFF}[1]").offset == 3)
    #expect(fault(of: "\u{FEFF}")?.offset == 3)
    #expect(fault(of: "\u{FEFF}\u{FEFF}[]")?.offset == 3)
  }

  @Test("every value lies in a document with blanks around it, of the four kinds that the grammar knows")
  func blanks() throws {
    #expect(try parse(" \t\r\n[ \t\r\n] \t\r\n").content == .array([]))
    #expect(fault(of: "[\u{A0}1]")?.offset == 1)
    #expect(fault(of: "[\u{C}1]")?.offset == 1)
  }

  private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }
}

@Suite("Texts and names in JSON")
struct JSONTextTests {
  @Test(
    "escapes stand for their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\uD55C\u0000""#, "A\u{E9}한\u{0}"),
      (#""\uD83D\uDE00 \ud83d\ude00""#, "😀 😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""가\n나""#, "가\n나"),
      (#""""#, ""), (#""\\u0041""#, "\\u0041"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ])
  func escapes(document: String, text: String) throws {
    #expect(try JSONParser.parse(Array(document.utf8)).content == .text(text))
  }

  @Test(
    "a half of a surrogate pair alone is replaced, and what follows it is kept",
    arguments: [
      (#""\uD800""#, "\u{FFFD}"), (#""\uDC00x""#, "\u{FFFD}x"), (#""\uD800\n""#, "\u{FFFD}\n"),
      (#""\uD800\u0041""#, "\u{FFFD}A"), (#""\uD800\uD83D\uDE00""#, "\u{FFFD}😀"),
      (#""\uDE00\uD83D""#, "\u{FFFD}\u{FFFD}"),
    ])
  func halves(document: String, text: String) throws {
    #expect(try JSONParser.parse(Array(document.utf8)).content == .text(text))
  }

  @Test(
    "bytes that are not UTF-8 are refused where they stand",
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0xA9, 0xC3, 0x22], 3),
      ([0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22], 3), ([0x22, 0xC0, 0xAF, 0x22], 1),
      ([0x22, 0xC3, 0x5C, 0x6E, 0xA9, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
      ([0x5B, 0x22, 0x61, 0x22, 0x2C, 0x22, 0x5C, 0x74, 0xE9, 0x22, 0x5D], 8),
    ] as [([UInt8], Int)])
  func encoding(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONFault(offset: offset, expected: "UTF-8", found: "other bytes")) {
      try JSONParser.parse(bytes)
    }
  }

  @Test("UTF-16 is no JSON")
  func utf16() {
    #expect(fault(of: [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00])?.offset == 0)
    #expect(fault(of: [0x5B, 0x00, 0x5D, 0x00])?.offset == 1)
  }

  @Test("of a name that stands twice all members are kept, and the last one counts")
  func repeatedName() throws {
    let value = try JSONParser.parse(Array(#"{"a":1,"b":2,"a":3}"#.utf8))
    #expect(value["a"]?.content == .number("3"))
    guard case .object(let members) = value.content else {
      Issue.record("an object is expected")
      return
    }
    #expect(members.map(\.name) == ["a", "b", "a"])
  }

  @Test("a member is found by its name in any case, its very name before others")
  func anyCase() throws {
    let value = try JSONParser.parse(Array(#"{"Value":1,"value":2,"VALUE":3,"other":4}"#.utf8))
    #expect(value["value"]?.content == .number("2"))
    #expect(value["Value"]?.content == .number("1"))
    #expect(value["vAlUe"]?.content == .number("3"))
    #expect(value["OTHER"]?.content == .number("4"))
    #expect(value["none"] == nil)
    #expect(value["other"]?["value"] == nil)
  }
}

/// The fault of a document; `nil` where it is JSON.
private func fault(of text: String) -> JSONFault? { fault(of: Array(text.utf8)) }

private func fault(of bytes: [UInt8]) -> JSONFault? {
  do throws(JSONFault) {
    _ = try JSONParser.parse(bytes)
    return nil
  } catch {
    return error
  }
}

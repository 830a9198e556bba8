import Testing
import UsageImport

@Suite("ExactScanner")
struct ExactScannerTests {
  /// A text, and the records that RFC 4180 says it holds.
  struct Case: CustomTestStringConvertible, Sendable {
    let fact: String
    let text: String
    let rows: [[String]]
    var testDescription: String { fact }
  }

  static let cases = [
    Case(fact: "lines end with LF", text: "a,b\n1,2\n", rows: [["a", "b"], ["1", "2"]]),
    Case(fact: "lines end with CRLF", text: "a,b\r\n1,2\r\n", rows: [["a", "b"], ["1", "2"]]),
    Case(fact: "the last line needs no end", text: "a,b\n1,2", rows: [["a", "b"], ["1", "2"]]),
    Case(fact: "the last line may end with CR alone", text: "a,b\r", rows: [["a", "b"]]),
    Case(fact: "the last field may end in a quote", text: "a,\"b\"", rows: [["a", "b"]]),
    Case(fact: "a quoted field holds delimiters", text: "\"a,b\",c\n", rows: [["a,b", "c"]]),
    Case(fact: "a doubled quote is one", text: "\"say \"\"hi\"\"\",c\n", rows: [["say \"hi\"", "c"]]),
    Case(fact: "a field may be one quote", text: "\"\"\"\",c\n", rows: [["\"", "c"]]),
    Case(fact: "a quoted field holds LF", text: "\"a\nb\",c\n", rows: [["a\nb", "c"]]),
    Case(fact: "a quoted field holds CRLF", text: "\"a\r\nb\",c\r\n", rows: [["a\r\nb", "c"]]),
    Case(fact: "CRLF follows a quoted field", text: "a,\"b\"\r\nc,d\r\n", rows: [["a", "b"], ["c", "d"]]),
    Case(fact: "fields may be empty", text: ",\n\"\",\"\"\n", rows: [["", ""], ["", ""]]),
    Case(fact: "a field after the last delimiter is empty", text: "a,\r\n", rows: [["a", ""]]),
    Case(
      fact: "blank lines are passed over", text: "\n\r\na,b\n\n\r\nc,d\n\n", rows: [["a", "b"], ["c", "d"]]),
    Case(
      fact: "quotes within a bare field stand for themselves", text: "5\" disk,b\n",
      rows: [["5\" disk", "b"]]),
    Case(fact: "blanks may follow a closing quote", text: "\"a\" ,b\n", rows: [["a", "b"]]),
    Case(fact: "blanks around a field are no part of it", text: " a\t, b \n", rows: [["a", "b"]]),
    Case(fact: "CR within a line is text", text: "a\rb,c\n", rows: [["a\rb", "c"]]),
    Case(
      fact: "records may have any width where no header is known", text: "a\nb,c\n",
      rows: [["a"], ["b", "c"]]),
    Case(fact: "characters of several bytes are kept", text: "한빛,\"é,ü\"\n", rows: [["한빛", "é,ü"]]),
    Case(fact: "no byte is no record", text: "", rows: []),
  ]

  @Test("records are split as RFC 4180 says, wherever blocks are cut", arguments: cases)
  func record(of example: Case) {
    let whole = Scan(example.text)
    #expect(whole.rows == example.rows)
    #expect(whole.setAside.isEmpty && whole.truncation == nil)
    for piece in [1, 2, 3, 7] { #expect(Scan(example.text, piece: piece) == whole, "pieces of \(piece)") }
  }

  @Test("only the delimiter of the file splits")
  func delimiters() {
    #expect(Scan("a,b;c\td\n", delimiter: ";").rows == [["a,b", "c\td"]])
    #expect(Scan("a,b;c\td\n", delimiter: "\t").rows == [["a,b;c", "d"]])
  }

  @Test("the header is not handed on, and every field knows where it begins")
  func offsets() {
    let scan = Scan("id,name\r\n1,\"한\n빛\"\r\n\r\n2,x\r\n", fieldCount: 2)
    #expect(scan.rows == [["1", "한\n빛"], ["2", "x"]])
    // The header has 9 bytes; the quoted field begins at its quote and has 9; a blank line of 2 follows.
    #expect(scan.offsets == [[9, 11], [24, 26]])
  }

  @Test("text after a closing quote sets the record aside where that text stands, and the rest is read")
  func textAfterQuote() {
    for text in ["a,b\n\"x\"y,z\n1,2\n", "a,b\n\"x\" \"y\",z\n1,2\n"] {
      let scan = Scan(text, fieldCount: 2)
      #expect(scan.rows == [["1", "2"]])
      #expect(scan.setAside.map(\.offset) == [text.contains(" ") ? 8 : 7])
      #expect(scan.setAside.first?.expected == "a delimiter after the closing quote")
    }
  }

  @Test("records of another width are set aside at their beginning")
  func raggedRecords() {
    let scan = Scan("a,b\n1\n1,2\n1,2,3\n", fieldCount: 2)
    #expect(scan.rows == [["1", "2"]])
    #expect(
      scan.setAside == [
        SetAside(offset: 4, expected: "2 fields", found: "1 fields"),
        SetAside(offset: 10, expected: "2 fields", found: "3 fields"),
      ])
  }

  @Test("a record that the sink refuses is set aside at the field at fault")
  func refusedRecord() {
    let scan = Scan("a,b\nrefuse me,2\n3,4\n", fieldCount: 2)
    #expect(scan.rows == [["3", "4"]])
    #expect(scan.setAside == [SetAside(offset: 14, expected: "something else", found: "this")])
  }

  @Test("a quote that is never closed is a truncation at the quote")
  func unclosedQuote() {
    let scan = Scan("a,b\n1,2\n3,\"x\n5,6\n", fieldCount: 2)
    #expect(scan.rows == [["1", "2"]])
    #expect(
      scan.truncation == SetAside(offset: 10, expected: "a closing quote", found: "the end of the file"))
  }

  @Test("a file that ends with too few fields and no line end is truncated at that record")
  func cutRecord() {
    let scan = Scan("a,b,c\n1,2,3\n4,5", fieldCount: 3)
    #expect(scan.rows == [["1", "2", "3"]])
    #expect(
      scan.truncation
        == SetAside(offset: 12, expected: "3 fields", found: "the end of the file after 2 fields"))
    #expect(Scan("a,b,c\n1,2,3\n4,5,", fieldCount: 3).truncation == nil)
    #expect(Scan("a,b,c\n1,2,3\n4,5\n", fieldCount: 3).truncation == nil)
  }

  @Test("only the first hundred records that were set aside are kept, the others are counted")
  func manySetAside() {
    let scan = Scan("a,b\n" + String(repeating: "1\n", count: 150), fieldCount: 2)
    #expect(scan.setAside.count == 100)
    #expect(scan.setAsideCount == 150)
    #expect(scan.setAside.last?.offset == 4 + 99 * 2)
  }

  @Test("a record beyond the longest is set aside without keeping it, whole or in pieces")
  func longestRecord() {
    let filling = String(repeating: "x\n", count: ExactScanner<NoSink>.longestRecord / 2 + 1)
    let text = "a,b\n\"" + filling + "\",2\n3,4\n"
    for piece in [Int.max, 65_536] {
      let scan = Scan(text, fieldCount: 2, piece: piece)
      #expect(scan.rows == [["3", "4"]])
      #expect(scan.setAside.map(\.offset) == [4])
    }
    let commas = Scan("a,b\n" + String(repeating: ",", count: 100_000) + "\n3,4\n", fieldCount: 2)
    #expect(commas.rows == [["3", "4"]])
    #expect(commas.setAside.map(\.offset) == [4])
  }

  /// Names the scanner's type where no record is taken.
  private struct NoSink: RecordSink {
    mutating func take(_ record: Record) throws(RecordFault) {}
  }
}

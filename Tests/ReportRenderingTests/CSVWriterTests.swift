import ReportContent
import ReportRendering
import Testing

@Suite("CSVWriter")
struct CSVWriterTests {
  /// The line of a row, without the line of the columns.
  private func line(_ row: Cell...) -> String {
    var writer = CSVWriter(columns: ["a"])
    writer.write(row)
    return String(decoding: writer.bytes.dropFirst(2), as: UTF8.self)
  }

  @Test("the columns come first, rows end in LF, cells are parted by commas")
  func layout() {
    var writer = CSVWriter(columns: ["a", "b,c"])
    writer.write([.text("x"), .integer(7)])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,\"b,c\"\nx,7\n")
  }

  @Test("numbers stay numbers, what is not known is empty")
  func numbers() {
    #expect(line(.integer(-1), .integer(0), .decimal("37.5"), .absent, .absent) == "-1,0,37.5,,\n")
  }

  @Test(
    "words that a spreadsheet would take for a formula get an apostrophe",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
  func formulas(text: String) {
    #expect(line(.text(text)) == "'\(text)\n")
  }

  @Test("a formula behind a tab or a line end gets one too, and is quoted where it must be")
  func formulasBehindSpace() {
    #expect(line(.text("\t=1")) == "'\t=1\n")
    #expect(line(.text("\r=1")) == "\"'\r=1\"\n")
    #expect(line(.text("\n=1")) == "\"'\n=1\"\n")
    #expect(line(.text("=\"a\",b")) == "\"'=\"\"a\"\",b\"\n")
  }

  @Test("signs inside a text are no formula")
  func signsInside() {
    #expect(line(.text("a=b+c-d@e")) == "a=b+c-d@e\n")
  }

  @Test("commas, quotes and line ends are quoted; quotes are doubled")
  func quoting() {
    #expect(line(.text("a,b")) == "\"a,b\"\n")
    #expect(line(.text("say \"hi\"")) == "\"say \"\"hi\"\"\"\n")
    #expect(line(.text("a\nb"), .text("c\r\nd")) == "\"a\nb\",\"c\r\nd\"\n")
    #expect(line(.text("")) == "\n")
  }

  @Test("other letters stay as they are, a NUL becomes a space")
  func letters() {
    #expect(line(.text("한빛전자 👩‍👩‍👧 é")) == "한빛전자 👩‍👩‍👧 é\n")
    #expect(line(.text("a\0b")) == "a b\n")
  }
}

import ReportContent
import ReportRendering
import Testing

@Suite("CSVWriter")
struct CSVWriterTests {
  @Test("words that a spreadsheet would take for a formula get an apostrophe, numbers stay numbers")
  func formulas() {
    var writer = CSVWriter(columns: ["a", "b"])
    writer.write([.text("=1+1"), .integer(-1)])
    writer.write([.text("a,\"b\""), .absent])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b\n'=1+1,-1\n\"a,\"\"b\"\"\",\n")
  }
}

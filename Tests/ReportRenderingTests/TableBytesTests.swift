import ReportContent
import ReportRendering
import TestSupport
import Testing

@Suite("The bytes of a table")
struct TableBytesTests {
  private func text(_ body: (inout CSVWriter) -> Void) -> String {
    var writer = CSVWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "whole numbers are written as Swift writes them",
    arguments: [
      0, 1, 9, 10, 11, 99, 100, 999_999_999, 1_000_000_000, -1, -9, -10, Int.max, Int.max - 1, Int.min,
      Int.min + 1, 1_000_000_000_000_000_000, 999_999_999_999_999_999,
    ])
  func integers(number: Int) {
    #expect(text { $0.integer(number) } == "\(number)")
    #expect(text { $0.write([.integer(number), .integer(number)]) } == "\(number),\(number)\n")
  }

  @Test(
    "tenths have one decimal and their sign, also below one",
    arguments: [
      (0, "0.0"), (1, "0.1"), (-5, "-0.5"), (9, "0.9"), (10, "1.0"), (-10, "-1.0"), (123, "12.3"),
      (-123, "-12.3"),
      (1_000, "100.0"), (Int.max, "922337203685477580.7"), (Int.min, "-922337203685477580.8"),
    ])
  func tenths(number: Int, written: String) {
    #expect(text { $0.decimal(tenths: number) } == written)
  }

  @Test("what is not known leaves its cell empty, wherever it stands")
  func absent() {
    #expect(
      text {
        $0.integer(nil)
        $0.decimal(tenths: nil)
        $0.word("")
        $0.integer(0)
        $0.absent()
        $0.endRow()
        $0.absent()
        $0.endRow()
      } == ",,,0,\n\n")
  }

  @Test("rows of another part follow those of the first")
  func parts() {
    var whole = CSVWriter(columns: ["a", "b"])
    var part = CSVWriter()
    for number in 0..<3 {
      whole.write([.integer(number), .text("x")])
      part.write([.integer(number), .text("x")])
    }
    #expect(CSVWriter(columns: ["a", "b"]).bytes + part.bytes == whole.bytes)
    #expect(CSVWriter().bytes == [])
  }

  @Test(
    "cells that are written again are the same bytes, behind a comma as in their row, over any growth",
    arguments: [1, 7, 1_000, 5_000])
  func again(rows: Int) {
    let long = String(repeating: "가,", count: 400)
    var writer = CSVWriter()
    var expected = ""
    var cells = 0..<0
    for row in 0..<rows {
      // Every seventh row has cells of its own, the others repeat them.
      writer.integer(row)
      if row % 7 == 0 {
        let start = writer.mark
        writer.text(row % 2 == 0 ? long : "short")
        writer.integer(-row)
        cells = start..<writer.mark
      } else {
        writer.again(cells)
      }
      writer.word("end")
      writer.endRow()
      let own = row / 7 * 7
      expected += "\(row),\(own % 2 == 0 ? "\"\(long)\"" : "short"),\(-own),end\n"
    }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    #expect(writer.mark == expected.utf8.count)
  }

  @Test("the first cells of a row are repeated as the first cells of another")
  func againAtStart() {
    #expect(
      text {
        $0.word("a")
        $0.word("b")
        let cells = 0..<$0.mark
        $0.integer(1)
        $0.endRow()
        $0.again(cells)
        $0.integer(2)
        $0.endRow()
      } == "a,b,1\na,b,2\n")
  }

  @Test("a table is read back as it was written, whatever its cells hold")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "한", ",", "\"", "\n", " ", "=", "b", "1", String(repeating: "z", count: 700)]
    for _ in 0..<20 {
      var rows: [[String]] = []
      var writer = CSVWriter()
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let texts = (0..<3).map { _ in
          // Begun with a letter, so that no cell is taken for a formula.
          "t"
            + (0..<Int.random(in: 0...5, using: &random)).map { _ in
              pieces.randomElement(using: &random) ?? ""
            }.joined()
        }
        let number = Int.random(in: .min ... .max, using: &random)
        writer.write(texts.map(Cell.text) + [.integer(number)])
        rows.append(texts + ["\(number)"])
      }
      #expect(CSVText.records(of: String(decoding: writer.bytes, as: UTF8.self)) == rows, "seed \(seed)")
    }
  }
}

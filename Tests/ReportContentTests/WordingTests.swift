import AdoptionDomain
import AdoptionMetrics
import ReportContent
import Testing

@Suite("Wording")
struct WordingTests {
  private let wording = Wording(plainTexts())
  /// As German writes numbers.
  private let swapped = Wording(plainTexts(decimalSeparator: ",", groupSeparator: "."))
  /// As French writes numbers: groups are set apart by a narrow no-break space.
  private let spaced = Wording(plainTexts(decimalSeparator: ",", groupSeparator: "\u{202F}"))

  @Test(
    "whole numbers have their thousands set apart",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"), (999_999, "999,999"),
      (1_234_567, "1,234,567"), (-999, "-999"), (-1000, "-1,000"), (Int.max, "9,223,372,036,854,775,807"),
      (Int.min, "-9,223,372,036,854,775,808"),
    ])
  func numbers(number: Int, text: String) {
    #expect(wording.number(number) == text)
  }

  @Test(
    "tenths have one decimal, always",
    arguments: [
      (0, "0.0"), (5, "0.5"), (375, "37.5"), (1000, "100.0"), (10_000, "1,000.0"), (-5, "-0.5"),
      (-10_001, "-1,000.1"),
    ])
  func decimals(tenths: Int, text: String) {
    #expect(wording.decimal(tenths: tenths) == text)
  }

  @Test("the language says which signs numbers have")
  func separators() {
    #expect(swapped.decimal(tenths: 12_345_678) == "1.234.567,8")
    #expect(spaced.number(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(swapped.percent(tenths: 375) == "37,5%")
  }

  @Test("a language without a sign between thousands writes none")
  func noGroups() {
    #expect(Wording(plainTexts(groupSeparator: "")).number(1_234_567) == "1234567")
  }

  @Test("use is a percentage, requests are a rate per 100 seats or active people")
  func rates() {
    #expect(wording.value(tenths: 389, of: .adjustedUsage, basis: .assigned) == "38.9%")
    #expect(wording.value(tenths: 389, of: .assistanceRequests, basis: .seats) == "38.9 a hundred seats")
    #expect(wording.value(tenths: 389, of: .allRequests, basis: .activeUsers) == "38.9 a hundred active")
  }

  @Test("both counts are written")
  func counts() {
    #expect(wording.counts(Ratio(15, of: 1040)) == "15 of 1,040")
  }

  @Test("a day is written without leading zeros, its month by the name of the language")
  func days() throws {
    #expect(wording.day(try day("2026-03-01")) == "1/m3/2026")
    #expect(wording.day(try day("2028-02-29")) == "29/m2/2028")
    #expect(wording.day(try day("2026-12-31")) == "31/m12/2026")
    let korean = Wording(plainTexts(day: "{year}-{month}-{day}"))
    #expect(korean.day(try day("2026-10-09")) == "2026-m10-9")
  }

  @Test("a window of 28 days is written with both its ends")
  func spans() throws {
    #expect(wording.span(ActivityWindow(endingOn: try day("2026-03-10"))) == "11/m2/2026..10/m3/2026")
  }

  @Test("English has a word for one and one for any other count; Korean has one word")
  func plurals() {
    func people(_ count: Int, _ rule: String) -> String {
      Wording(plainTexts(pluralRule: rule)).text(one: .peopleOne, other: .peopleOther, count: count)
    }
    #expect(
      [0, 1, 2, 11, 1001].map { people($0, "one-other") }
        == ["0 people", "1 person", "2 people", "11 people", "1,001 people"])
    #expect([0, 1, 2].map { people($0, "other") } == ["0 people", "1 people", "2 people"])
  }

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso8601: text)) }
}

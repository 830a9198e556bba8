import AdoptionDomain
import Testing

@Suite("CalendarDay")
struct CalendarDayTests {
  @Test("1970-01-01 is day 0, and days count up and down from it")
  func epoch() {
    #expect(CalendarDay(iso8601: "1970-01-01")?.ordinal == 0)
    #expect(CalendarDay(iso8601: "1969-12-31")?.ordinal == -1)
    #expect(CalendarDay(iso8601: "2000-03-01")?.ordinal == 11_017)
  }

  @Test("every day of four centuries is read back from its own text")
  func roundTrip() throws {
    for ordinal in stride(from: Int32(-73_000), through: 73_100, by: 1) {
      let day = CalendarDay(ordinal: ordinal)
      #expect(CalendarDay(iso8601: day.description) == day)
    }
  }

  @Test("a day is written with four digits of the year and two of month and day")
  func text() {
    #expect(CalendarDay(year: 2026, month: 4, day: 1)?.description == "2026-04-01")
    #expect(CalendarDay(year: 1, month: 1, day: 1)?.description == "0001-01-01")
    #expect(CalendarDay(year: 9999, month: 12, day: 31)?.description == "9999-12-31")
    #expect(CalendarDay(year: 9999, month: 12, day: 31)?.advanced(by: 1).description == "10000-1-1")
  }

  @Test(
    "what is no day is refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-01-01", "2026/01/01", "2026-1-1", "",
      "0000-01-01",
    ])
  func refused(text: String) {
    #expect(CalendarDay(iso8601: text) == nil)
  }

  @Test("a leap day exists in 2028 and 2000, not in 1900")
  func leapDays() {
    #expect(CalendarDay(year: 2028, month: 2, day: 29) != nil)
    #expect(CalendarDay(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
  }
}

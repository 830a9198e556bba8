import AdoptionDomain
import Testing

@Suite("ActivityWindow and Recency")
struct WindowTests {
  @Test("the window is the 28 days that end on the data date, both ends included")
  func window() throws {
    let day = try #require(CalendarDay(iso8601: "2026-03-31"))
    let window = ActivityWindow(endingOn: day)
    #expect(window.start.description == "2026-03-04")
    #expect(window.end == day)
    #expect(window.end.days(since: window.start) == 27)
    #expect(window.contains(window.start) && window.contains(window.end))
    #expect(!window.contains(window.start.advanced(by: -1)))
    #expect(!window.contains(window.end.advanced(by: 1)))
  }

  @Test("a window over a leap day is 28 days long all the same")
  func leapDay() throws {
    let day = try #require(CalendarDay(iso8601: "2028-03-01"))
    #expect(ActivityWindow(endingOn: day).start.description == "2028-02-03")
  }

  @Test(
    "recency changes on days 0, 28, 60 and 90",
    arguments: [
      (-36_500, Recency.afterDataDate), (-1, .afterDataDate), (0, .inWindow), (27, .inWindow),
      (28, .days28to59), (59, .days28to59), (60, .days60to89), (89, .days60to89), (90, .days90orMore),
      (36_500, .days90orMore),
    ])
  func recency(days: Int, expected: Recency) {
    #expect(Recency(daysBeforeDataDate: days) == expected)
  }

  @Test("whoever is active in the window has recency in the window, and nobody else")
  func recencyFollowsWindow() {
    let day = CalendarDay(ordinal: 20_543)
    let window = ActivityWindow(endingOn: day)
    for ago in -40...120 {
      let isInWindow = Recency(daysBeforeDataDate: ago) == .inWindow
      #expect(isInWindow == window.contains(day.advanced(by: -ago)), "\(ago) days ago")
    }
  }

  @Test("two standings are licensed, two are not")
  func standing() {
    #expect(LicenseStanding.allCases.filter(\.isLicensed) == [.licensed, .newlyLicensed])
  }
}

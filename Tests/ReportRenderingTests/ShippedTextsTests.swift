import AdoptionDomain
import AdoptionMetrics
import ReportContent
import ReportRendering
import SettingsFiles
import TestSupport
import Testing

@Suite("The shipped texts")
struct ShippedTextsTests {
  @Test("every text that content needs stands in both languages")
  func complete() throws {
    let languages = try Workshop.settings.get().texts
    #expect(languages.map(\.language) == ["en", "ko"])
    for language in languages {
      for key in TextKey.allCases {
        #expect(language.texts[key.rawValue]?.isEmpty == false, "\(language.language): \(key.rawValue)")
      }
    }
  }

  @Test("no two texts of content have one key")
  func distinct() {
    let keys = TextKey.allCases.map(\.rawValue)
    #expect(Set(keys).count == keys.count)
  }

  @Test("every text of the files is used by content or by a template")
  func used() throws {
    let used = Set(TextKey.allCases.map(\.rawValue)).union(try Workshop.templates.get().textsUsed)
    for language in try Workshop.settings.get().texts {
      #expect(Set(language.texts.keys).subtracting(used).sorted() == [], "\(language.language)")
    }
  }

  @Test("every placeholder of a text's key stands in the text, so that no figure is lost")
  func placeholders() throws {
    for language in try Workshop.settings.get().texts {
      for key in TextKey.allCases {
        let text = language.texts[key.rawValue] ?? ""
        for name in key.placeholders {
          #expect(text.contains("{\(name)}"), "\(language.language): \(key.rawValue): {\(name)}")
        }
      }
    }
  }

  @Test("English")
  func english() throws {
    let wording = try Workshop.wording("en")
    #expect(wording.number(1_234_567) == "1,234,567")
    #expect(wording.percent(tenths: 375) == "37.5%")
    #expect(wording.value(tenths: 389, of: .assistanceRequests, basis: .seats) == "38.9 per 100 seats")
    #expect(wording.counts(Ratio(15, of: 40)) == "15 of 40")
    let day = try #require(CalendarDay(iso8601: "2026-03-01"))
    #expect(wording.day(day) == "1 March 2026")
    #expect(wording.span(ActivityWindow(endingOn: day)) == "2 February 2026 to 1 March 2026")
    let people = [0, 1, 2].map { wording.text(one: .peopleOne, other: .peopleOther, count: $0) }
    #expect(people == ["0 people", "1 person", "2 people"])
  }

  @Test("Korean")
  func korean() throws {
    let wording = try Workshop.wording("ko")
    #expect(wording.number(1_234_567) == "1,234,567")
    #expect(wording.percent(tenths: 375) == "37.5%")
    #expect(wording.value(tenths: 389, of: .assistanceRequests, basis: .seats) == "좌석 100개당 38.9건")
    #expect(wording.counts(Ratio(15, of: 40)) == "40 중 15")
    let day = try #require(CalendarDay(iso8601: "2026-03-01"))
    #expect(wording.day(day) == "2026년 3월 1일")
    #expect(wording.span(ActivityWindow(endingOn: day)) == "2026년 2월 2일부터 2026년 3월 1일까지")
    let people = [0, 1, 2].map { wording.text(one: .peopleOne, other: .peopleOther, count: $0) }
    #expect(people == ["0명", "1명", "2명"])
  }
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("Both changes of the clock")
struct ClockChangeTests {
  @Test(
    "have each night once, with its own date, whenever in the day the job runs",
    .enabled(if: Command.exists("faketime"), "needs faketime"),
    arguments: [
      // Times of UTC; Berlin is one hour ahead in winter, two in summer.
      ["2027-03-27 03:30:00", "2027-03-28 02:30:00", "2027-03-29 02:30:00"],
      ["2026-10-24 02:30:00", "2026-10-25 03:30:00", "2026-10-26 03:30:00"],
      ["2026-10-24 22:30:00", "2026-10-25 22:30:00", "2026-10-26 23:30:00"],
    ])
  func nights(times: [String]) throws {
    let nightly = try NightlyFolder(settings: "timeZone: Europe/Berlin\n")
    for time in times {
      // Twice, as where a clock is put back over the job's time.
      for _ in 1...2 {
        var command = nightly.command(nil)
        command.words =
          ["env", "TZ=UTC", "faketime", time] + command.words.dropFirst(2).drop { $0.contains("=") }
        let outcome = try command.run()
        #expect(Program.isQuietSuccess(outcome), "\(outcome)")
      }
    }
    let nights = try FileManager.default.contentsOfDirectory(atPath: nightly.output + "/nights").sorted()
    let first =
      times[0].hasSuffix("22:30:00")
      ? ["2026-10-25", "2026-10-25", "2026-10-27"] : times.map { String($0.prefix(10)) }
    #expect(nights == Set(first).sorted().map { $0 + ".r1" })
  }

  @Test(
    "have the timer's time once each",
    .enabled(if: Command.exists("systemd-analyze"), "needs systemd-analyze"))
  func timer() throws {
    let nightly = try NightlyFolder(settings: "timeZone: Europe/Berlin\n")
    let timer = try Program.run(
      ["schedule", "--config", nightly.configuration, "--format", "systemd", "--unit", "timer"])
    let time = try #require(timer.output.firstMatch(of: /OnCalendar=(.+)/)?.1)
    for (day, next) in [("2027-03-27", "2027-03-28"), ("2026-10-24", "2026-10-25")] {
      let elapses = try Command(
        ["systemd-analyze", "calendar", "--iterations=3", "--base-time=\(day) 12:00:00 UTC", String(time)])
        .run()
      let dates = elapses.output.matches(of: /(?:Next elapse|Iter. #\d): \w+ (\d{4}-\d\d-\d\d) (\d\d:\d\d)/)
        .map {
          "\($0.1) \($0.2)"
        }
      #expect(dates.count == 3)
      #expect(dates.first?.hasPrefix(next) == true, "\(elapses.output)")
    }
  }
}

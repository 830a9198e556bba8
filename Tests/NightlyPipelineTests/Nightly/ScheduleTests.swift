import NightlyPipeline
import TestSupport
import Testing

@Suite("A schedule")
struct ScheduleTests {
  private func schedule(
    _ settings: String, program: String = "/usr/bin/adoption-report", file: String = "/etc/ar/c.yaml"
  ) throws -> Schedule {
    let folder = try TemporaryFolder()
    let path = try folder.write("exports: /srv/exports\noutput: /srv/reports\n" + settings, to: "c.yaml")
    return Schedule(
      try LoadedConfiguration(options: [], environment: [:], file: path), program: program, file: file,
      user: "reports")
  }

  @Test("for cron is a line with the time, minute first")
  func cron() throws {
    let text = try schedule("time: 05:07\n").text(as: .cron)
    #expect(
      text.split(separator: "\n").last == "7 5 * * * /usr/bin/adoption-report nightly --config /etc/ar/c.yaml"
    )
  }

  @Test("for cron quotes what a shell or cron itself would take for something else")
  func quoting() throws {
    let text = try schedule("", file: "/etc/it's 100%/c.yaml").text(as: .cron)
    #expect(text.contains("--config '/etc/it'\\''s 100\\%/c.yaml'\n"))
  }

  @Test("for systemd names what may be written to, and the zone of the time")
  func systemd() throws {
    let schedule = try schedule("timeZone: Europe/Berlin\nmetrics: /var/lib/node/m.prom\ntimeout: 1h\n")
    let service = schedule.text(as: .service)
    for line in [
      "User=reports", "ExecStart=/usr/bin/adoption-report nightly --config /etc/ar/c.yaml",
      "ReadWritePaths=/srv/reports /var/lib/node", "PrivateNetwork=yes", "ProtectHome=yes",
      "TimeoutStartSec=3660",
    ] {
      #expect(service.contains("\n\(line)\n"), "\(line)")
    }
    #expect(schedule.text(as: .timer).contains("\nOnCalendar=*-*-* 04:30:00 Europe/Berlin\n"))
  }

  @Test("for systemd has a network only where somebody is to be pinged, and sees homes only where it must")
  func rights() throws {
    let calling = try schedule("ping: {failure: 'credential:url'}\n", file: "/" + "home/a/c.yaml")
    let service = calling.text(as: .service)
    #expect(!service.contains("PrivateNetwork"))
    #expect(service.contains("\nAfter=network-online.target\n"))
    #expect(service.contains("\nProtectHome=read-only\n"))
  }

  @Test(
    "for systemd has a network where a mail server is spoken to, and warns of programs that it keeps from their queue"
  )
  func mails() throws {
    let mail = "mail: {from: a@b.example, courier: "
    let server = try schedule(mail + "smtp, smtp: {host: h}}\n")
    #expect(!server.text(as: .service).contains("PrivateNetwork") && server.warnings(for: .timer) == [])
    let program = try schedule(mail + "sendmail}\n")
    #expect(program.text(as: .service).contains("PrivateNetwork=yes"))
    #expect(program.warnings(for: .timer).count == 1 && program.warnings(for: .cron) == [])
  }

  @Test("for systemd doubles the signs that units replace, and quotes blanks")
  func units() throws {
    let service = try schedule("", file: "/etc/a b/100%$x.yaml").text(as: .service)
    #expect(service.contains("--config \"/etc/a b/100%%$$x.yaml\"\n"))
  }

  @Test(
    "warns of the hours in which clocks are changed, and of a zone that cron does not know",
    arguments: [("00:59", 0), ("01:00", 1), ("02:30", 1), ("03:00", 1), ("03:01", 0), ("04:30", 0)])
  func warnings(time: String, count: Int) throws {
    #expect(try schedule("time: '\(time)'\n").warnings(for: .timer).count == count)
    #expect(try schedule("time: '\(time)'\ntimeZone: UTC\n").warnings(for: .cron).count == count + 1)
  }
}

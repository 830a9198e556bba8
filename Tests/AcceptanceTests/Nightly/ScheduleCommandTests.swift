import FoundationEssentials
import TestSupport
import Testing

@Suite("What schedule prints")
struct ScheduleCommandTests {
  @Test(
    "are units that systemd understands and finds safe, with and without pings",
    .enabled(if: Command.exists("systemd-analyze"), "needs systemd-analyze"), arguments: [false, true])
  func systemd(isCalling: Bool) throws {
    let nightly = try NightlyFolder(settings: isCalling ? "ping: {failure: 'credential:url'}\n" : "")
    var files: [String] = []
    for unit in ["service", "timer"] {
      let printed = try Program.run([
        "schedule", "--config", nightly.configuration, "--format", "systemd", "--user", "daemon", "--unit",
        unit,
      ])
      #expect(printed.status == 0 && printed.errors == "")
      files.append(try nightly.folder.write(printed.output, to: "units/adoption-report.\(unit)"))
    }
    let verified = try Command(["systemd-analyze", "verify"] + files).run()
    #expect(verified == Command.Outcome(status: 0, output: "", errors: ""))
    let security = try Command(["systemd-analyze", "security", "--offline=true", files[0]]).run()
    let level = try #require(security.output.firstMatch(of: /Overall exposure level[^:]*: ([0-9.]+)/)?.1)
    #expect(try #require(Double(level)) <= 1.5, "\(security.output)")
  }

  @Test(
    "is a line that cron takes",
    .enabled(if: Command.exists("crontab") && ScheduleCommandTests.canMount, "needs cron, unshare, and root"))
  func cron() throws {
    let nightly = try NightlyFolder()
    let printed = try Program.run(["schedule", "--config", nightly.configuration])
    #expect(printed.status == 0 && printed.errors == "")
    let file = try nightly.folder.write(printed.output, to: "crontab")
    // A table of its own: that of the machine stays as it is.
    let script =
      "mount -t tmpfs tmpfs /var/spool/cron && mkdir -m 1730 /var/spool/cron/crontabs && crontab '\(file)' && crontab -l"
    let taken = try Command(["unshare", "-m", "sh", "-c", script]).run()
    #expect(taken.status == 0, "\(taken)")
    #expect(taken.output.hasSuffix(printed.output))
    let refused = try nightly.folder.write(printed.output.replacing("30 4 ", with: "60 4 "), to: "bad")
    #expect(
      try Command(["unshare", "-m", "sh", "-c", script.replacing(file, with: refused)]).run().status != 0)
  }

  @Test("warns on standard error, and prints all the same")
  func warning() throws {
    let nightly = try NightlyFolder()
    let printed = try Program.run(["schedule", "--config", nightly.configuration, "--time", "02:30"])
    #expect(printed.status == 0)
    #expect(printed.output.contains("\n30 2 * * * "))
    #expect(printed.errors.hasPrefix("warning: 02:30 lies between 01:00 and 03:00"))
  }

  @Test("init writes a configuration that is fine once there are exports, and never over a file")
  func initialize() throws {
    let folder = try TemporaryFolder()
    let written = try Program.run(["init"], in: folder.path)
    #expect(Program.isQuietSuccess(written), "\(written)")
    #expect(try Program.run(["init"], in: folder.path).status == 73)
    let check = ["config", "check", "--config", "adoption-report.yaml"]
    let missing = try Program.run(check, in: folder.path)
    #expect(missing.status == 78)
    #expect(missing.errors.contains("exports"))
    try FileManager.default.copyItem(atPath: Repository.example, toPath: folder.path + "/exports")
    #expect(Program.isQuietSuccess(try Program.run(check, in: folder.path)))
    let shown = try Program.run(
      ["config", "show", "--config", "adoption-report.yaml", "--output", "o"], in: folder.path)
    #expect(shown.output.contains(/\noutput +o +--output\n/))
    #expect(
      shown.output.contains(/\nexports +exports +adoption-report\.yaml:\d+:\d+\n/)
        || shown.output.hasPrefix("exports"))
  }

  static let canMount: Bool = {
    do {
      return try Command(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).run().status == 0
    } catch {
      return false
    }
  }()
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("The nightly job as cron starts it")
struct NightlyCommandTests {
  @Test("publishes and archives from /, in an empty environment, silently; run again it changes no byte")
  func cron() throws {
    let nightly = try NightlyFolder()
    let first = try nightly.run()
    #expect(Program.isQuietSuccess(first), "\(first)")
    func bytes() throws -> [String: [UInt8]] {
      var files: [String: [UInt8]] = [:]
      for path in try Repository.files(below: nightly.output) {
        files[path] = try Repository.bytes(of: nightly.output + "/" + path)
      }
      return files
    }
    let before = try bytes()
    #expect(Program.isQuietSuccess(try nightly.run()))
    #expect(try bytes() == before)
    #expect(before.keys.contains("runs.json"))
    let listed = try Program.run(["archive", "list", "--output", nightly.output])
    #expect(listed.output.contains("2026-11-01"))
  }

  @Test("says in its last line what failed, where, and what to do, with the status")
  func lastLine() throws {
    let nightly = try NightlyFolder()
    try FileManager.default.removeItem(atPath: nightly.exports)
    let outcome = try nightly.run()
    #expect(outcome.status == 66)
    #expect(outcome.output == "")
    let line = try #require(outcome.errors.split(separator: "\n").last)
    #expect(line.hasPrefix("error: \(nightly.exports)"))
    #expect(line.hasSuffix("; look at the folder of exports, or at what archive list shows (status 66)"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test("ends with a mistake of the configuration before anything is written")
  func mistake() throws {
    let nightly = try NightlyFolder(settings: "tiem: 04:30\n")
    let outcome = try nightly.run()
    #expect(outcome.status == 78)
    #expect(
      outcome.errors.hasPrefix("error: \(nightly.configuration):3:1: expected one of the keys exports, "))
    #expect(!FileManager.default.fileExists(atPath: nightly.output))
    let zone = try NightlyFolder(settings: "timeZone: Europe/Nowhere\n")
    #expect(try zone.run().status == 78)
  }

  @Test(
    "logs one JSON object a line where that is wanted, whatever names there are; no log has an escape byte")
  func logs() throws {
    let nightly = try NightlyFolder()
    let name = "\"{}\u{1B}[31m\u{7}\u{202E}évil\\\u{2028}\r\u{0}\"".replacing("\"", with: "")
    try nightly.folder.write("a,b\n1,2\n", to: "exports/\(name.replacing("\u{0}", with: "")).csv")
    try nightly.folder.write(
      "CustomerId,CustomerName\n\"x\u{1B}[2J\",\"\u{1B}]0;a\u{7}\"\n", to: "exports/evil.csv")
    for format in ["text", "json"] {
      for night in ["2026-11-01", "2026-11-02"] {
        let outcome = try nightly.run(night, ["--log-format", format, "--verbose"])
        #expect(!outcome.errors.utf8.contains(0x1B) && !outcome.output.utf8.contains(0x1B))
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count > 6)
        let controls = outcome.errors.unicodeScalars.filter {
          $0.properties.generalCategory == .control && $0 != "\n"
        }
        #expect(controls.isEmpty)
        for line in lines where format == "json" {
          let object = try JSONDecoder().decode(LogLine.self, from: Data(line.utf8))
          #expect(["info", "warning", "error"].contains(object.level))
          #expect(object.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        }
      }
    }
  }

  private struct LogLine: Decodable {
    let time, level, message: String
    let stage: String?
    let milliseconds: Int?
  }

  @Test("a standard output that is full or closed is not success")
  func closedOutput() throws {
    let nightly = try NightlyFolder()
    try nightly.run()
    let status = ["status", "--config", nightly.configuration]
    let full = try Program.command(status, outputPath: "/dev/full").run()
    #expect(full.status == 74)
    #expect(full.errors.contains("standard output"))
    let line = ([Program.path] + status).map { "'\($0)'" }.joined(separator: " ")
    let closed = try Command(["sh", "-c", line + " >&-"]).run()
    #expect(closed.status == 74)
    let piped = try Command(["bash", "-o", "pipefail", "-c", "{ sleep 0.3; \(line); } | true"]).run()
    #expect(piped.status == 74)
  }

  @Test("leaves no secret, and nobody's name, in anything that it writes or says")
  func canaries() throws {
    let nightly = try NightlyFolder(
      settings: "metrics: metrics.prom\nping:\n  start: file:s.secret\n  success: file:s.secret\n")
    try nightly.folder.write("http://127.0.0.1:1/CANARYSECRET\n", to: "s.secret")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: nightly.folder.path + "/s.secret")
    let users = nightly.exports + "/active-users.csv"
    try nightly.folder.write(
      Repository.text(of: users).replacing("henrik.quayle", with: "CANARYUSER"),
      to: "exports/active-users.csv")
    var said = ""
    for night in ["2026-11-01", "2026-11-02"] {
      let outcome = try nightly.run(night, ["--verbose"])
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("ping.start: cannot ping"))
      said += outcome.output + outcome.errors
    }
    #expect(!said.contains("CANARY"))
    let found = try Command(["grep", "-raFl", "CANARY", nightly.folder.path]).run()
    let expected = [nightly.folder.path + "/s.secret", users].sorted()
    #expect(found.output.split(separator: "\n").map(String.init).sorted() == expected)
  }

  @Test(
    "publishes with the configured permissions, and so do commands that render again; the archive stays private"
  )
  func permissions() throws {
    let nightly = try NightlyFolder(settings: "permissions: {files: '0640', folders: '0750'}\n")
    #expect(Program.isQuietSuccess(try nightly.run()))
    let rendered = ["render", "--night", "latest", "--config", nightly.configuration]
    #expect(Program.isQuietSuccess(try Program.run(rendered)))
    func unlike(_ mode: String, _ kind: String, below folder: String) throws -> String {
      try Command(["find", nightly.output + folder, "-type", kind, "!", "-perm", mode]).run().output
    }
    for folder in ["/nights", "/rendered"] {
      #expect(try unlike("0640", "f", below: folder) == "")
      #expect(try unlike("0750", "d", below: folder) == "")
    }
    let id = "0a11fab0-0002-4000-8000-000000000002"
    #expect(
      try Program.run(["archive", "forget-customer", id, "--config", nightly.configuration]).status == 0)
    #expect(try unlike("0640", "f", below: "/nights") == "")
    #expect(try unlike("0600", "f", below: "/archive.sqlite") == "")
  }
}

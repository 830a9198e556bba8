import FoundationEssentials
import TestSupport
import Testing

@Suite("The command and those who call it")
struct CommandTests {
  @Test("a run into a pipe is silent, and so is the second one, which changes nothing")
  func quiet() throws {
    let output = try TemporaryFolder()
    for _ in 1...2 {
      let outcome = try Program.run(Program.night(Repository.example, to: output.path))
      #expect(Program.isQuietSuccess(outcome), "\(outcome)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path + "/nights") == ["2026-11-01.r1"])
  }

  @Test("without a command, and with --help, it tells what it does, with examples and every exit status")
  func help() throws {
    for arguments in [["--help"], ["help"]] {
      let outcome = try Program.run(arguments)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.contains("EXAMPLES\n"))
      let words = outcome.output.split { " \n;".contains($0) }
      for status in ["0", "1", "64", "65", "66", "73", "74", "75", "78"] {
        #expect(words.contains(Substring(status)), "\(status)")
      }
    }
  }

  @Test("each command has a help of its own with an example", arguments: ["run", "check"])
  func commandHelp(command: String) throws {
    let outcome = try Program.run([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("adoption-report \(command) --exports "))
    for option in ["--exports", "--templates", "--night"] {
      #expect(outcome.output.contains(option), "\(option)")
    }
  }

  @Test("--version prints the version of the changelog's program, and nothing else")
  func version() throws {
    let outcome = try Program.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil, "\(outcome.output)")
  }

  @Test("a check prints exports, coverage and findings, and writes nothing")
  func check() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["check", "--exports", Repository.example, "--night", "2026-11-01"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(!outcome.output.contains("\u{1B}"))
    for situation in Situation.all { #expect(outcome.output.contains(situation.id)) }
    for word in ["active-users.csv", "graph-active-user-detail", "concealed-names"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("a full disk under standard output is not success")
  func fullOutput() throws {
    let arguments = ["check", "--exports", Repository.example, "--night", "2026-11-01"]
    let outcome = try Program.command(arguments, outputPath: "/dev/full").run()
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("standard output"))
  }

  @Test(
    "a terminal gets one line a stage and a bar while exports are read",
    .enabled(if: Command.exists("script"), "needs the program script"))
  func terminal() throws {
    let output = try TemporaryFolder()
    let words = [Program.path] + Program.night(Repository.example, to: output.path)
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let outcome = try Command(["script", "-qec", line, "/dev/null"], environment: ["TERM": "xterm"]).run()
    #expect(outcome.status == 0)
    let shown = outcome.output.split(whereSeparator: \.isNewline).map { $0.replacing("\u{1B}[K", with: "") }
    for stage in ["templates", "import", "measure", "render", "publish"] {
      #expect(shown.count { $0.hasPrefix(stage + " ") && $0.contains(" ms ") } == 1, "\(stage)")
    }
    #expect(shown.contains { $0.hasPrefix("reading ") && $0.contains("█") && $0.hasSuffix("100%") })
    let page = String(shown.last ?? "")
    #expect(page.hasSuffix("/portfolio.html"))
    #expect(FileManager.default.fileExists(atPath: page))
  }
}

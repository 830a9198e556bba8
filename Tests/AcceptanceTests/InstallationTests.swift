import FoundationEssentials
import TestSupport
import Testing

@Suite("What is installed with the program")
struct InstallationTests {
  @Test("completions name every command, and bash can read its own", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let folder = try TemporaryFolder()
    let printed = try Program.run(["--generate-completion-script", shell])
    #expect(printed.status == 0 && printed.errors == "")
    for command in [
      "nightly", "run", "check", "explain", "status", "schedule", "init", "config", "render", "archive",
    ] {
      #expect(printed.output.contains(command), "\(command)")
    }
    guard shell == "bash" else { return }
    let file = try folder.write(printed.output, to: "completion")
    #expect(try Command(["bash", "-n", file]).run() == Command.Outcome(status: 0, output: "", errors: ""))
  }

  @Test("the version of the package is that of the program")
  func version() throws {
    let makefile = try Repository.text(of: Repository.root.appending(path: "Makefile").path)
    let source = try Repository.text(
      of: Repository.root.appending(path: "Sources/adoption-report/AdoptionReport.swift").path)
    #expect(makefile.contains("let programVersion = "))
    let version = try #require(source.firstMatch(of: /let programVersion = "(.+)"/)?.1)
    #expect(try Program.run(["--version"]).output == version + "\n")
  }
}

import FoundationEssentials
import TestSupport
import Testing

@Suite("The option --validate")
struct ValidateOptionTests {
  @Test("stands in the help of run with both values, and is no option of check")
  func help() throws {
    let run = try Program.run(["run", "--help"])
    #expect(run.output.contains("--validate <all|branches>"))
    #expect(run.output.contains("(values: all, branches)"))
    #expect(try !Program.run(["check", "--help"]).output.contains("--validate"))
    #expect(try Program.run(["check", "--exports", ".", "--validate", "all"]).status == 64)
  }

  @Test("has no other values", arguments: ["none", "", "ALL"])
  func unknown(value: String) throws {
    let output = try TemporaryFolder()
    let outcome = try Program.run(Program.night(Repository.example, to: output.path) + ["--validate", value])
    #expect(outcome.status == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path) == [])
  }

  @Test("changes no byte of reports that are valid", arguments: ["all", "branches"])
  func sameBytes(value: String) throws {
    let output = try TemporaryFolder()
    let outcome = try Program.run(Program.night(Repository.example, to: output.path) + ["--validate", value])
    #expect(Program.isQuietSuccess(outcome), "\(outcome)")
    let manifest = try Repository.text(of: output.path + "/latest/manifest.sha256")
    #expect(try manifest == ExampleNight.published.get().text("manifest.sha256"))
  }

  @Test(
    "all refuses every report that the schema refuses, also where only the number of a list's items is at fault"
  )
  func all() throws {
    let folder = try TemporaryFolder()
    let schema = try Repository.text(of: Repository.templates + "/xml/report.xsd").replacing(
      "name=\"source\" type=\"r:Source\" minOccurs=\"0\" maxOccurs=\"unbounded\"",
      with: "name=\"source\" type=\"r:Source\" minOccurs=\"0\" maxOccurs=\"2\"")
    try folder.write(schema, to: "templates/xml/report.xsd")
    let night = try ExampleNight.published.get()
    let refused = try night.files(ending: ".xml").dropFirst().filter {
      try night.text($0).ranges(of: "<source ").count > 2
    }
    try #require(!refused.isEmpty)
    let outcome = try Program.run(
      Program.night(Repository.example, to: folder.path + "/output", templates: [folder.path + "/templates"])
        + ["--validate", "all"])
    #expect(outcome.status == 1)
    for name in refused { #expect(outcome.errors.contains("error: \(name): not published: "), "\(name)") }
    #expect(outcome.errors.ranges(of: "error: customers/").count == refused.count)
  }
}

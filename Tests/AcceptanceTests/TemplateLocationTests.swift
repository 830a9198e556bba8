import FoundationEssentials
import TestSupport
import Testing

@Suite("Where the templates are found")
struct TemplateLocationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("above the build, whatever the working folder is")
  func besideTheBuild() throws {
    let outcome = try Program.run(Program.night(Repository.example, to: folder.path + "/output"), in: "/")
    #expect(Program.isQuietSuccess(outcome), "\(outcome)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/output/latest/portfolio.html"))
  }

  @Test("in share/adoption-report of the installation, before anything else")
  func installed() throws {
    let program = try copyProgram(to: "prefix/bin")
    try copyTemplates(to: "prefix/share/adoption-report/Templates", title: "Installed")
    try copyTemplates(to: "here/Templates", title: "Here")
    #expect(try title(of: program, in: folder.path + "/here") == "Installed")
    #expect(try title(of: program, in: "/") == "Installed")
  }

  @Test("in the working folder, where the installation has none")
  func workingFolder() throws {
    let program = try copyProgram(to: "bin")
    try copyTemplates(to: "here/Templates", title: "Here")
    #expect(try title(of: program, in: folder.path + "/here") == "Here")
  }

  @Test("where --templates says, over the base or instead of one")
  func given() throws {
    let program = try copyProgram(to: "bin")
    try copyTemplates(to: "elsewhere", title: "Given")
    #expect(try title(of: program, in: "/", templates: [folder.path + "/elsewhere"]) == "Given")
    try copyTemplates(to: "here/Templates", title: "Here")
    try folder.write("<title>Overlay</title>\n", to: "overlay/html/portfolio.mustache")
    #expect(
      try title(
        of: program, in: folder.path + "/here",
        templates: [folder.path + "/elsewhere", folder.path + "/overlay"])
        == "Overlay")
  }

  @Test("a relative --templates is one of the working folder, and a folder that is not there is a mistake")
  func relative() throws {
    let program = try copyProgram(to: "bin")
    try copyTemplates(to: "here/ours", title: "Ours")
    #expect(try title(of: program, in: folder.path + "/here", templates: ["ours"]) == "Ours")
    #expect(try outcome(of: program, in: folder.path, templates: ["ours"]).status == 78)
  }

  @Test("nowhere: one line, and status 78")
  func nowhere() throws {
    let outcome = try outcome(of: try copyProgram(to: "bin"), in: folder.path, templates: [])
    #expect(outcome.status == 78)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.hasPrefix("Templates: expected a folder of templates"))
  }

  private func copyProgram(to name: String) throws -> String {
    let bin = folder.path + "/" + name
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    // By a process of its own: a program that this process still holds open for writing cannot be started.
    let outcome = try Command(["cp", Program.path, bin + "/adoption-report"]).run()
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
    return bin + "/adoption-report"
  }

  /// Copies the templates, with another title of the portfolio's page.
  private func copyTemplates(to name: String, title: String) throws {
    let copy = folder.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: URL(filePath: copy).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.templates, toPath: copy)
    try folder.write(
      "<title>\(title)</title>\n", to: name + "/html/portfolio.mustache")
  }

  private func outcome(of program: String, in working: String, templates: [String]) throws -> Command.Outcome
  {
    let arguments = Program.night(Repository.example, to: folder.path + "/output", templates: templates)
    return try Command([program] + arguments, in: working).run()
  }

  /// The title of the page that a copy of the program publishes.
  private func title(of program: String, in working: String, templates: [String] = []) throws -> String {
    let outcome = try outcome(of: program, in: working, templates: templates)
    guard Program.isQuietSuccess(outcome) else { throw UnexpectedOutcome(outcome: outcome) }
    return try title()
  }

  /// The first word of the published page's title.
  private func title() throws -> String {
    let page = try Data(contentsOf: URL(filePath: folder.path + "/output/latest/portfolio.html"))
    let found = String(decoding: page, as: UTF8.self).firstMatch(of: /<title>(?<title>[A-Za-z]*)/)
    return String(found?.title ?? "")
  }
}

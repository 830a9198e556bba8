import FoundationEssentials
import SettingsFiles
import Testing

@Suite("Files and folders that are missing")
struct MissingFileTests {
  @Test(
    "what no layer has is an error that names where it is expected",
    arguments: [
      ("services.yaml", "services.yaml:1:1: expected the services, found no such file"),
      ("import.yaml", "import.yaml:1:1: expected the settings of the import, found no such file"),
      ("playbook/rules/use-it.yaml", "playbook/rules:1:1: expected rules, found none"),
      ("playbook/rules", "playbook/rules:1:1: expected rules, found none"),
      ("playbook/actions", "playbook/actions:1:1: expected training actions, found none"),
      ("texts", "texts:1:1: expected texts of a language, found none"),
    ])
  func missing(file: String, error: String) throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("", to: "own/README.md")
      try fixture.remove("base/" + file)
      #expect(fixture.error(of: ["base", "own"]) == "base/" + error)
    }
  }

  @Test("a layer that is no folder is an error")
  func layers() throws {
    try TemplatesFixture.run { fixture in
      #expect(
        fixture.error(of: ["base", "onw"])
          == "onw:1:1: expected a folder of templates, found no such folder")
      #expect(
        fixture.error(of: ["base/import.yaml"])
          == "base/import.yaml:1:1: expected a folder of templates, found no such folder")
    }
  }

  @Test("no layer at all is an error")
  func none() {
    #expect(
      throws: SettingsError(path: ".", line: 1, column: 1, expected: "a folder of templates", found: "none")
    ) {
      try loadSettings(from: [])
    }
  }

  @Test("a playbook of which every rule is switched off is an error")
  func disabled() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("id: use-it\nenabled: false\n", to: "own/playbook/rules/use-it.yaml")
      #expect(
        fixture.error(of: ["base", "own"])
          == "base/playbook/rules:1:1: expected rules, found only rules that are not enabled")
    }
  }

  @Test("a name that ends in .yml is an error, since the file would be passed over")
  func yml() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("id: x\n", to: "base/playbook/rules/x.yml")
      #expect(
        fixture.error()
          == "base/playbook/rules/x.yml:1:1: expected a name that ends in .yaml, found \"x.yml\"")
    }
  }

  @Test("a file where a folder is expected is an error")
  func fileForFolder() throws {
    try TemplatesFixture.run { fixture in
      try fixture.remove("base/playbook/rules")
      try fixture.write("", to: "base/playbook/rules")
      #expect(fixture.error() == "base/playbook/rules:1:1: expected a folder, found Not a directory")
    }
  }

  @Test("a link that leads nowhere is an error")
  func danglingLink() throws {
    try TemplatesFixture.run { fixture in
      try FileManager.default.createSymbolicLink(
        atPath: fixture.path("base/playbook/rules/x.yaml"), withDestinationPath: "nowhere.yaml")
      #expect(
        fixture.error()
          == "base/playbook/rules/x.yaml:1:1: expected a readable file, found No such file or directory")
    }
  }
}

import SettingsFiles
import TestSupport
import Testing

@Suite("Mistakes of the configuration")
struct ConfigurationMistakeTests {
  /// A file with a mistake, and what is said of it, after the path.
  struct FileMistake: Sendable, CustomTestStringConvertible {
    let text: String
    let error: String

    init(_ text: String, _ error: String) { (self.text, self.error) = (text, error) }

    var testDescription: String { error }
  }

  @Test(
    "of the file are named with their place",
    arguments: [
      FileMistake("outptu: a\n", ":1:1: expected one of the keys exports, output, templates"),
      FileMistake(
        "log:\n  colour: red\n", ":2:3: expected one of the keys format, verbose, found \"colour\""),
      FileMistake("log: text\n", ":1:6: expected a mapping with format, verbose, found \"text\""),
      FileMistake("output: [a]\n", ":1:9: expected a text, found a list"),
      FileMistake("templates: a\n", ":1:12: expected a list of folders, found \"a\""),
      FileMistake("time: 24:00\n", ":1:7: expected a time of day HH:MM, found \"24:00\""),
      FileMistake("time: 4:30\n", ":1:7: expected a time of day HH:MM, found \"4:30\""),
      FileMistake("timeout: 25h\n", ":1:10: expected a duration such as 90m, 2h or 45s, found \"25h\""),
      FileMistake("timeout: 0s\n", ":1:10: expected a duration such as 90m, 2h or 45s, found \"0s\""),
      FileMistake("timeout: 9999999999h\n", ":1:10: expected a duration"),
      FileMistake("archive: maybe\n", ":1:10: expected true or false, found \"maybe\""),
      FileMistake("log: {format: xml}\n", ":1:15: expected one of text, json, found \"xml\""),
      FileMistake("permissions: {files: '0400'}\n", ":1:22: expected a mode of four octal digits from 0600"),
      FileMistake("permissions: {folders: 0755x}\n", ":1:24: expected a mode of four octal digits from 0700"),
      FileMistake("keep: {published: {daily: -1}}\n", ":1:27: expected a whole number from 0 to 100000"),
      FileMistake("keep: {archived: {daily: 0}}\n", ":1:26: expected at least one number above 0 beside it"),
      FileMistake("timeZone: ../etc/passwd\n", ":1:11: expected the name of a time zone"),
      FileMistake(
        "ping: {start: 'https://secret.example/x'}\n",
        ":1:15: expected file:PATH or credential:NAME, found something else"),
      FileMistake(
        "ping: {start: 'credential:../x'}\n", ":1:15: expected credential: and the name of a credential"),
      FileMistake("a\n", ":1:1: expected a mapping with exports, output"),
      FileMistake("output: a\noutput: b\n", ":2:1: expected each key once"),
    ])
  func file(mistake: FileMistake) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(mistake.text, to: "c.yaml")
    let error = #expect(throws: SettingsError.self) {
      try Configuration(ConfiguredValues(options: [:], environment: [:], file: path))
    }
    #expect(error?.description.hasPrefix(path + mistake.error) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("secret.example") == false)
  }

  @Test("of a variable or an option are named by its name")
  func named() throws {
    let variable = #expect(throws: SettingsError.self) {
      try ConfigurationTests.configuration(environment: ["ADOPTION_REPORT_TIME": "noon"])
    }
    #expect(variable?.description == "ADOPTION_REPORT_TIME: expected a time of day HH:MM, found \"noon\"")
    let option = #expect(throws: SettingsError.self) {
      try ConfigurationTests.configuration(
        options: [.timeout: ConfiguredValue(["soon"], from: .option("--timeout"))])
    }
    #expect(option?.description == "--timeout: expected a duration such as 90m, 2h or 45s, found \"soon\"")
  }

  @Test("a variable that names no setting is one; others' variables are not looked at")
  func unknownVariable() throws {
    let error = #expect(throws: SettingsError.self) {
      try ConfigurationTests.configuration(environment: ["ADOPTION_REPORT_OUTPTU": "a"])
    }
    #expect(error?.path == "ADOPTION_REPORT_OUTPTU")
    _ = try ConfigurationTests.configuration(
      environment: ["ADOPTION_OTHER": "a", "ADOPTION_REPORT_CONFIG": "x", "HOME": "h"])
  }

  @Test("a file that is not there is one")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: SettingsError.self) {
      try ConfiguredValues(options: [:], environment: [:], file: folder.path + "/none.yaml")
    }
  }
}

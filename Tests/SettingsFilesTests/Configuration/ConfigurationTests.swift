import FoundationEssentials
import SettingsFiles
import TestSupport
import Testing

@Suite("The configuration")
struct ConfigurationTests {
  /// The configuration of a file, an environment and options.
  static func configuration(
    _ file: String? = nil, environment: [String: String] = [:],
    options: [ConfigurationKey: ConfiguredValue] = [:]
  ) throws -> Configuration {
    let folder = try TemporaryFolder()
    let path = try file.map { try folder.write($0, to: "c.yaml") }
    return try Configuration(ConfiguredValues(options: options, environment: environment, file: path))
  }

  @Test("without anybody's word is what the documentation says")
  func standard() throws {
    let configuration = try Self.configuration()
    #expect(configuration.exports == nil)
    #expect(configuration.output == "Output")
    #expect(configuration.time == TimeOfDay("04:30"))
    #expect(configuration.timeout == nil)
    #expect(configuration.isArchiving)
    #expect((configuration.fileMode, configuration.folderMode) == (0o600, 0o700))
    #expect(configuration.keptPublished == nil && configuration.keptArchived == nil)
  }

  @Test("an option wins over a variable, a variable over the file, the file over what holds otherwise")
  func precedence() throws {
    let file = "output: /file\ntimeout: 1h\ntime: 05:00\n"
    let environment = [ConfigurationKey.output.variable: "/variable", "ADOPTION_REPORT_TIME": "06:00"]
    let option = ConfiguredValue(["/option"], from: .option("--output"))
    #expect(try Self.configuration(file).output == "/file")
    #expect(try Self.configuration(file, environment: environment).output == "/variable")
    let all = try Self.configuration(file, environment: environment, options: [.output: option])
    #expect(all.output == "/option")
    #expect(all.time == TimeOfDay("06:00"))
    #expect(all.timeout == 3600)
    #expect(all.validate == .branches)
  }

  @Test("every value knows where it comes from")
  func sources() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("log:\n  verbose: true\n", to: "c.yaml")
    let values = try ConfiguredValues(
      options: [.output: ConfiguredValue(["o"], from: .option("--output"))],
      environment: ["ADOPTION_REPORT_KEEP_PUBLISHED_DAILY": "3"], file: path)
    #expect(values[.verbose]?.source.description == "\(path):2:12")
    #expect(values[.output]?.source.description == "--output")
    #expect(values[.publishedDaily]?.source.description == "ADOPTION_REPORT_KEEP_PUBLISHED_DAILY")
    #expect(values[.time]?.source.description == "default")
    #expect(values[.metrics] == nil)
  }

  @Test("paths of the file are seen from its folder, others as they are given")
  func paths() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "exports: in\noutput: /out\ntemplates: [a, /b]\nping: {start: 'file:s'}\n", to: "etc/c.yaml")
    let values = try ConfiguredValues(
      options: [:], environment: ["ADOPTION_REPORT_METRICS": "m.prom"], file: path)
    #expect(values[.exports]?.text == folder.path + "/etc/in")
    #expect(values[.output]?.text == "/out")
    #expect(values[.templates]?.texts == [folder.path + "/etc/a", "/b"])
    #expect(values[.pingStart]?.text == "file:\(folder.path)/etc/s")
    #expect(values[.metrics]?.text == "m.prom")
  }

  @Test("a variable's list has colons between its folders")
  func list() throws {
    let configuration = try Self.configuration(environment: ["ADOPTION_REPORT_TEMPLATES": "a:/b"])
    #expect(configuration.templates == ["a", "/b"])
  }

  @Test("nights are kept by the counts that are given, and by none of the others")
  func kept() throws {
    let kept = try Self.configuration("keep: {published: {daily: 7, yearly: 2}}").keptPublished
    #expect((kept?.daily, kept?.weekly, kept?.monthly, kept?.yearly) == (7, 0, 0, 2))
  }

  @Test("the written example has every setting, and can be read with and without its comments")
  func example() throws {
    let asWritten = try Self.configuration(exampleConfiguration)
    #expect(asWritten.keptPublished?.daily == 31)
    #expect(asWritten.keptArchived == nil)
    let everything = exampleConfiguration.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      let indent = line.prefix { $0 == " " }
      let rest = line.dropFirst(indent.count)
      // A setting that is not in force begins with # and no blank; within one, lines go on with "#  ".
      guard rest.hasPrefix("#"), rest.contains(/^#(?! \S)[^#]*:/) else { return String(line) }
      return String(indent + rest.dropFirst())
    }.joined(separator: "\n")
    let folder = try TemporaryFolder()
    let values = try ConfiguredValues(
      options: [:], environment: [:], file: try folder.write(everything, to: "c.yaml"))
    for key in ConfigurationKey.allCases {
      #expect(values[key].map { $0.source != .standard } == true, "\(key.rawValue)")
    }
    _ = try Configuration(values)
    let page = try Repository.text(of: Repository.root.appending(path: "docs/configuration.md").path)
    for key in ConfigurationKey.allCases {
      let last = key.rawValue.split(separator: ".").last ?? ""
      #expect(page.contains("`\(key.rawValue)`") || page.contains("`.\(last)`"), "\(key.rawValue)")
    }
  }
}

import FoundationEssentials
import SettingsFiles
import TestSupport
import Testing

@Suite("A secret")
struct SecretTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func reference(_ text: String) throws -> SecretReference {
    try #require(
      try ConfigurationTests.configuration(
        options: [.pingStart: ConfiguredValue([text], from: .option("--ping"))]
      ).pingStart)
  }

  private func file(_ text: String, mode: Int) throws -> String {
    let path = try folder.write(text, to: "secret")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test("is the first line of a file that only its owner can read", arguments: [0o600, 0o400])
  func file(mode: Int) throws {
    let path = try file("s3cret\nmore\n", mode: mode)
    #expect(try reference("file:" + path).read(credentialsFolder: nil) == "s3cret")
  }

  @Test(
    "is refused where others can read the file, and stands in no error",
    arguments: [0o640, 0o604, 0o644, 0o610])
  func readable(mode: Int) throws {
    let path = try file("s3cret\n", mode: mode)
    let error = #expect(throws: SettingsError.self) {
      try reference("file:" + path).read(credentialsFolder: nil)
    }
    #expect(error?.expected == "a file that only its owner can read (chmod 600)")
    #expect(error?.found == "mode 0\(String(mode, radix: 8))")
    #expect(error?.description.contains("s3cret") == false)
  }

  @Test("may be a credential of systemd, and then needs its folder")
  func credential() throws {
    try folder.write("from systemd\n", to: "name")
    let reference = try reference("credential:name")
    #expect(try reference.read(credentialsFolder: folder.path) == "from systemd")
    let error = #expect(throws: SettingsError.self) { try reference.read(credentialsFolder: nil) }
    #expect(error?.description.contains("CREDENTIALS_DIRECTORY") == true)
    #expect(throws: SettingsError.self) { try reference.read(credentialsFolder: folder.path + "/none") }
  }

  @Test("must not be empty")
  func empty() throws {
    let path = try file("\nx\n", mode: 0o600)
    #expect(throws: SettingsError.self) { try reference("file:" + path).read(credentialsFolder: nil) }
  }
}

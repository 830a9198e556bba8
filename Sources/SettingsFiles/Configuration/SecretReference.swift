import Glibc

/// Where a secret is to be found; the secret itself never stands in the configuration.
package enum SecretReference: Hashable, Sendable {
  static let filePrefix = "file:"
  static let credentialPrefix = "credential:"

  /// A file that only its owner can read.
  case file(path: String, source: ConfigurationSource)
  /// A file of systemd's credentials (`LoadCredential=`), below the folder `$CREDENTIALS_DIRECTORY`.
  case credential(name: String, source: ConfigurationSource)

  /// Reads a reference.
  init(_ value: ConfiguredValue) throws(SettingsError) {
    let expected = "file:PATH or credential:NAME"
    if value.text.hasPrefix(Self.filePrefix), value.text.count > Self.filePrefix.count {
      self = .file(path: String(value.text.dropFirst(Self.filePrefix.count)), source: value.source)
      return
    }
    // Whatever else stands there may be the secret itself, so it is not shown.
    guard value.text.hasPrefix(Self.credentialPrefix) else {
      throw value.source.error(expected: expected, found: "something else")
    }
    let name = String(value.text.dropFirst(Self.credentialPrefix.count))
    guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else {
      throw value.source.error(expected: "credential: and the name of a credential", found: quoted(name))
    }
    self = .credential(name: name, source: value.source)
  }

  /// Reads the secret: the first line of the file.
  ///
  /// - Parameter credentialsFolder: systemd's folder of credentials; `nil` where there is none.
  /// - Returns: the secret.
  /// - Throws: an error without the secret, where there is none or others can read the file.
  package func read(credentialsFolder: String?) throws(SettingsError) -> String {
    switch self {
    case .file(let path, _):
      var status = stat()
      // A file that cannot be examined is one that cannot be read either, and that is said below.
      if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
        throw Place.start(of: path).error(
          expected: "a file that only its owner can read (chmod 600)",
          found: "mode 0\(String(status.st_mode & 0o777, radix: 8))")
      }
      return try Self.firstLine(of: path)
    case .credential(let name, let source):
      guard let credentialsFolder else {
        throw source.error(
          expected: "the folder of credentials in CREDENTIALS_DIRECTORY, as systemd sets it",
          found: "no such variable")
      }
      return try Self.firstLine(of: credentialsFolder + "/" + name)
    }
  }

  private static func firstLine(of path: String) throws(SettingsError) -> String {
    let text = try decodeText(readFile(path), path: path)
    let line = text.prefix { !$0.isNewline }
    guard !line.isEmpty else {
      throw Place.start(of: path).error(expected: "a secret in the first line", found: "nothing")
    }
    return String(line)
  }
}

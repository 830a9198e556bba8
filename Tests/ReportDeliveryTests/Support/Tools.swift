import FoundationEssentials
import TestSupport

/// What some tests need beside the module; each is skipped, and says so, where it is not there.
enum Tools {
  /// A Python with the packages that the checks need: the one that `ADOPTION_PYTHON` names, or the system's.
  static let python = ProcessInfo.processInfo.environment["ADOPTION_PYTHON"] ?? "python3"

  /// The checker of messages in the shared material.
  static let mimeCheck = shared("tools/mimecheck.py")

  /// The server with faults in the shared material.
  static let faultyServer = hasServer ? shared("tools/faulty_smtpd.py") : nil

  /// Whether messages can be judged by Python.
  static let hasMimeCheck = mimeCheck != nil && succeeds(python, "-c", "import email")

  /// Whether Python can be a mail server.
  static let hasServer = succeeds(python, "-c", "import aiosmtpd")

  /// Whether there can be a mail server with certificates.
  static let hasTLS = hasServer && Command.exists("openssl")

  private static func shared(_ path: String) -> String? {
    guard let folder = Repository.shared, FileManager.default.fileExists(atPath: folder + "/" + path) else {
      return nil
    }
    return folder + "/" + path
  }

  private static func succeeds(_ words: String...) -> Bool {
    do { return try Command(words).run().status == 0 } catch { return false }
  }
}

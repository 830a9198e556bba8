internal import Glibc

/// The command `xmllint`, which judges XML independently of the product.
public enum XMLLint {
  /// Why tests that need the command are skipped.
  public static let isMissing = "xmllint is not installed (apt: libxml2-utils)"

  /// Whether the command is installed.
  public static let isInstalled = run(["--version"]) == 0

  /// Whether files are well-formed and valid by a schema.
  public static func accepts(_ files: [String], schema: String) -> Bool {
    run(["--noout", "--nonet", "--huge", "--schema", schema] + files) == 0
  }

  /// Runs the command silently; returns its exit status, or 127 where it cannot be started.
  private static func run(_ arguments: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = (["xmllint"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, "xmllint", &actions, nil, &words, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}

import Glibc

/// A shell command in a process of its own, with its standard output in a pipe.
struct ChildProcess {
  let id: pid_t
  private let output: Int32

  /// Starts `/bin/sh -c script` with `argument` as `$1`.
  init(script: String, argument: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends) else { throw TestSetupError(reason: "pipe: errno \(errno)") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    let words = ["sh", "-c", script, "sh", argument]
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var id: pid_t = 0
    let result = posix_spawn(&id, "/bin/sh", &actions, nil, &arguments, environ)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw TestSetupError(reason: "posix_spawn: errno \(result)")
    }
    self.id = id
    self.output = ends[0]
  }

  /// Waits for one byte of output: the child has come to where it says so; false if it ended before.
  func waitForSign() -> Bool {
    var byte: UInt8 = 0
    return read(output, &byte, 1) == 1
  }

  /// Waits for the end and returns the exit code, or minus the number of the signal that ended it.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    close(output)
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : -signal
  }

  /// Runs a script to its end and returns its exit code.
  static func run(_ script: String, argument: String) throws -> Int32 {
    try ChildProcess(script: script, argument: argument).wait()
  }
}

/// A pipe whose ends no other child inherits.
private func pipe2(_ ends: inout [Int32]) -> Bool {
  guard pipe(&ends) == 0 else { return false }
  for end in ends {
    guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0 else { return false }
  }
  return true
}

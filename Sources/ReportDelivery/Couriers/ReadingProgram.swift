internal import Glibc

/// A program that was started and reads its standard input from us; what it says goes nowhere.
///
/// A class, since its end of life ends the program and closes the pipe.
final class ReadingProgram {
  /// How a program ended.
  enum End: Equatable {
    case status(Int32)
    case signal(Int32)
  }

  /// How a write ended.
  enum Written: Equatable {
    case all
    /// The program reads no more.
    case refused
    case late
  }

  private let id: pid_t
  private var pipe: Int32
  private var end: End?

  /// Starts a program without a shell, with a minimal environment.
  ///
  /// - Throws: the number of the error where it cannot be started.
  init(_ words: [String]) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw SystemError(number: errno) }
    for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let result = Self.spawn(words, reading: ends[0])
    close(ends[0])
    guard case .success(let id) = result else {
      close(ends[1])
      if case .failure(let error) = result { throw error }
      throw SystemError(number: ESRCH)
    }
    self.id = id
    pipe = ends[1]
  }

  deinit {
    if end == nil {
      // Killed before the pipe is closed: an end of input would let it take what it has for the whole.
      kill(id, SIGKILL)
      _ = wait(seconds: 1)
    }
    closeInput()
  }

  /// Writes bytes; a program that takes none for so many seconds is given up.
  func write(_ bytes: [UInt8], seconds: Int) -> Written {
    BrokenPipes.passedOver {
      var offset = 0
      while offset < bytes.count {
        let count = bytes.withUnsafeBytes { raw in
          Glibc.write(pipe, raw.baseAddress?.advanced(by: offset), raw.count - offset)
        }
        if count > 0 {
          offset += count
        } else if errno == EAGAIN {
          var descriptor = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
          guard poll(&descriptor, 1, Int32(clamping: seconds * 1000)) != 0 else { return .late }
        } else if errno != EINTR {
          return .refused
        }
      }
      return .all
    }
  }

  /// Tells the program that nothing follows.
  func closeInput() {
    if pipe >= 0 { close(pipe) }
    pipe = -1
  }

  /// Waits for the end; `nil` where the program still runs after so many seconds.
  func wait(seconds: Int) -> End? {
    var waited = 0
    var pause = 1
    while true {
      if let end = ended() { return end }
      guard waited < seconds * 1000 else { return nil }
      Glibc.poll(nil, 0, Int32(pause))
      waited += pause
      pause = min(pause * 2, 100)
    }
  }

  /// How the program ended; `nil` while it runs.
  func ended() -> End? {
    if let end { return end }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    end = status & 0x7F == 0 ? .status((status >> 8) & 0xFF) : .signal(status & 0x7F)
    return end
  }

  private static let environment = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"]

  private static func spawn(_ words: [String], reading input: Int32) -> Result<pid_t, SystemError> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var none = sigset_t()
    var all = sigset_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var id: pid_t = 0
    let number = posix_spawn(&id, words[0], &actions, &attributes, &arguments, &variables)
    return number == 0 ? .success(id) : .failure(SystemError(number: number))
  }
}

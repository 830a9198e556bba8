internal import FoundationEssentials
internal import Glibc

/// A program run to its end in a process of its own.
public struct Command: Sendable {
  /// What a process left behind.
  public struct Outcome: Equatable, Sendable {
    /// The exit status, or minus the number of the signal that ended the process.
    public let status: Int32
    /// The standard output.
    public let output: String
    /// The standard error.
    public let errors: String

    /// An outcome to compare with.
    public init(status: Int32, output: String, errors: String) {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// The program and its arguments; a name without `/` is looked up in `PATH`.
  public var words: [String]
  /// The working folder, entered by `env -C`; the one of the tests where it is `nil`.
  public var folder: String?
  /// The whole environment of the process.
  public var environment: [String: String]
  /// Where standard output goes instead of ``Outcome/output``, such as `/dev/full`.
  public var outputPath: String?

  /// A command; where `environment` is not given it gets `PATH` and `LANG=C.UTF-8`, and nothing else.
  public init(
    _ words: [String], in folder: String? = nil, environment: [String: String] = [:],
    outputPath: String? = nil
  ) {
    self.words = words
    self.folder = folder
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    self.environment = ["PATH": path, "LANG": "C.UTF-8"].merging(environment) { $1 }
    self.outputPath = outputPath
  }

  /// Runs the command with an empty standard input and waits for its end.
  public func run() throws -> Outcome {
    let captured = try TemporaryFolder()
    let output = captured.path + "/output"
    let errors = captured.path + "/errors"
    let id = try start(output: outputPath ?? output, errors: errors)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { throw CommandError(words: words, call: "waitpid", number: errno) }
    }
    let signal = status & 0x7f
    return Outcome(
      status: signal == 0 ? (status >> 8) & 0xff : -signal,
      output: outputPath == nil ? try Self.text(of: output) : "", errors: try Self.text(of: errors))
  }

  /// Starts the command without waiting for it; what it says goes nowhere.
  public func started() throws -> RunningCommand {
    RunningCommand(id: try start(output: "/dev/null", errors: "/dev/null"))
  }

  private func start(output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
    let all = (folder.map { ["env", "-C", $0] } ?? []) + words
    var arguments = all.map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for text in arguments { free(text) }
      for text in variables { free(text) }
    }
    var id: pid_t = 0
    let result = posix_spawnp(&id, all[0], &actions, nil, &arguments, &variables)
    guard result == 0 else { throw CommandError(words: words, call: "posix_spawnp", number: result) }
    return id
  }

  private static func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  /// Whether a program of this name stands in `PATH`.
  public static func exists(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// The folder of the running tests, where the products of the same build stand.
  public static let buildFolder: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = max(readlink("/proc/self/exe", &buffer, buffer.count), 0)
    let executable = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return URL(filePath: executable).deletingLastPathComponent().path
  }()
}

/// Why a command did not run.
public struct CommandError: Error, Equatable, CustomStringConvertible {
  /// The program and its arguments.
  public let words: [String]
  /// The system call that failed.
  public let call: String
  /// The number of the error.
  public let number: Int32

  /// One line: the command and the error.
  public var description: String { "\(words.joined(separator: " ")): \(call): errno \(number)" }
}

/// A process that a test started and has to end.
public struct RunningCommand: Sendable {
  /// The process.
  public let id: Int32

  /// Sends a signal.
  public func signal(_ number: Int32) { Glibc.kill(id, number) }

  /// Waits for the end; returns the exit status, or minus the number of the signal that ended the process.
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : -signal
  }

  /// Ends the process at once.
  public func kill() {
    signal(SIGKILL)
    _ = wait()
  }
}

internal import Glibc

/// Keeps a write to a program that is gone from ending this process.
enum BrokenPipes {
  /// Does something while the thread takes no SIGPIPE, and clears one that came; the write fails with `EPIPE`.
  static func passedOver<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var signals = sigset_t()
    var before = sigset_t()
    var pending = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer {
      var none = timespec(tv_sec: 0, tv_nsec: 0)
      if !wasPending { while sigtimedwait(&signals, nil, &none) < 0, errno == EINTR {} }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return try body()
  }
}

import Glibc
import NightlyPipeline
import Synchronization

/// Turns SIGTERM, SIGINT and the end of the allowed time into a stop signal, and sees to it that the process ends.
///
/// A thread of its own waits for them: one of a pool could be kept waiting by the night's own work. A class, since that
/// thread shares it; it lives as long as the process.
final class Interruption: Sendable {
  /// Stages stop within far less; one that waits for a disk must not keep the process beyond what is promised.
  private static let patience: UInt32 = 4

  private let reason = Mutex<StopReason?>(nil)
  /// When the time is over, by the monotonic clock; `nil` for never.
  private let end: Duration?
  private let seconds: Int
  private let terminal: Terminal

  /// Begins to listen; to be called before there is a second thread.
  ///
  /// - Parameters:
  ///   - timeout: the seconds that the process may take; `nil` for any time.
  ///   - terminal: who is told where the process ends in the midst of its work.
  init(timeout: Int?, terminal: Terminal) {
    self.terminal = terminal
    end = timeout.map { monotonicTime() + .seconds($0) }
    seconds = timeout ?? 0
    // Every later thread inherits this, so that the signals come to the one that waits for them.
    var signals = Self.signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue().listen() }
        return nil
      }, context.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      // Without the thread the signals do what they always do.
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      context.release()
    }
  }

  /// The signal for stages.
  var signalToStop: StopSignal { StopSignal { self.reason.withLock { $0 } } }

  private static var signals: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    return signals
  }

  private func listen() {
    let reason = nextReason()
    self.reason.withLock { $0 = reason }
    sleep(Self.patience)
    let error = NightError.stopped(reason)
    terminal.failed("\(error), in the middle of its work; \(error.remedy)")
    // What is staged is removed by the next run, as after any kill.
    _exit(error.exitStatus.rawValue)
  }

  private func nextReason() -> StopReason {
    var signals = Self.signals
    while true {
      let number: Int32
      if let end {
        let left = max(end - monotonicTime(), .zero).components
        var wait = timespec(tv_sec: Int(left.seconds), tv_nsec: Int(left.attoseconds / 1_000_000_000))
        number = sigtimedwait(&signals, nil, &wait)
      } else {
        number = sigwaitinfo(&signals, nil)
      }
      switch number {
      case SIGTERM: return .terminated
      case SIGINT: return .interrupted
      // Nothing came in time, or another signal disturbed the waiting.
      default: if errno == EAGAIN { return .timeLimit(seconds: seconds) }
      }
    }
  }
}

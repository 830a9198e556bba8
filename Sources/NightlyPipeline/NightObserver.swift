internal import AdoptionDomain

/// The stages of a night in their order; the raw value names them in logs and run records.
public enum Stage: String, CaseIterable, Sendable {
  /// Settings, rules and templates are read and checked.
  case templates
  /// Exports are counted and resolved.
  case `import`
  /// Figures are computed and judged.
  case measure
  /// Reports are rendered and staged.
  case render
  /// The night is made durable and put in place.
  case publish
  /// Mails that are due are sent.
  case mail
  /// Nights that are not kept any more are removed.
  case prune
}

/// Something that is to be said about the exports, in one line of English.
public struct FoundLine: Equatable, Sendable {
  private let finding: Finding

  init(_ finding: Finding) { self.finding = finding }

  /// `refusal`, `warning` or `note`.
  public var severity: String { finding.severity.rawValue }

  /// Whether an export was refused.
  public var isRefusal: Bool { finding.severity == .refusal }

  /// Where, what was expected, and what was found; put together when it is asked for, which in most nights nobody does.
  public var text: String { finding.description }
}

/// Who is told how a night goes; closures, so that a night prints nothing by itself.
public struct NightObserver {
  /// A stage ended: what it came to, and how long it took.
  public var stageEnded: (Stage, String, Duration) -> Void
  /// So many bytes of all exports are read.
  public var bytesRead: (Int, Int) -> Void
  /// Something is to be said about the exports.
  public var found: (FoundLine) -> Void
  /// Something is to be said about the night itself that is no failure, in one line.
  public var noted: (String) -> Void = { _ in }
  /// The time since some fixed moment.
  public var now: () -> Duration
  /// Whether the night is to stop.
  public var stop = StopSignal.never

  /// Nobody.
  static var silent: NightObserver {
    NightObserver(stageEnded: { _, _, _ in }, bytesRead: { _, _ in }, found: { _ in }, now: { .zero })
  }

  /// Told of nothing that a night has already told, but stopped by the same signal.
  var silenced: NightObserver {
    var silenced = NightObserver.silent
    silenced.stop = stop
    return silenced
  }

  /// Creates an observer.
  public init(
    stageEnded: @escaping (Stage, String, Duration) -> Void, bytesRead: @escaping (Int, Int) -> Void,
    found: @escaping (FoundLine) -> Void, now: @escaping () -> Duration
  ) {
    self.stageEnded = stageEnded
    self.bytesRead = bytesRead
    self.found = found
    self.now = now
  }
}

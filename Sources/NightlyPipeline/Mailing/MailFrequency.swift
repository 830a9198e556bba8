internal import AdoptionDomain
internal import SettingsFiles
internal import SnapshotArchive

extension MailSettings.Frequency {
  /// Whether a mail of a night is due.
  ///
  /// A week begins on Monday. Whoever was sent nothing this week or month is due on its first night, and where that one was
  /// missed, on the next.
  /// - Parameters:
  ///   - night: the night.
  ///   - last: the last night before it for which a mail was planned; `nil` for none.
  /// - Returns: whether it is.
  func isDue(on night: CalendarDay, after last: CalendarDay?) -> Bool {
    switch self {
    case .off: false
    case .nightly, .changes: true
    case .weekly: last.map { Self.week(of: $0) < Self.week(of: night) } ?? true
    case .monthly: last.map { Self.month(of: $0) < Self.month(of: night) } ?? true
    }
  }

  /// How many days back something is news.
  var days: Int {
    switch self {
    case .off, .nightly, .changes: 1
    case .weekly: 7
    case .monthly: 31
    }
  }

  /// 1970-01-01 was a Thursday.
  private static func week(of day: CalendarDay) -> Int { (Int(day.ordinal) + 3 + 7 * 1_000_000) / 7 }

  private static func month(of day: CalendarDay) -> Int {
    day.components.year * 12 + day.components.month
  }
}

extension MailSettings {
  /// How often an audience is sent something.
  func frequency(of audience: MailAddressee.Audience) -> Frequency {
    switch audience {
    case .accountManager: accountManagers
    case .customer: customers
    case .operations: operations
    }
  }
}

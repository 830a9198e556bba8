internal import AdoptionDomain
internal import NightPublishing

/// How one run of a night ended, as `runs.json` keeps it and `status` shows it.
struct RunOutcome: Codable, Equatable {
  /// The night, `yyyy-MM-dd`.
  var night: String
  /// When the run started and ended, in UTC.
  var started, ended: Moment
  /// The exit status.
  var status: Int32
  /// What went wrong, in one line; absent where nothing ended the run.
  var failure: String?
  /// The folder of the published night below the output folder; absent where nothing was published.
  var folder: String?
  /// Whether the same night was published before.
  var isUnchanged = false
  var customers, exports, refusedExports, findings: Int?
  /// Reports that were not published.
  var unpublishedReports: Int?
  /// Mails that were accepted and not delivered; absent where nobody is sent any.
  var acceptedMails, failedMails: Int?
  /// Days between the night before and this one of which there is no night.
  var missedNights: [String] = []
  /// Published and archived nights that were removed, since they are not kept any more.
  var removedNights: [String] = []
  /// What is to be said about the run itself, and is no failure.
  var warnings: [String] = []
  var stages: [StageRecord] = []

  init(night: String, started: Moment) {
    (self.night, self.started, ended) = (night, started, started)
    status = ExitStatus.internalError.rawValue
  }

  /// Whether reports were published, be it with losses.
  var isPublished: Bool { folder != nil }

  /// Takes over what a night came to.
  mutating func take(_ summary: NightSummary) {
    status = summary.exitStatus.rawValue
    folder = summary.folder
    isUnchanged = summary.isUnchanged
    (customers, exports) = (summary.customers, summary.exports)
    (refusedExports, findings) = (summary.refusedExports, summary.findings)
    unpublishedReports = summary.unpublished.count
  }

  /// Takes over what became of the mails.
  mutating func take(_ mail: MailSummary) {
    (acceptedMails, failedMails) = (mail.accepted, mail.failures.count)
    if mail.exitStatus != .success { status = mail.exitStatus.rawValue }
  }
}

/// A moment in whole seconds of UTC; written as `yyyy-MM-ddTHH:mm:ssZ`.
struct Moment: Codable, Equatable, CustomStringConvertible {
  /// Seconds since 1970.
  let seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let moment = Moment(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected yyyy-MM-ddTHH:mm:ssZ"))
    }
    self = moment
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads what `description` writes; `nil` for any other text.
  init?(_ text: String) {
    let parts = text.dropLast().split(separator: "T", omittingEmptySubsequences: false)
    guard text.utf8.count == 20, text.hasSuffix("Z"), parts.count == 2,
      let day = CalendarDay(iso8601: parts[0])
    else { return nil }
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3 else { return nil }
    seconds = Int64(day.ordinal) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  var description: String {
    let day = CalendarDay(ordinal: Int32(clamping: (seconds - remainder) / 86_400))
    func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(day)T\(twoDigits(remainder / 3600)):\(twoDigits(remainder / 60 % 60)):\(twoDigits(remainder % 60))Z"
  }

  /// The seconds since midnight.
  private var remainder: Int64 {
    let rest = seconds % 86_400
    return rest < 0 ? rest + 86_400 : rest
  }
}

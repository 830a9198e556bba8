internal import AdoptionDomain

/// What the operator is told of a night; it is internal.
public struct OperationsMail: Hashable, Sendable {
  /// The language, such as `en`.
  public let language: String
  /// The night and how it went, in words.
  public let title: String
  /// The night in words.
  public let nightWords: String
  /// Customers, exports used and refused, findings, a line each.
  public let lines: [String]
  /// The refused exports, at most ``most``.
  public let refusals: [FindingLine]
  /// How many further ones were refused, in words; `nil` where there are none.
  public let more: String?
  /// What became of the mails, a line each.
  public let mails: [String]
  /// Whether something needs somebody's attention.
  public let hasProblems: Bool
  /// What surrounds it.
  public let frame: MailFrame

  /// No more refused exports are listed.
  public static let most = 20
}

/// Makes the mail to the operator.
///
/// - Parameters:
///   - night: the night.
///   - mails: how many mails to others were accepted, in the order of the list, and how many failed in any way.
///   - frame: what surrounds it.
///   - wording: the words of the partner's language.
/// - Returns: the mail.
public func operationsMail(
  of night: NightRecord, mails: (accepted: Int, failed: Int), frame: MailFrame, wording: Wording
) -> OperationsMail {
  let refusals = night.findings.filter { $0.severity == .refusal }
  let warnings = night.findings.count { $0.severity == .warning }
  let hasProblems = !refusals.isEmpty || mails.failed > 0
  let more = refusals.count - OperationsMail.most
  return OperationsMail(
    language: wording.language,
    title: wording.text(hasProblems ? .operationsProblems : .operationsFine, wording.day(night.night)),
    nightWords: wording.day(night.night),
    lines: [
      wording.text(.operationsCustomers, wording.number(night.facts.customers.count)),
      wording.text(.operationsExports, wording.number(night.sources.count), wording.number(refusals.count)),
      wording.text(.operationsWarnings, wording.number(warnings)),
    ],
    refusals: refusals.prefix(OperationsMail.most).map { FindingLine($0, wording: wording) },
    more: more > 0 ? wording.text(.operationsMore, wording.number(more)) : nil,
    mails: [
      wording.text(.operationsMails, wording.number(mails.accepted), wording.number(mails.failed))
    ],
    hasProblems: hasProblems, frame: frame)
}

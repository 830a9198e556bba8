internal import AdoptionDomain
internal import Recommendations

/// A customer's own report in brief, as a mail tells it; it holds nothing that the report does not.
public struct CustomerMail: Hashable, Sendable {
  /// The whole report.
  public let report: CustomerReport
  /// The judged services of which the exports tell.
  public let services: [MailService]
  /// The most urgent advice, at most ``most`` pieces.
  public let advice: [AdviceSection]
  /// How many further pieces stand in the report, in words; `nil` where there are none.
  public let moreAdvice: String?
  /// Whether advice was given anew, given again or resolved within the mail's span.
  public let hasNews: Bool
  /// What is the same in all mails of the night.
  public let frame: MailFrame
  /// The address of the report; `nil` where reports are not published anywhere.
  public var link: String?

  /// No more pieces of advice stand in a mail.
  public static let most = 3
}

/// What surrounds the content of a mail.
public struct MailFrame: Hashable, Sendable {
  /// Who sends it, as a name.
  public let sender: String
  /// Where answers and cancellations go, as a reader is shown it.
  public let contact: String
  /// Whether the report is attached.
  public let isAttached: Bool

  /// Creates a frame.
  public init(sender: String, contact: String, isAttached: Bool) {
    self.sender = sender
    self.contact = contact
    self.isAttached = isAttached
  }
}

/// Makes the mail to one customer, in the language of the writer.
///
/// - Parameters:
///   - writer: the customer's record in the words of the recipient's language.
///   - days: how many days before the day for which the exports speak something is news, above 0.
///   - frame: what surrounds it.
///   - link: the address of the report, if it has one.
/// - Returns: the mail, without anything internal.
public func customerMail(
  by writer: CustomerWriter, newsOf days: Int, frame: MailFrame, link: String?
) -> CustomerMail {
  let report = customerReport(by: writer)
  let more = report.advice.count - CustomerMail.most
  let news = CustomerNews(of: writer, within: days, for: .customer)
  return CustomerMail(
    report: report,
    services: report.services.filter(\.isJudged).map { service in
      MailService(service, trend: report.trends?.lines.first { $0.subject == service.id })
    },
    advice: Array(report.advice.prefix(CustomerMail.most)),
    moreAdvice: more > 0 ? writer.wording.text(.mailMoreAdvice, writer.wording.number(more)) : nil,
    hasNews: !news.given.isEmpty || !news.resolved.isEmpty, frame: frame, link: link)
}

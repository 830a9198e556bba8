// The texts of mails.
extension TextKey {
  static let mailMoreAdvice = TextKey("mail.more-advice", "count")
  static let digestTitle = TextKey("mail.digest-title", "changed", "customers")
  static let digestFirstCall = TextKey("mail.digest-first-call", "customer", "change")
  static let digestMore = TextKey("mail.digest-more", "count")
  static let digestNew = TextKey("mail.digest-new", "advice")
  static let digestAgain = TextKey("mail.digest-again", "advice")
  static let digestResolved = TextKey("mail.digest-resolved", "advice")
  static let digestMove = TextKey("mail.digest-move", "service", "change", "then", "now", "reason")
  static let digestRenewal = TextKey("mail.digest-renewal", "product", "units", "day")
  static let operationsFine = TextKey("mail.operations-fine", "night")
  static let operationsProblems = TextKey("mail.operations-problems", "night")
  static let operationsCustomers = TextKey("mail.operations-customers", "count")
  static let operationsExports = TextKey("mail.operations-exports", "used", "refused")
  static let operationsWarnings = TextKey("mail.operations-warnings", "count")
  static let operationsMore = TextKey("mail.operations-more", "count")
  static let operationsMails = TextKey("mail.operations-mails", "accepted", "failed")

  static let ofMails: [TextKey] = [
    mailMoreAdvice, digestTitle, digestFirstCall, digestMore, digestNew, digestAgain, digestResolved,
    digestMove,
    digestRenewal, operationsFine, operationsProblems, operationsCustomers, operationsExports,
    operationsWarnings, operationsMore, operationsMails,
  ]
}

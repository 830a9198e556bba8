internal import MustacheTemplates
internal import ReportContent

/// The keys of what the portfolio's report says of single customers.
enum RankedCustomerKeys {
  static var share: Keys<ServiceShare> {
    Keys<ServiceShare>(
      .text("id", "The service's slug.") { $0.id },
      .text("name", "The service's name.") { $0.name },
      .text("value", "The use in percent, or what can be said instead.") { $0.value },
      .text("counts", "Both counts in words, with what the denominator counts.") { $0.counts },
      .text("basis", "What the denominator counts.") { $0.basis },
      .number("numerator", "Active people.") { $0.numerator },
      .number("denominator", "Licenses sold, or licensed people.") { $0.denominator },
      .number("least", "The least that the numerator can be; absent where it is exact.") { $0.least },
      .number("most", "The most that the numerator can be; absent where it is exact.") { $0.most },
      .text("percent", "The percentage, one decimal.") { $0.percent },
      .text("quadrant", "What adoption and requests say together.") { $0.quadrant },
      .text("quadrant-words", "The same in words.") { $0.quadrantWords })
  }

  static var own: Keys<OwnProduct> {
    Keys<OwnProduct>(
      .text("product", "The part number.") { $0.partNumber },
      .text("name", "The product's name.") { $0.name },
      .number("own", "Units that this partner sold.") { $0.own },
      .number("units", "All units sold; absent where only the partner's own are known.") { $0.all },
      .text("words", "The same in words.") { $0.words })
  }

  static var stale: Keys<StaleCustomer> {
    Keys<StaleCustomer>(
      .text("id", "The customer's id.") { $0.id },
      .text("name", "The customer's name.") { $0.name },
      .text("page", "The customer's files, without an ending.") { $0.page },
      .text("account-manager", "Who looks after the customer.") { $0.accountManager },
      .text("data-date", "The latest day for which any export speaks, yyyy-MM-dd.") { $0.dataDate },
      .text("reason", "Why the customer is not ranked, in words.") { $0.reason })
  }

  static var renewal: Keys<RenewalLine> {
    Keys<RenewalLine>(
      .text("customer-id", "The customer's id.") { $0.customerID },
      .text("customer-name", "The customer's name.") { $0.customerName },
      .text("page", "The customer's files, without an ending.") { $0.page },
      .text("product", "The part number.") { $0.partNumber },
      .text("name", "The product's name.") { $0.name },
      .text("end", "The last day of the commitment, yyyy-MM-dd.") { $0.end },
      .text("end-words", "The same day in words.") { $0.endWords },
      .number("units", "Units sold.") { $0.units },
      .number("assigned", "Units assigned; absent where not known.") { $0.assigned },
      .text("units-words", "Units sold, in words.") { $0.unitsWords },
      .text("assigned-words", "Units assigned, in words.") { $0.assignedWords },
      .flag("is-renewal-known", "An export tells whether it renews by itself.") {
        $0.renewsAutomatically != nil
      },
      .flag("renews", "All subscriptions renew by themselves.") { $0.renewsAutomatically == true },
      .flag("is-expiring", "The subscription is in its grace period.") { $0.isExpiring })
  }

  static var customer: Keys<RankedCustomer> {
    Keys<RankedCustomer>(
      .number("rank", "The customer's place, from 1.") { $0.rank },
      .text("id", "The customer's id.") { $0.id },
      .text("name", "The customer's name.") { $0.name },
      .text("page", "The customer's files, without an ending.") { $0.page },
      .text("account-manager", "Who looks after the customer.") { $0.accountManager },
      .text("customer-data-date", "The day for which the user export speaks, yyyy-MM-dd.") { $0.dataDate },
      .number("idle-people", "People idle in judged services.") { $0.idlePeople },
      .number("unassigned-units", "Units assigned to nobody.") { $0.unassignedUnits },
      .text("idle-words", "People idle in judged services, in words.") { $0.idleWords },
      .text("unassigned-words", "Units assigned to nobody, in words.") { $0.unassignedWords },
      .number("assistance", "Requests for assistance.") { $0.assistance },
      .number("seats", "Seats that the rate rests on.") { $0.seats },
      .text("assistance-rate", "Assistance per 100 seats, one decimal.") { $0.assistanceRate },
      .text("assistance-words", "Assistance per 100 seats, in words.") { $0.assistanceWords },
      .flag("is-on-assigned", "Some judged service is held against the licensed people.") {
        $0.isOnAssigned
      },
      .flag("is-cut", "The user export was cut.") { $0.isExportCut },
      .record("support-figures", "Coverage, change and ratings of the requests.", SharedKeys.supportFigures) {
        $0.support
      },
      .text("change-words", "Whether requests became more or fewer, in words.") { $0.changeWords },
      .text("satisfaction-words", "How requests were rated, in words.") { $0.satisfactionWords },
      .list("own-products", "The products of which it is known how much this partner sold.", own) { $0.own },
      .list("shares", "The use of the judged services.", share) { $0.services },
      .flag("has-advice", "There is advice.") { !$0.advice.isEmpty },
      .list("advice", "All advice, internal advice included.", SharedKeys.advice) { $0.advice },
      .flag("has-unjudged", "Something could not be judged.") { !$0.unjudged.isEmpty },
      .list("unjudged", "What could not be judged, and why.", SharedKeys.unjudged) { $0.unjudged },
      .record("explanation", "How the headline figures came about.", ExplanationKeys.brief) {
        $0.explanation.isEmpty ? nil : $0.explanation
      })
  }
}

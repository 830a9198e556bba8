internal import MustacheTemplates

/// The keys of the benchmark's page, declared as the program declares those of its reports.
let customerPageKeys = Keys<CustomerPage>(
  .text("name", "The customer's name.") { $0.name },
  .text("id", "The customer's id.") { $0.id },
  .text("country", "The country.") { $0.country },
  .text("segment", "The segment.") { $0.segment },
  .number("seats", "The seats.") { $0.seats },
  .text("data-day", "The day of the data.") { $0.dataDay },
  .text("window", "The days that are counted.") { $0.window },
  .text("account-manager", "Who looks after the customer.") { $0.accountManager },
  .list("services", "The services.", serviceKeys) { $0.services },
  .list("products", "The products.", productKeys) { $0.products },
  .list("months", "The months before.", monthKeys) { $0.months },
  .list("advice", "The advice.", adviceKeys) { $0.advice })

private let serviceKeys = Keys<ServiceLine>(
  .text("name", "The service's name.") { $0.name },
  .number("entitled", "Entitled units.") { $0.entitled },
  .number("licensed", "Licensed people.") { $0.licensed },
  .number("active", "Active people.") { $0.active },
  .text("percent", "Active people over entitled units.") { $0.percent },
  .text("lowest", "The lower bound of it.") { $0.lowest },
  .text("highest", "The upper bound of it.") { $0.highest },
  .number("idle", "Idle people.") { $0.idle },
  .number("dormant", "People idle for long.") { $0.dormant },
  .number("unassigned", "Units that nobody has.") { $0.unassigned },
  .number("requests", "Requests for assistance.") { $0.requests },
  .text("request-rate", "Requests for each hundred seats.") { $0.requestRate },
  .number("rank", "The customer's rank.") { $0.rank },
  .text("explanation", "How the figures came about.") { $0.explanation })

private let productKeys = Keys<ProductLine>(
  .text("name", "The product's name.") { $0.name },
  .text("part-number", "The product's part number.") { $0.partNumber },
  .number("sold", "Units sold.") { $0.sold },
  .number("assigned", "Units assigned.") { $0.assigned },
  .number("unassigned", "Units that nobody has.") { $0.unassigned },
  .text("percent", "Units assigned over units sold.") { $0.percent },
  .text("channel", "How it was sold.") { $0.channel },
  .text("renewal", "When it is renewed.") { $0.renewal },
  .text("state", "What is to be said about it.") { $0.state })

private let monthKeys = Keys<MonthLine>(
  .text("name", "The month.") { $0.name },
  .number("exchange", "Active in Exchange.") { $0.exchange },
  .number("sharepoint", "Active in SharePoint.") { $0.sharepoint },
  .number("teams", "Active in Teams.") { $0.teams },
  .text("percent", "Active people over licensed people.") { $0.percent },
  .number("requests", "Requests for assistance.") { $0.requests })

private let adviceKeys = Keys<AdviceLine>(
  .text("title", "What to do.") { $0.title },
  .text("urgency", "How soon.") { $0.urgency },
  .text("evidence", "The figures that led to it.") { $0.evidence },
  .text("action", "How to do it.") { $0.action },
  .text("clears", "When it is done.") { $0.clears })

internal import MustacheTemplates

/// The keys of the benchmark's page, declared as the program declares those of its reports.
let customerPageKeys = Keys<CustomerPage>(
  .text("name", "The customer's name.", \.name),
  .text("id", "The customer's id.", \.id),
  .text("country", "The country.", \.country),
  .text("segment", "The segment.", \.segment),
  .number("seats", "The seats.", \.seats),
  .text("data-day", "The day of the data.", \.dataDay),
  .text("window", "The days that are counted.", \.window),
  .text("account-manager", "Who looks after the customer.", \.accountManager),
  .list("services", "The services.", serviceKeys, \.services),
  .list("products", "The products.", productKeys, \.products),
  .list("months", "The months before.", monthKeys, \.months),
  .list("advice", "The advice.", adviceKeys, \.advice))

private let serviceKeys = Keys<ServiceLine>(
  .text("name", "The service's name.", \.name),
  .number("entitled", "Entitled units.", \.entitled),
  .number("licensed", "Licensed people.", \.licensed),
  .number("active", "Active people.", \.active),
  .text("percent", "Active people over entitled units.", \.percent),
  .text("lowest", "The lower bound of it.", \.lowest),
  .text("highest", "The upper bound of it.", \.highest),
  .number("idle", "Idle people.", \.idle),
  .number("dormant", "People idle for long.", \.dormant),
  .number("unassigned", "Units that nobody has.", \.unassigned),
  .number("requests", "Requests for assistance.", \.requests),
  .text("request-rate", "Requests for each hundred seats.", \.requestRate),
  .number("rank", "The customer's rank.", \.rank),
  .text("explanation", "How the figures came about.", \.explanation))

private let productKeys = Keys<ProductLine>(
  .text("name", "The product's name.", \.name),
  .text("part-number", "The product's part number.", \.partNumber),
  .number("sold", "Units sold.", \.sold),
  .number("assigned", "Units assigned.", \.assigned),
  .number("unassigned", "Units that nobody has.", \.unassigned),
  .text("percent", "Units assigned over units sold.", \.percent),
  .text("channel", "How it was sold.", \.channel),
  .text("renewal", "When it is renewed.", \.renewal),
  .text("state", "What is to be said about it.", \.state))

private let monthKeys = Keys<MonthLine>(
  .text("name", "The month.", \.name),
  .number("exchange", "Active in Exchange.", \.exchange),
  .number("sharepoint", "Active in SharePoint.", \.sharepoint),
  .number("teams", "Active in Teams.", \.teams),
  .text("percent", "Active people over licensed people.", \.percent),
  .number("requests", "Requests for assistance.", \.requests))

private let adviceKeys = Keys<AdviceLine>(
  .text("title", "What to do.", \.title),
  .text("urgency", "How soon.", \.urgency),
  .text("evidence", "The figures that led to it.", \.evidence),
  .text("action", "How to do it.", \.action),
  .text("clears", "When it is done.", \.clears))

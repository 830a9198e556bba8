import Testing

/// A change that makes a valid report invalid.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  let original: String
  let replacement: String

  init(_ name: String, _ original: String, _ replacement: String) {
    self.name = name
    self.original = original
    self.replacement = replacement
  }

  var testDescription: String { name }

  /// The report with the first occurrence of the original replaced.
  func applied(to report: String) throws -> String {
    try #require(report.contains(original), "the report does not hold \(original)")
    return report.replacing(original, with: replacement, maxReplacements: 1)
  }
}

extension Mutation {
  static let ofCustomer: [Mutation] = [
    Mutation("a count that is no number", "seats=\"44\"", "seats=\"many\""),
    Mutation("a negative count", "count=\"2\"", "count=\"-2\""),
    Mutation("a count with a decimal", "count=\"2\"", "count=\"2.0\""),
    Mutation("a count beyond what others can hold", "count=\"2\"", "count=\"9007199254740992\""),
    Mutation("a missing attribute", " concealed=\"false\"", ""),
    Mutation("an unknown attribute", " concealed=\"false\"", " concealed=\"false\" color=\"red\""),
    Mutation("an unknown element", "</figures>", "<remark/></figures>"),
    Mutation("words between elements", "<advice>", "<advice>words"),
    Mutation("a missing element", "<unjudgedSubjects></unjudgedSubjects>", ""),
    Mutation("elements in another order", "<figures>", "<sources/><figures>"),
    Mutation("an empty name", "name=\"Contoso, Ltd.\" seats", "name=\"\" seats"),
    Mutation("a day that does not exist", "dataDate=\"2026-10-31\">", "dataDate=\"2026-02-30\">"),
    Mutation("a day with a zone", "dataDate=\"2026-10-31\">", "dataDate=\"2026-10-31Z\">"),
    Mutation("a day in words", "dataDate=\"2026-10-31\">", "dataDate=\"31 October 2026\">"),
    Mutation("a percentage with two decimals", "percent=\"37.5\"", "percent=\"37.55\""),
    Mutation("a percentage with a sign", "percent=\"37.5\"", "percent=\"37.5%\""),
    Mutation("a negative percentage", "percent=\"37.5\"", "percent=\"-37.5\""),
    Mutation("a comma for a decimal point", "percent=\"37.5\"", "percent=\"37,5\""),
    Mutation("an unknown measure", "measure=\"gap.idle\"", "measure=\"gap.lazy\""),
    Mutation("an unknown basis", "basis=\"assigned\"", "basis=\"guessed\""),
    Mutation("an unknown scope", "scope=\"product\"", "scope=\"person\""),
    Mutation("an unknown state", "basis=\"assigned\"", "basis=\"assigned\" state=\"fine\""),
    Mutation("an unknown audience", "audience=\"customer\"", "audience=\"everybody\""),
    Mutation("an unknown urgency", "urgency=\"high\"", "urgency=\"extreme\""),
    Mutation("an unknown source", "kind=\"tickets\"", "kind=\"rumors\""),
    Mutation("a source that is not listed", "source=\"1\"", "source=\"9\""),
    Mutation("two sources with one id", "<source id=\"2\"", "<source id=\"1\""),
    Mutation("more covered days than the window has", "coveredDays=\"28\"", "coveredDays=\"29\""),
    Mutation("an unknown change", "change=\"no-clear-change\"", "change=\"much\""),
    Mutation("a bound that is no count", "count=\"2\"", "count=\"2\" least=\"few\""),
    Mutation("an unknown comparison", "comparison=\"below\"", "comparison=\"under\""),
    Mutation(
      "two groups with one key", "subject=\"teams\" basis=\"seats\"", "subject=\"teams\" basis=\"entitled\""),
    Mutation("two figures of one measure", "measure=\"gap.idle\"", "measure=\"usage\""),
    Mutation(
      "advice without an action",
      "<action id=\"day-in-the-life-workshop\" title=\"Workshop: an ordinary working day with Teams\"/>\n<action id=\"scenario-stories\" title=\"Stories from situations like theirs\"/>\n",
      ""),
    Mutation("an empty title", "<title>Show people what Teams does for their day</title>", "<title></title>"),
    Mutation(
      "evidence over nobody", "denominator=\"44\" percent=\"34.1\" comparison",
      "denominator=\"0\" percent=\"34.1\" comparison"),
    Mutation(
      "a rule of version 0", "rule=\"show-the-value\" version=\"2\"", "rule=\"show-the-value\" version=\"0\""),
    Mutation("a rule's id with a space", "rule=\"show-the-value\"", "rule=\"show the value\""),
    Mutation("another version", "version=\"1.0\"", "version=\"2.0\""),
    Mutation("another namespace", "urn:adoption-report:report:1", "urn:adoption-report:report:2"),
    Mutation("no namespace", " xmlns=\"urn:adoption-report:report:1\"", ""),
    Mutation("no language", "language=\"en\"", "language=\"\""),
    Mutation("another root", "<customerReport", "<customerReports"),
    Mutation("an attribute twice", "seats=\"44\"", "seats=\"44\" seats=\"44\""),
    Mutation("an element that is not closed", "</advice>", ""),
    Mutation("a bare ampersand", "Contoso, Ltd.", "Contoso & Ltd."),
    Mutation("a control character", "Contoso, Ltd.", "Contoso\u{1}"),
    Mutation("an unknown entity", "Contoso, Ltd.", "&contoso;"),
  ]

  static let ofPortfolio: [Mutation] = [
    Mutation("no night", " night=\"2026-11-01\"", ""),
    Mutation("a night that does not exist", "night=\"2026-11-01\"", "night=\"2026-13-01\""),
    Mutation("figures that do not say whom they rest on", " onEntitled=\"17\"", ""),
    Mutation("a negative coverage", "withUsage=\"", "withUsage=\"-"),
    Mutation(
      "no coverage",
      "<coverage customers=\"18\" withUsage=\"17\" withHoldings=\"18\" withSupport=\"18\" withAdvice=\"6\"/>",
      ""),
    Mutation("an unknown problem", "<problem id=\"low-adoption\"", "<problem id=\"no-adoption\""),
    Mutation("a fraction with too many decimals", "p50=\"0.", "p50=\"0.1111111"),
    Mutation("a fraction in words", "p50=\"0.", "p50=\"half 0."),
    Mutation(
      "a figure of no customer", "basis=\"active-users\" customers=\"16\"",
      "basis=\"active-users\" customers=\"0\""),
    Mutation(
      "two figures with one key", "measure=\"support.how-to\" basis=\"seats\"",
      "measure=\"support.how-to\" basis=\"active-users\""),
    Mutation("rank 0", "rank=\"1\"", "rank=\"0\""),
    Mutation(
      "two customers with one id", "id=\"0a11fab0-0002-4000-8000-000000000002\"",
      "id=\"0a11fab0-0001-4000-8000-000000000001\""),
    Mutation(
      "two customers with one page", "page=\"tailspin-toys-juk08vb7\"", "page=\"contoso-ltd-g9q4aw0n\""),
    Mutation("a page that leaves its folder", "page=\"tailspin-toys-juk08vb7\"", "page=\"../tailspin\""),
    Mutation("a customer without a name", "name=\"Tailspin Toys\"", "name=\"\""),
    Mutation("an id that is too long", "id=\"0a11fab0-0002", "id=\"" + String(repeating: "0", count: 200)),
    Mutation("an unknown finding", "code=\"concealed-names\"", "code=\"bad-weather\""),
    Mutation("an unknown weight of a finding", "severity=\"note\"", "severity=\"trifle\""),
    Mutation("a negative number of records", "records=\"", "records=\"-"),
    Mutation("an unknown kind of export", "kind=\"subscriptions\"", "kind=\"gossip\""),
    Mutation("a rate with two decimals", "assistanceRate=\"1.7\"", "assistanceRate=\"1.67\""),
    Mutation("an unknown quadrant", "quadrant=\"silent-shelfware\"", "quadrant=\"terra-incognita\""),
    Mutation("a share of no basis", " basis=\"entitled\" numerator", " numerator"),
    Mutation("a renewal without an end", " end=\"2026-12-15\"", ""),
    Mutation("a renewal of nothing", "units=\"60\"", "units=\"0\""),
    Mutation("a share without a service", "<share service=\"exchange\"", "<share"),
    Mutation("findings that are missing", "<exports>", "<exports/><exports>"),
  ]
}

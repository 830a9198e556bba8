import Testing

@Suite("Mistakes in rules and training actions")
struct PlaybookMistakeTests {
  @Test("a mistake in a rule is an error with line and column", arguments: rulesMistakes)
  func rules(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("a mistake in wording is an error with line and column", arguments: wordingMistakes)
  func wording(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  private static let rulesMistakes = [
    Mistake(
      rule, "id: use-it", "id: use-this",
      "playbook/rules/use-it.yaml:1:5: expected the file's name, \"use-it\", found \"use-this\""),
    Mistake(
      rule, "id: use-it\n", "",
      "playbook/rules/use-it.yaml:1:1: expected the key \"id\", found only version, audience, problem, scope, when, graceDays, urgency, try, wording, examples"
    ),
    Mistake(
      rule, "version: 2", "version: 0",
      "playbook/rules/use-it.yaml:2:10: expected a whole number from 1 to 1000000000, found \"0\""),
    Mistake(
      rule, "version: 2", "enabled: no\nversion: 2",
      "playbook/rules/use-it.yaml:2:10: expected true or false, found \"no\""),
    Mistake(
      rule, "version: 2", "colour: red\nversion: 2",
      "playbook/rules/use-it.yaml:2:1: expected one of the keys id, enabled, version, audience, problem, scope, when, graceDays, onlyCountedUnits, urgency, try, wording, examples, found \"colour\""
    ),
    Mistake(
      rule, "version: 2\n", "",
      "playbook/rules/use-it.yaml:1:1: expected the key \"version\", found only id, audience, problem, scope, when, graceDays, urgency, try, wording, examples"
    ),
    Mistake(
      rule, "audience: customer", "audience: everybody",
      "playbook/rules/use-it.yaml:3:11: expected one of internal, customer, found \"everybody\""),
    Mistake(
      rule, "problem: low-adoption", "problem: other",
      "playbook/rules/use-it.yaml:4:10: expected one of low-adoption, high-support-volume, ready-for-more, found \"other\""
    ),
    Mistake(
      rule, "scope: service", "scope: user",
      "playbook/rules/use-it.yaml:5:8: expected one of customer, service, product, found \"user\""),
    Mistake(
      rule, "urgency: high", "urgency: HIGH",
      "playbook/rules/use-it.yaml:13:10: expected one of high, medium, low, found \"HIGH\""),
    Mistake(
      rule, "graceDays: 60", "graceDays: -1",
      "playbook/rules/use-it.yaml:12:12: expected a whole number from 0 to 36500, found \"-1\""),
    Mistake(
      rule, "graceDays: 60", "graceDays: two months",
      "playbook/rules/use-it.yaml:12:12: expected a whole number from 0 to 36500, found \"two months\""),
    Mistake(
      rule, "try: [visit]", "try: [visit, call]",
      "playbook/rules/use-it.yaml:14:14: expected a training action of playbook/actions: visit, found \"call\""
    ),
    Mistake(
      rule, "try: [visit]", "try: [visit, visit]",
      "playbook/rules/use-it.yaml:14:14: expected each training action once, found \"visit\" a second time"),
    Mistake(
      rule, "try: [visit]", "try: []",
      "playbook/rules/use-it.yaml:14:6: expected a list of training actions, at least one, found an empty list"
    ),
    Mistake(
      rule, "try: [visit]", "try: visit",
      "playbook/rules/use-it.yaml:14:6: expected a list of training actions, found \"visit\""),
    Mistake(
      "playbook/actions/visit.yaml", "id: visit", "id: call",
      "playbook/actions/visit.yaml:1:5: expected the file's name, \"visit\", found \"call\""),
    Mistake(
      "playbook/actions/visit.yaml", "id: visit", "id: visit\nversion: 1",
      "playbook/actions/visit.yaml:2:1: expected one of the keys id, wording, found \"version\""),
  ]

  private static let wordingMistakes = [
    Mistake(
      rule, "  ko: {title: \"{subject} 활용\", consider: 살펴보십시오.}\n", "",
      "playbook/rules/use-it.yaml:15:1: expected wording in \"ko\", which texts/ has, found only en"),
    Mistake(
      rule, "  ko: {", "  de: {",
      "playbook/rules/use-it.yaml:17:3: expected a language that texts/ has: en, ko, found \"de\""),
    Mistake(
      rule, "consider: Look at it.", "consider: ''",
      "playbook/rules/use-it.yaml:16:42: expected a text, found an empty text"),
    Mistake(
      rule, ", consider: Look at it.", "",
      "playbook/rules/use-it.yaml:16:7: expected the key \"consider\", found only title"),
    Mistake(
      rule, "Use {subject}", "Use {service}",
      "playbook/rules/use-it.yaml:16:15: expected no placeholder but {subject}, found \"{service}\""),
    Mistake(
      rule, "Use {subject}", "Use {subject",
      "playbook/rules/use-it.yaml:16:15: expected no placeholder but {subject}, found a brace that is not closed"
    ),
    Mistake(
      rule, "consider: Look at it.", "look: At it.",
      "playbook/rules/use-it.yaml:16:32: expected one of the keys title, consider, found \"look\""),
    Mistake(
      "playbook/actions/visit.yaml", "  ko:\n    title: 방문\n    description: 찾아가 보십시오.\n", "",
      "playbook/actions/visit.yaml:2:1: expected wording in \"ko\", which texts/ has, found only en"),
    Mistake(
      "playbook/actions/visit.yaml", "Go and see.", "Go and see {them}.",
      "playbook/actions/visit.yaml:5:18: expected no placeholder but {subject}, found \"{them}\""),
    Mistake(
      "playbook/actions/visit.yaml", "    title: Visit them\n", "",
      "playbook/actions/visit.yaml:4:5: expected the key \"title\", found only description"),
  ]
}

private let rule = "playbook/rules/use-it.yaml"

import Testing

@Suite("Mistakes in conditions and examples")
struct ConditionMistakeTests {
  @Test("a mistake in a condition or example is an error with line and column", arguments: conditionsMistakes)
  func conditions(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  private static let conditionsMistakes = [
    Mistake(
      rule, "is: below", "is: under",
      "playbook/rules/use-it.yaml:9:9: expected one of below, above, at-least, at-most, found \"under\""),
    Mistake(
      rule, "is: below", "is: below\n    of: everything",
      "playbook/rules/use-it.yaml:10:9: expected one of subject, every-judged-service, every-product, found \"everything\""
    ),
    Mistake(
      rule, "is: below", "is: below\n    origin: me",
      "playbook/rules/use-it.yaml:10:13: expected one of convention, portfolio, partner, found \"me\""),
    Mistake(
      rule, "is: below", "is: below\n    hysteresis: 0.25",
      "playbook/rules/use-it.yaml:10:17: expected a number from 0 to 10000 with at most one decimal, found \"0.25\""
    ),
    Mistake(
      rule, "is: below", "is: below\n    minimumNumerator: -5",
      "playbook/rules/use-it.yaml:10:23: expected a whole number from 0 to 1000000000, found \"-5\""),
    Mistake(
      rule, "  - measure: usage.adjusted", "  - measure: usage.best",
      "playbook/rules/use-it.yaml:7:14: expected one of deployment, usage, usage.adjusted, gap.unassigned, gap.over-assigned, gap.overlap, gap.idle, gap.active, gap.newly-licensed, active.counted, active.turnover, active.trial, active.lapsed, active.yammer, active.unexplained, dormant.60, dormant.90, support.how-to, support.help, support.assistance, support.incident, support.all, found \"usage.best\""
    ),
    Mistake(
      rule, "basis: [entitled, assigned]", "basis: [entitled, seat]",
      "playbook/rules/use-it.yaml:8:23: expected one of sold, entitled, assigned, available, seats, active-users, found \"seat\""
    ),
    Mistake(
      rule, "basis: [entitled, assigned]", "basis: [sold, sold]",
      "playbook/rules/use-it.yaml:8:19: expected each basis once, found \"sold\" a second time"),
    Mistake(
      rule, "basis: [entitled, assigned]", "basis: assigned",
      "playbook/rules/use-it.yaml:8:12: expected a list of bases, found \"assigned\""),
    Mistake(
      rule, "threshold: 50", "threshold: 50%",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"50%\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: 49.99",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"49.99\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: 50.",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"50.\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: .5",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \".5\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: +50",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"+50\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: 0x32",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"0x32\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: 5,5",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"5,5\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: --5",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"--5\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: -0.1",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"-0.1\""
    ),
    Mistake(
      rule, "threshold: 50", "threshold: 10000.1",
      "playbook/rules/use-it.yaml:10:16: expected a number from 0 to 10000 with at most one decimal, found \"10000.1\""
    ),
    Mistake(
      rule, "    threshold: 50\n", "",
      "playbook/rules/use-it.yaml:7:5: expected the key \"threshold\", found only measure, basis, is, minimumDenominator"
    ),
    Mistake(
      rule, "minimumDenominator: 10", "minimumDenominator: ten",
      "playbook/rules/use-it.yaml:11:25: expected a whole number from 0 to 1000000000, found \"ten\""),
    Mistake(
      rule, "numerator: 19", "numerator: -19",
      "playbook/rules/use-it.yaml:20:63: expected a whole number from 0 to 1000000000, found \"-19\""),
    Mistake(
      rule, "numerator: 19, denominator: 40", "numerator: 19",
      "playbook/rules/use-it.yaml:20:9: expected the key \"denominator\", found only measure, basis, numerator"
    ),
    Mistake(
      rule, "expect: advises", "expect: fires",
      "playbook/rules/use-it.yaml:21:13: expected one of advises, satisfied, not-applicable, insufficient-data, found \"fires\""
    ),
    Mistake(
      rule, "expect: advises", "expect: satisfied",
      "playbook/rules/use-it.yaml:18:1: expected an example that expects \"advises\", found none"),
    Mistake(
      rule, "expect: satisfied", "expect: advises",
      "playbook/rules/use-it.yaml:18:1: expected an example that expects something else than \"advises\", found none"
    ),
    Mistake(
      rule, "    boundary: true\n", "",
      "playbook/rules/use-it.yaml:18:1: expected an example with \"boundary: true\", found none"),
    Mistake(
      rule, "boundary: true", "boundary: exact",
      "playbook/rules/use-it.yaml:25:15: expected true or false, found \"exact\""),
  ]
}

private let rule = "playbook/rules/use-it.yaml"

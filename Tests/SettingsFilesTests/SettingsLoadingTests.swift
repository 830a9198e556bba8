import AdoptionDomain
import AdoptionMetrics
import Recommendations
import ReportContent
import SettingsFiles
import Testing

@Suite("Settings of one layer")
struct SettingsLoadingTests {
  @Test("services keep the order of the file, and free products are compared without case")
  func services() throws {
    let catalog = try TemplatesFixture.run { try $0.load().catalog }
    #expect(
      catalog.services == [
        Service(
          id: Service.ID("teams"), name: "Teams", isJudged: true, workloads: ["Teams"],
          supportProducts: ["Teams", "Microsoft Teams"]),
        Service(
          id: Service.ID("mail"), name: "Mail", isJudged: false, workloads: ["Exchange"], supportProducts: []),
      ])
    #expect(catalog.isFree(partNumber: "flow_free"))
    #expect(catalog.minimumToJudge == 10)
  }

  @Test("plans of a service may be left out, and one plan may entitle to several services")
  func plans() throws {
    let catalog = try TemplatesFixture.run { fixture in
      #expect(try fixture.load().catalog.services.map(\.corePlans) == [[], []])
      try fixture.replace(
        "    name: Teams\n", with: "    name: Teams\n    corePlans: [TEAMS1, P1]\n", in: "services.yaml")
      try fixture.replace("name: Mail,", with: "name: Mail, corePlans: [P1],", in: "services.yaml")
      return try fixture.load().catalog
    }
    #expect(catalog.services.map(\.corePlans) == [["TEAMS1", "P1"], ["P1"]])
    #expect(catalog.services(ofPlans: ["p1"]).map(\.slug) == ["teams", "mail"])
  }

  @Test("the import's settings are read, percent as tenths")
  func imports() throws {
    let settings = try TemplatesFixture.run { try $0.load() }
    #expect(settings.aliases.names == ["CustomerId": ["Tenant ID", "Microsoft ID"], "Status": []])
    #expect(settings.maxRejectedPermille == 15)
    #expect(settings.staleAfter == 20)
    #expect(settings.defaultTexts.language == "en")
  }

  @Test("nested texts have their keys joined by dots, languages in order")
  func texts() throws {
    let texts = try TemplatesFixture.run { try $0.load().texts }
    #expect(texts.map(\.language) == ["en", "ko"])
    let english = try #require(texts.first?.texts)
    #expect(english["format.percent"] == "{number} %")
    #expect(english["usage.title"] == "Usage")
    #expect(english["usage.states.idle"] == "Idle")
    #expect(english.count == TextKey.allCases.count + 2)
  }

  @Test("a rule is read with its defaults")
  func rule() throws {
    let rules = try TemplatesFixture.run { try $0.load().playbook.rules }
    let condition = Condition(
      measure: .adjustedUsage, bases: [.entitled, .assigned], quantifier: .subject, comparison: .below,
      threshold: 500, origin: .convention, minimumDenominator: 10, minimumNumerator: 0, hysteresis: 0)
    let examples: [RuleExample] = [(19, ExpectedOutcome.advises), (20, .satisfied)].map {
      numerator, outcome in
      RuleExample(
        given: [GivenMeasure(.adjustedUsage, basis: .assigned, ratio: Ratio(numerator, of: 40))],
        expected: outcome)
    }
    let rule = Rule(
      id: "use-it", version: 2, audience: .customer, problem: .lowAdoption, scope: .service,
      conditions: [condition], graceDays: 60, needsCountedUnitsOnly: false, urgency: .high,
      actions: ["visit"], examples: examples,
      wording: [
        "en": RuleWording(title: "Use {subject}", consider: "Look at it."),
        "ko": RuleWording(title: "{subject} 활용", consider: "살펴보십시오."),
      ])
    #expect(rules == [rule])
  }

  @Test("what has a default can be set")
  func settableDefaults() throws {
    let rule = try TemplatesFixture.run { fixture in
      try fixture.replace("graceDays: 60", with: "onlyCountedUnits: true\ngraceDays: 0", in: rulePath)
      try fixture.replace("    is: below", with: conditionKeys, in: rulePath)
      return try #require(fixture.load().playbook.rules.first)
    }
    let condition = try #require(rule.conditions.first)
    #expect(rule.needsCountedUnitsOnly)
    #expect(condition.quantifier == .everyJudgedService)
    #expect(condition.origin == .partner)
    #expect(condition.minimumNumerator == 5)
    #expect(condition.hysteresis == 5)
  }

  @Test("an action is read with the words of each language")
  func action() throws {
    let action = try TemplatesFixture.run { try $0.load().playbook.action("visit") }
    #expect(
      action?.wording == [
        "en": TrainingWording(title: "Visit them", description: "Go and see."),
        "ko": TrainingWording(title: "방문", description: "찾아가 보십시오."),
      ])
  }

  @Test(
    "a percentage becomes tenths without drift",
    arguments: [("0", 0), ("0.3", 3), ("50.0", 500), ("99.9", 999), ("8.7", 87), ("10000", 100_000)])
  func tenths(written: String, tenths: Int) throws {
    let threshold = try TemplatesFixture.run { fixture in
      try fixture.replace("threshold: 50", with: "threshold: \(written)", in: rulePath)
      return try fixture.load().playbook.rules.first?.conditions.first?.threshold
    }
    #expect(threshold == tenths)
  }

  @Test("a byte order mark, CRLF, anchors and other files in the folders do no harm")
  func tolerance() throws {
    let plain = try TemplatesFixture.run { try $0.load() }
    let other = try TemplatesFixture.run { fixture in
      for (path, text) in TemplatesFixture.baseFiles {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try fixture.write("\u{FEFF}" + lines.joined(separator: "\r\n"), to: "base/" + path)
      }
      try fixture.replace("name: Teams", with: "name: &name Teams", in: "services.yaml")
      try fixture.replace("[Teams, Microsoft", with: "[*name, Microsoft", in: "services.yaml")
      try fixture.write("# notes", to: "base/playbook/rules/README.md")
      try fixture.write("{", to: "base/playbook/rules/.use-it.yaml.swp")
      return try fixture.load(["base/"])
    }
    #expect(other == plain)
  }

  @Test("quoted texts may be empty or look like numbers, flags and nothing")
  func odd() throws {
    let texts = try TemplatesFixture.run { fixture in
      for language in ["en", "ko"] {
        try fixture.write("a: 365\nb: true\nc: \"\"\nd: 'null'\n", to: "more/texts/\(language).yaml")
      }
      return try #require(fixture.load(["base", "more"]).texts.first)
    }
    #expect(["a", "b", "c", "d"].map { texts.texts[$0] } == ["365", "true", "", "null"])
  }
}

private let rulePath = "playbook/rules/use-it.yaml"
private let conditionKeys = """
      is: below
      of: every-judged-service
      origin: partner
      minimumNumerator: 5
      hysteresis: 0.5
  """

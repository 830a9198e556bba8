import AdoptionDomain
import Recommendations
import ReportContent
import SettingsFiles
import Testing

@Suite("Layers of settings")
struct LayerTests {
  @Test("a later services.yaml replaces the whole file")
  func services() throws {
    let catalog = try TemplatesFixture.run { fixture in
      try fixture.write(
        """
        services: [{id: chat, name: Chat, judged: true, workloads: [Teams], supportProducts: []}]
        freeProducts: []
        minimumToJudge: 3
        """, to: "own/services.yaml")
      return try fixture.load(["base", "own"]).catalog
    }
    #expect(catalog.services.map(\.id.slug) == ["chat"])
    #expect(catalog.freePartNumbers.isEmpty)
    #expect(catalog.minimumToJudge == 3)
  }

  @Test("a later rule replaces the whole rule of its id, and further ones are added")
  func rules() throws {
    let rules = try TemplatesFixture.run { fixture in
      try fixture.write(rule(id: "use-it", version: 3), to: "own/playbook/rules/use-it.yaml")
      try fixture.write(rule(id: "extra", version: 1), to: "own/playbook/rules/extra.yaml")
      return try fixture.load(["base", "own"]).playbook.rules
    }
    #expect(rules.map(\.id) == ["extra", "use-it"])
    #expect(rules.map(\.version) == [1, 3])
    #expect(rules.map(\.graceDays) == [0, 0])
  }

  @Test("a rule that is not enabled in a later layer is gone, and back in one still later")
  func disabled() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("id: use-it\nenabled: false\n", to: "own/playbook/rules/use-it.yaml")
      try fixture.write(rule(id: "extra", version: 1), to: "own/playbook/rules/extra.yaml")
      try fixture.write(rule(id: "use-it", version: 9), to: "last/playbook/rules/use-it.yaml")
      #expect(try fixture.load(["base", "own"]).playbook.rules.map(\.id) == ["extra"])
      #expect(try fixture.load(["base", "own", "last"]).playbook.rules.map(\.version) == [1, 9])
    }
  }

  @Test("a later action replaces the whole action of its id")
  func actions() throws {
    let actions = try TemplatesFixture.run { fixture in
      try fixture.write(
        "id: visit\nwording: {en: {title: A, description: B}, ko: {title: 가, description: 나}}",
        to: "own/playbook/actions/visit.yaml")
      return try fixture.load(["base", "own"]).playbook.actions
    }
    #expect(actions.map { $0.wording["en"]?.title } == ["A"])
  }

  @Test("columns and the other keys of import.yaml merge by key")
  func imports() throws {
    let settings = try TemplatesFixture.run { fixture in
      try fixture.write("columns: {Status: [State]}\n", to: "own/import.yaml")
      try fixture.write("maxRejected: 7\n", to: "last/import.yaml")
      return try fixture.load(["base", "own", "last"])
    }
    #expect(
      settings.aliases.names == ["CustomerId": ["Tenant ID", "Microsoft ID"], "Status": ["State"]])
    #expect(settings.maxRejectedPermille == 70)
    #expect(settings.defaultTexts.language == "en")
  }

  @Test("texts merge by key, however they are nested")
  func texts() throws {
    let texts = try TemplatesFixture.run { fixture in
      try fixture.write("usage.states.idle: Waiting\n", to: "own/texts/en.yaml")
      return try #require(fixture.load(["base", "own"]).texts.first)
    }
    #expect(texts.texts["usage.title"] == "Usage")
    #expect(texts.texts["usage.states.idle"] == "Waiting")
  }

  @Test("the pieces may lie in any layers")
  func scattered() throws {
    let (whole, scattered) = try TemplatesFixture.run { fixture in
      let whole = try fixture.load()
      for (index, file) in TemplatesFixture.baseFiles.enumerated() {
        try fixture.remove("base/" + file.path)
        try fixture.write(file.text, to: "part\(index)/" + file.path)
      }
      let parts = TemplatesFixture.baseFiles.indices.map { "part\($0)" }
      return (whole, try fixture.load(["base"] + parts))
    }
    #expect(scattered == whole)
  }

  @Test("a replaced file is not read, so a mistake in it does no harm")
  func replaced() throws {
    try TemplatesFixture.run { fixture in
      let services = try #require(TemplatesFixture.baseFiles.first)
      try fixture.write(services.text, to: "own/services.yaml")
      try fixture.write("services: [", to: "base/services.yaml")
      #expect(fixture.error() != nil)
      #expect(fixture.error(of: ["base", "own"]) == nil)
    }
  }
}

/// A complete rule on a few lines.
private func rule(id: String, version: Int) -> String {
  """
  {id: \(id), version: \(version), audience: internal, problem: ready-for-more, scope: customer, graceDays: 0,
  urgency: low, try: [visit],
  when: [{measure: support.all, basis: [seats], is: above, threshold: 1, minimumDenominator: 1}],
  wording: {en: {title: A, consider: B}, ko: {title: 가, consider: 나}},
  examples: [
    {given: [{measure: support.all, basis: seats, numerator: 2, denominator: 100}], expect: advises},
    {given: [{measure: support.all, basis: seats, numerator: 1, denominator: 100}], expect: satisfied, boundary: true},
  ]}
  """
}

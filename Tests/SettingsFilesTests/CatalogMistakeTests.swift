import Testing

@Suite("Mistakes in services.yaml and import.yaml")
struct CatalogMistakeTests {
  @Test("a mistake in services.yaml is an error with line and column", arguments: servicesMistakes)
  func services(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("a mistake in import.yaml is an error with line and column", arguments: importsMistakes)
  func imports(_ mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.error)
  }

  @Test("the 65th service is one too many")
  func tooMany() throws {
    try TemplatesFixture.run { fixture in
      var text = "freeProducts: []\nminimumToJudge: 0\nservices:\n"
      for number in 1...65 {
        text += "  - {id: s\(number), name: S, judged: true, workloads: [], supportProducts: []}\n"
      }
      try fixture.write(text, to: "base/services.yaml")
      #expect(fixture.error() == "base/services.yaml:68:5: expected at most 64 services, found 65")
    }
  }

  @Test("a list of services that is empty is an error")
  func noService() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("services: []\nfreeProducts: []\nminimumToJudge: 0\n", to: "base/services.yaml")
      #expect(
        fixture.error()
          == "base/services.yaml:1:11: expected a list of services, at least one, found an empty list")
    }
  }

  @Test("a column that only a later layer names is an error there")
  func unknownColumn() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("columns:\n  Status: []\n  CustomrId: [Tenant]\n", to: "own/import.yaml")
      #expect(
        fixture.error(of: ["base", "own"])
          == "own/import.yaml:3:3: expected a column that the base layer lists, found \"CustomrId\"")
    }
  }

  @Test("a later layer that repeats a name of the base is the one at fault")
  func repeatedInLayer() throws {
    try TemplatesFixture.run { fixture in
      try fixture.write("columns:\n  Status: [tenant id]\n", to: "own/import.yaml")
      #expect(
        fixture.error(of: ["base", "own"])
          == "own/import.yaml:2:12: expected each column name once, found \"tenant id\" a second time")
    }
  }

  private static let servicesMistakes = [
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJugde: 10",
      "services.yaml:9:1: expected one of the keys services, freeProducts, minimumToJudge, found \"minimumToJugde\""
    ),
    Mistake(
      "services.yaml", "    name: Teams", "    name: Teams\n    corePlans: [TEAMS1, teams1]",
      "services.yaml:4:25: expected each plan of a service once, found \"teams1\" a second time"),
    Mistake(
      "services.yaml", "    name: Teams", "    name: Teams\n    corePlans: TEAMS1",
      "services.yaml:4:16: expected a list of service plans, found \"TEAMS1\""),
    Mistake(
      "services.yaml", "    name: Teams", "    name: Teams\n    color: red",
      "services.yaml:4:5: expected one of the keys id, name, judged, workloads, reportedWorkloads, corePlans, supportProducts, found \"color\""
    ),
    Mistake(
      "services.yaml", "minimumToJudge: 10\n", "",
      "services.yaml:1:1: expected the key \"minimumToJudge\", found only services, freeProducts"),
    Mistake(
      "services.yaml", "    judged: true\n", "",
      "services.yaml:2:5: expected the key \"judged\", found only id, name, workloads, supportProducts"),
    Mistake(
      "services.yaml", "    judged: true", "    judged: yes",
      "services.yaml:4:13: expected true or false, found \"yes\""),
    Mistake(
      "services.yaml", "    judged: true", "    judged: 'true'",
      "services.yaml:4:13: expected true or false, found the text \"true\""),
    Mistake(
      "services.yaml", "id: teams", "id: Teams",
      "services.yaml:2:9: expected an id of lower-case letters, digits and hyphens, found \"Teams\""),
    Mistake(
      "services.yaml", "id: teams", "id: mail",
      "services.yaml:7:10: expected each service once, found \"mail\" a second time"),
    Mistake("services.yaml", "name: Teams", "name:", "services.yaml:3:10: expected a name, found nothing"),
    Mistake(
      "services.yaml", "name: Teams", "name: ' '", "services.yaml:3:11: expected a name, found an empty text"),
    Mistake(
      "services.yaml", "name: Teams", "name: [Teams]", "services.yaml:3:11: expected a name, found a list"),
    Mistake(
      "services.yaml", "workloads: [Teams]", "workloads: Teams",
      "services.yaml:5:16: expected a list of workloads, found \"Teams\""),
    Mistake(
      "services.yaml", "workloads: [Teams]", "workloads: [Teams, {}]",
      "services.yaml:5:24: expected a name, found a mapping"),
    Mistake(
      "services.yaml", "workloads: [Teams]", "workloads: [EXCHANGE]",
      "services.yaml:7:55: expected each workload once, found \"Exchange\" a second time"),
    Mistake(
      "services.yaml", "supportProducts: []", "supportProducts: [microsoft teams]",
      "services.yaml:7:84: expected each product of the help desk once, found \"microsoft teams\" a second time"
    ),
    Mistake(
      "services.yaml", "services:\n", "services: []\nother:\n",
      "services.yaml:2:1: expected one of the keys services, freeProducts, minimumToJudge, found \"other\""),
    Mistake(
      "services.yaml", "[FLOW_FREE]", "{}",
      "services.yaml:8:15: expected a list of part numbers, found a mapping"),
    Mistake(
      "services.yaml", "[FLOW_FREE]", "[FLOW_FREE, flow_free]",
      "services.yaml:8:27: expected each part number once, found \"flow_free\" a second time"),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: -1",
      "services.yaml:9:17: expected a whole number from 0 to 1000000, found \"-1\""),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: 010",
      "services.yaml:9:17: expected a whole number from 0 to 1000000, found \"010\""),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: 1.0",
      "services.yaml:9:17: expected a whole number from 0 to 1000000, found \"1.0\""),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: '10'",
      "services.yaml:9:17: expected a whole number from 0 to 1000000, found the text \"10\""),
    Mistake(
      "services.yaml", "minimumToJudge: 10", "minimumToJudge: 99999999999999999999",
      "services.yaml:9:17: expected a whole number from 0 to 1000000, found \"99999999999999999999\""),
  ]

  private static let importsMistakes = [
    Mistake(
      "import.yaml", "columns:", "colums:",
      "import.yaml:3:1: expected one of the keys columns, maxRejected, staleAfter, defaultLanguage, found \"colums\""
    ),
    Mistake(
      "import.yaml", "maxRejected: 1.5\n", "",
      "import.yaml:1:1: expected the key \"maxRejected\", found no such key"),
    Mistake(
      "import.yaml", "\nstaleAfter: 20", "",
      "import.yaml:1:1: expected the key \"staleAfter\", found no such key"),
    Mistake(
      "import.yaml", "staleAfter: 20", "staleAfter: 0",
      "import.yaml:6:13: expected a whole number from 1 to 3650, found \"0\""),
    Mistake(
      "import.yaml", "defaultLanguage: en\n", "",
      "import.yaml:1:1: expected the key \"defaultLanguage\", found no such key"),
    Mistake(
      "import.yaml", "defaultLanguage: en", "defaultLanguage: de",
      "import.yaml:2:18: expected a language that texts/ has: en, ko, found \"de\""),
    Mistake(
      "import.yaml", "maxRejected: 1.5", "maxRejected: 1.25",
      "import.yaml:1:14: expected a number from 0 to 100 with at most one decimal, found \"1.25\""),
    Mistake(
      "import.yaml", "maxRejected: 1.5", "maxRejected: 100.1",
      "import.yaml:1:14: expected a number from 0 to 100 with at most one decimal, found \"100.1\""),
    Mistake(
      "import.yaml", "maxRejected: 1.5", "maxRejected: 1 %",
      "import.yaml:1:14: expected a number from 0 to 100 with at most one decimal, found \"1 %\""),
    Mistake(
      "import.yaml", "maxRejected: 1.5", "maxRejected: 1e1",
      "import.yaml:1:14: expected a number from 0 to 100 with at most one decimal, found \"1e1\""),
    Mistake(
      "import.yaml", "Status: []", "Status: State",
      "import.yaml:5:11: expected a list of column names, found \"State\""),
    Mistake(
      "import.yaml", "Status: []", "Status: [microsoftid]",
      "import.yaml:5:12: expected each column name once, found \"microsoftid\" a second time"),
    Mistake(
      "import.yaml", "Status: []", "Status: [Customer Id]",
      "import.yaml:5:12: expected each column name once, found \"Customer Id\" a second time"),
    Mistake(
      "import.yaml", "Status: []", "Customer ID: []",
      "import.yaml:5:3: expected each column name once, found \"Customer ID\" a second time"),
    Mistake(
      "import.yaml", "Status: []", "Status: [\"\"]",
      "import.yaml:5:12: expected a column name, found an empty text"),
  ]
}

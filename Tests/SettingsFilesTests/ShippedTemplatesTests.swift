import AdoptionDomain
import AdoptionMetrics
import FoundationEssentials
import Recommendations
import SettingsFiles
import Testing

@Suite("The templates that ship")
struct ShippedTemplatesTests {
  private static let languages = ["en", "ko"]

  @Test("the playbook loads, in English and Korean")
  func playbook() throws {
    let playbook = try loadPlaybook(from: [templates], languages: Self.languages)
    #expect(
      playbook.rules.map(\.id) == [
        "assign-licenses", "offer-more", "show-the-value", "train-and-self-service",
      ])
    #expect(Set(playbook.rules.map(\.problem)) == Set(Problem.allCases))
  }

  @Test("every example of every rule gives what it expects")
  func examples() throws {
    for rule in try loadPlaybook(from: [templates], languages: Self.languages).rules {
      #expect(!rule.examples.isEmpty)
      for (place, example) in rule.examples.enumerated() {
        let outcome = ExpectedOutcome(rule.outcome(of: example))
        #expect(outcome == example.expected, "\(rule.id), example \(place + 1)")
      }
    }
  }

  @Test("an example at a boundary says something else one step beside it, in one of its figures")
  func boundaries() throws {
    let playbook = try loadPlaybook(from: [templates], languages: Self.languages)
    for (id, numerator, denominator) in [
      ("assign-licenses", 32, 40), ("show-the-value", 20, 40), ("train-and-self-service", 5, 100),
    ] {
      let rule = try #require(playbook.rules.first { $0.id == id })
      let condition = try #require(rule.conditions.first)
      let basis = try #require(condition.bases.last)
      let step = condition.comparison == .below ? -1 : 1
      let outcomes = [0, step].map { step in
        let ratio = Ratio(numerator + step, of: denominator)
        // Whoever is not active is idle, so that further conditions hold.
        let rest = rule.conditions.dropFirst().map {
          GivenMeasure($0.measure, basis: basis, ratio: Ratio(denominator - ratio.numerator, of: denominator))
        }
        return rule.outcome(
          of: RuleExample(
            given: [GivenMeasure(condition.measure, basis: basis, ratio: ratio)] + rest, expected: .advises))
      }
      #expect(outcomes.map(ExpectedOutcome.init) == [.satisfied, .advises])
    }
  }

  @Test("low use is shown its value where a quarter of the units is idle, and not where fewer are")
  func idleUnits() throws {
    let playbook = try loadPlaybook(from: [templates], languages: Self.languages)
    let rule = try #require(playbook.rules.first { $0.id == "show-the-value" })
    func outcome(active: Int, idle: Int, of units: Int) -> ExpectedOutcome {
      let given = [(MeasureID.adjustedUsage, active), (.idle, idle)].map {
        GivenMeasure($0, basis: .entitled, ratio: Ratio($1, of: units))
      }
      return ExpectedOutcome(rule.outcome(of: RuleExample(given: given, expected: .advises)))
    }
    #expect(outcome(active: 8, idle: 10, of: 40) == .advises)
    #expect(outcome(active: 8, idle: 9, of: 40) == .satisfied)
    #expect(outcome(active: 18, idle: 4, of: 60) == .satisfied)
    #expect(outcome(active: 20, idle: 20, of: 40) == .satisfied)
  }

  @Test("wording in the customer's scope does not name a subject, and up-selling stays internal")
  func wording() throws {
    let playbook = try loadPlaybook(from: [templates], languages: Self.languages)
    for rule in playbook.rules {
      #expect((1...3).contains(rule.actions.count))
      #expect((rule.audience == .internal) == (rule.problem == .readyForMore))
      guard rule.scope == .customer else { continue }
      let actions = rule.actions.compactMap(playbook.action)
      let texts =
        rule.wording.values.flatMap { [$0.title, $0.consider] }
        + actions.flatMap { $0.wording.values.flatMap { [$0.title, $0.description] } }
      #expect(texts.allSatisfy { !$0.contains("{subject}") })
    }
  }

  @Test("every training action is tried by a rule")
  func actions() throws {
    let playbook = try loadPlaybook(from: [templates], languages: Self.languages)
    #expect(Set(playbook.rules.flatMap(\.actions)) == Set(playbook.actions.map(\.id)))
  }

  @Test("the services stand in the order of reports; Skype for Business and Yammer are not judged")
  func services() throws {
    let catalog = try loadCatalog(from: [templates])
    #expect(
      catalog.services.map(\.id.slug) == [
        "exchange", "sharepoint-onedrive", "teams", "skype-for-business", "yammer", "m365-apps",
        "dynamics-sales", "dynamics-customer-service", "dynamics-field-service", "dynamics-finance",
        "dynamics-supply-chain", "dynamics-business-central", "dynamics-project-operations",
        "dynamics-human-resources", "dynamics-commerce", "dynamics-customer-insights",
      ])
    #expect(
      catalog.services.filter { !$0.isJudged }.map(\.id.slug) == ["skype-for-business", "yammer"])
    #expect(
      catalog.services.flatMap(\.workloads)
        == ["Exchange", "OneDrive", "SharePoint", "Teams", "Skype For Business", "Yammer"])
    #expect(catalog.minimumToJudge == 10)
    #expect(catalog.isFree(partNumber: "TEAMS_EXPLORATORY"))
    #expect(!catalog.isFree(partNumber: "SPE_E3"))
  }

  @Test("every column that exports are asked for can have aliases")
  func columns() throws {
    let imports = try loadImportSettings(from: [templates])
    #expect(imports.aliases.names.keys.sorted() == canonicalColumns.sorted())
    #expect(imports.aliases.names["CustomerId"]?.contains("CustomerTenantId") == true)
    #expect(imports.maxRejectedPermille == 10)
    #expect(imports.staleAfter == 14)
    #expect(imports.defaultLanguage == "en")
  }

  @Test("the playbook's page explains every key and every word that a rule may use")
  func page() throws {
    let page = String(
      decoding: try Data(contentsOf: URL(filePath: templates + "/playbook/README.md")), as: UTF8.self)
    let keys = [
      PlaybookKeys.rule, PlaybookKeys.condition, PlaybookKeys.example, PlaybookKeys.given,
      PlaybookKeys.action, PlaybookKeys.ruleWording, PlaybookKeys.actionWording,
    ]
    let words = [
      Audience.allCases.map(\.rawValue), Problem.allCases.map(\.rawValue), Urgency.allCases.map(\.rawValue),
      Rule.Scope.allCases.map(\.rawValue), Condition.Quantifier.allCases.map(\.rawValue),
      Condition.Comparison.allCases.map(\.rawValue), Condition.Origin.allCases.map(\.rawValue),
      ExpectedOutcome.allCases.map(\.rawValue), MeasureID.allCases.map(\.rawValue),
      Basis.allCases.map(\.rawValue),
    ]
    for word in (keys + words).joined() { #expect(page.contains("`\(word)`"), "\(word)") }
  }
}

@Suite("The list of free products")
struct FreeProductsTests {
  @Test(
    "every part number is one of the vendor's list",
    .enabled(if: sharedFolder != nil, "ADOPTION_SHARED names no folder"))
  func known() throws {
    let shared = try #require(sharedFolder)
    let list = String(
      decoding: try Data(
        contentsOf: URL(filePath: shared + "/formats/samples/licensing-service-plans.2026-01.csv")),
      as: UTF8.self
    ).uppercased()
    for partNumber in try loadCatalog(from: [templates]).freePartNumbers.sorted() {
      #expect(list.contains(",\(partNumber),"), "\(partNumber)")
    }
  }
}

/// `Templates` at the top of the repository.
private let templates = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../Templates").standardized.path

/// The folder of shared reference files, where the environment names one.
private let sharedFolder = ProcessInfo.processInfo.environment["ADOPTION_SHARED"]

private let workloads = ["Exchange", "OneDrive", "SharePoint", "Skype For Business", "Yammer", "Teams"]

/// The columns that the import asks for.
private let canonicalColumns =
  [
    "CustomerId", "CustomerName", "Country", "Segment", "SeatCount", "Domains", "Language", "AccountManager",
    "AccountManagerEmail", "ReportRecipients", "SendReport",
    "SubscriptionId", "SkuPartNumber", "ProductName", "Status", "IsTrial", "LicensesSold",
    "LicensesAssigned", "Channel", "StartDate", "CommitmentEndDate", "AutoRenew", "IsTenantWide",
    "Report Refresh Date", "User Principal Name", "Display Name", "Is Deleted", "Deleted Date",
    "Assigned Products", "TicketId", "CreatedAt", "Product", "Category", "SatisfactionRating", "UpdatedAt",
    "Product_Display_Name", "String_Id", "GUID", "Service_Plan_Name",
  ] + workloads.flatMap { ["Has \($0) License", "\($0) Last Activity Date", "\($0) License Assign Date"] }

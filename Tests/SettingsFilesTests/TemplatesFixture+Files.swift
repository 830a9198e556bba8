import ReportContent

extension TemplatesFixture {
  /// The smallest complete layer.
  static let baseFiles: [(path: String, text: String)] = [
    ("services.yaml", services), ("catalog.yaml", products), ("import.yaml", imports),
    ("playbook/rules/use-it.yaml", rule),
    ("playbook/actions/visit.yaml", action), ("texts/en.yaml", english + otherTexts),
    ("texts/ko.yaml", korean + otherTexts),
  ]

  private static let services = """
    services:
      - id: teams
        name: Teams
        judged: true
        workloads: [Teams]
        supportProducts: [Teams, Microsoft Teams]
      - {id: mail, name: Mail, judged: false, workloads: [Exchange], supportProducts: []}
    freeProducts: [FLOW_FREE]
    minimumToJudge: 10

    """

  private static let products = """
    products:
      - partNumber: SPB
        id: cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46
        name: Microsoft 365 Business Premium
        otherNames: [Microsoft 365 Business]
        services: [teams, mail]
      - {partNumber: EMS, name: "Mobility + Security, E3", services: []}

    """

  private static let imports = """
    maxRejected: 1.5
    defaultLanguage: en
    columns:
      CustomerId: [Tenant ID, Microsoft ID]
      Status: []
    staleAfter: 20

    """

  private static let rule = """
    id: use-it
    version: 2
    audience: customer
    problem: low-adoption
    scope: service
    when:
      - measure: usage.adjusted
        basis: [entitled, assigned]
        is: below
        threshold: 50
        minimumDenominator: 10
    graceDays: 60
    urgency: high
    try: [visit]
    wording:
      en: {title: "Use {subject}", consider: Look at it.}
      ko: {title: "{subject} 활용", consider: 살펴보십시오.}
    examples:
      - given:
          - {measure: usage.adjusted, basis: assigned, numerator: 19, denominator: 40}
        expect: advises
      - given:
          - {measure: usage.adjusted, basis: assigned, numerator: 20, denominator: 40}
        expect: satisfied
        boundary: true

    """

  private static let action = """
    id: visit
    wording:
      en:
        title: Visit them
        description: Go and see.
      ko:
        title: 방문
        description: 찾아가 보십시오.

    """

  private static let english = """
    format:
      percent: "{number} %"
    usage:
      title: Usage
      states: {idle: Idle}

    """

  private static let korean = """
    format:
      percent: "{number}%"
    usage:
      title: 사용률
      states: {idle: 미사용}

    """

  /// The texts that content needs, but for `format.percent`, each on a line.
  static let otherTexts: String = TextKey.allCases.map(\.rawValue).filter { $0 != "format.percent" }
    .map { "\($0): text\n" }.joined()
}

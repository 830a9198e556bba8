internal import AdoptionDomain
internal import FoundationEssentials
internal import GRDB

/// The rows of a night that belong to no customer.
enum PortfolioRows {
  /// Stands in place of a customer's id where facts are about the portfolio as a whole; no id can be that.
  static let owner = "*"

  static func inputs(_ sources: [ExportSource], paths: [Int]) -> [KeptRow] {
    zip(sources, paths).map { source, path in
      KeptRow(
        .inputs, owner: "", key: [path.databaseValue],
        values: [
          source.kind.rawValue.databaseValue, source.size.databaseValue, source.fingerprint.databaseValue,
          source.records.databaseValue, source.rejectedRecords.databaseValue,
          (source.dataDates?.start.description).databaseValue,
          (source.dataDates?.end.description).databaseValue,
        ])
    }
  }

  static func findings(_ findings: [Finding]) -> [KeptRow] {
    var occurrences: [Finding: Int] = [:]
    return findings.map { finding in
      let occurrence = occurrences[finding, default: 0]
      occurrences[finding] = occurrence + 1
      return KeptRow(
        .findings, owner: "",
        key: [
          finding.severity.rawValue.databaseValue, finding.code.rawValue.databaseValue,
          finding.file.databaseValue, finding.line.databaseValue, finding.column.databaseValue,
          (finding.customer?.text).databaseValue, finding.count.databaseValue,
          finding.expected.databaseValue, finding.found.databaseValue, occurrence.databaseValue,
        ], values: [])
    }
  }

  static func facts(_ facts: Facts, paths: [Int]) -> [KeptRow] {
    let encoder = FactsEncoder(paths: paths, productSets: facts.productSets)
    let unmatched = facts.tallies.filter { $0.customer == nil }
    var parts: [(FactsPart, [UInt8])] = []
    if !facts.learnedProducts.isEmpty {
      parts.append((.learnedProducts, encoder.learnedProducts(facts.learnedProducts)))
    }
    if !unmatched.isEmpty { parts.append((.tallies, encoder.encoded(unmatched))) }
    return parts.map { part, bytes in
      KeptRow(.facts, owner: owner, key: [part.rawValue.databaseValue], values: [Data(bytes).databaseValue])
    }
  }
}

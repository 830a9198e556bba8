internal import AdoptionDomain
internal import ByteEncoding

/// The rows of a night that belong to no customer.
enum PortfolioRows {
  /// Stands in place of a customer's id where facts are about the portfolio as a whole; no id can be that.
  static let owner = "*"

  static func inputs(_ sources: [ExportSource], paths: [Int]) -> [KeptRow] {
    zip(sources, paths).map { source, path in
      KeptRow(.inputs, owner: "") { key in
        key.write(value: path)
      } values: { values in
        values.write(value: source.kind.rawValue)
        values.write(value: source.size)
        values.write(value: source.fingerprint)
        values.write(value: source.records)
        values.write(value: source.rejectedRecords)
        values.write(value: source.dataDates?.start.description)
        values.write(value: source.dataDates?.end.description)
      }
    }
  }

  static func findings(_ findings: [Finding]) -> [KeptRow] {
    var occurrences: [Finding: Int] = [:]
    return findings.map { finding in
      let occurrence = occurrences[finding, default: 0]
      occurrences[finding] = occurrence + 1
      return KeptRow(.findings, owner: "") { key in
        key.write(value: finding.severity.rawValue)
        key.write(value: finding.code.rawValue)
        key.write(value: finding.file)
        key.write(value: finding.line)
        key.write(value: finding.column)
        key.write(value: finding.customer?.text)
        key.write(value: finding.count)
        key.write(value: finding.expected)
        key.write(value: finding.found)
        key.write(value: occurrence)
      }
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
      KeptRow(.facts, owner: owner) {
        $0.write(value: part.rawValue)
      } values: {
        $0.write(blob: bytes)
      }
    }
  }
}

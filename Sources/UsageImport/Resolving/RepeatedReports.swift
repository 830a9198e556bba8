internal import AdoptionDomain

extension Resolution {
  /// A raw cohort of one file.
  struct Part {
    let source: Int
    let cohort: Int
  }

  /// Who stands in a file, without telling anybody.
  private struct People: Hashable {
    let count: Int
    let namesHash: UInt64
    let isConcealed: Bool
  }

  /// Leaves out what a file says about a tenant where another file speaks of the very same people on the same day: the
  /// tenant's own report and the partner's joined one are one report in two forms, not a split one.
  ///
  /// Concealed people are never united with named ones, who may be the same. The tenant's own report counts, else the
  /// first by path.
  mutating func leavingOutRepeatedReports(in parts: [Part], customer: Int) -> [Part] {
    let bySource = Dictionary(grouping: parts, by: \.source).sorted { left, right in
      let own = [left, right].map { counts[$0.key].kind == .graphActiveUserDetail ? 0 : 1 }
      return (own[0], left.key) < (own[1], right.key)
    }
    var kept: [(people: People, source: Int)] = []
    var repeated: Set<Int> = []
    for (source, own) in bySource {
      guard let people = people(of: own) else { continue }
      let other = kept.first { $0.people == people || $0.people.isConcealed != people.isConcealed }
      guard let other else {
        kept.append((people, source))
        continue
      }
      repeated.insert(source)
      tallies.leaveOut(people.count, for: .repeatedRecord, source: source, customer: customer)
      findings.append(
        Finding(
          .note, .repeatedFile, file: counts[source].file.path, customer: directory.customers[customer].id,
          count: people.count, found: "the people of \(counts[other.source].file.path) on the same day"))
    }
    return parts.filter { !repeated.contains($0.source) }
  }

  /// The people of the parts of one file; `nil` where the file has no names.
  private func people(of parts: [Part]) -> People? {
    var (count, hash, concealed) = (0, UInt64(0), 0)
    for part in parts {
      guard case .users(let users) = counts[part.source].content,
        let names = users.cohorts[part.cohort].namesHash
      else { return nil }
      count += Int(users.cohorts[part.cohort].people)
      concealed += Int(users.cohorts[part.cohort].concealedPeople)
      hash &+= names
    }
    return People(count: count, namesHash: hash, isConcealed: concealed * 2 > count)
  }
}

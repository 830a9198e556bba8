internal import AdoptionDomain

extension Resolution {
  /// Finds the customer of each file that is about one tenant, and the one to whom rows without a key belong.
  mutating func assignWholeFiles() {
    let directory = directory
    // Of each file the customers that its folders and name tell of, if it may belong to one.
    let named = workers.map(counts, batchesOf: 256) { files in
      files.map { $0.isOfOneTenant ? directory.matches(in: $0.file) : [] }
    }
    for (place, file) in counts.enumerated() where file.isOfOneTenant {
      switch file.content {
      case .users(let users): assign(place, tenant: nil, named: named[place], domains: users.domains)
      case .licenses(let rows): assign(place, tenant: rows.tenant, named: named[place], domains: [])
      case .deployment(let rows), .usage(let rows):
        assignRowsWithoutTenant(of: rows, inFileAt: place, named: named[place])
      case .customers, .subscriptions, .requests, .reference: continue
      }
    }
  }

  /// Assigns a file as a whole: by the tenant that it states, or by its folder and name, or by its users' domains.
  private mutating func assign(_ place: Int, tenant: String?, named: Set<Int>, domains: [String]) {
    if let tenant, let match = directory.match(key: tenant) {
      owners[place] = match.place
      return
    }
    var matches = named.isEmpty ? directory.matches(domains: domains) : named
    if let tenant { matches = matches.filter { !directory.contradicts(tenant, customerAt: $0) } }
    if matches.count == 1 {
      owners[place] = matches.first
    } else {
      leaveOut(
        place, isAmbiguous: !matches.isEmpty,
        expected: "one customer's id or domain in the folder, the file's name or the user names",
        found: matches.isEmpty ? (tenant == nil ? "none" : "an unknown tenant") : "\(matches.count) customers"
      )
    }
  }

  /// Notes whose rows are that name no tenant, by the folder and the name of their file.
  private mutating func assignRowsWithoutTenant(
    of rows: AnalyticsRows, inFileAt place: Int, named: Set<Int>
  ) {
    guard named.count < 2 else {
      return leaveOut(
        place, isAmbiguous: true, expected: "one customer's id or domain in the folder or the file's name",
        found: "\(named.count) customers")
    }
    ownersOfUnnamedRows[place] = named.first
  }

  private mutating func leaveOut(_ place: Int, isAmbiguous: Bool, expected: String, found: String) {
    leftOutFiles.insert(place)
    tallies.leaveOut(counts[place].records, for: .noCustomer, source: place, customer: nil)
    findings.append(
      Finding(
        .refusal, isAmbiguous ? .ambiguousCustomerFile : .unknownCustomerFile, file: counts[place].file.path,
        expected: expected, found: found))
  }

  /// Leaves out files whose bytes stand in another file of the same customer and kind.
  mutating func leaveOutRepeatedFiles() {
    struct Content: Hashable {
      let kind: ExportKind
      let fingerprint: String
      let size: Int
      let owner: Int?
    }
    var first: [Content: Int] = [:]
    for (place, file) in counts.enumerated() where !leftOutFiles.contains(place) {
      let content = Content(
        kind: file.kind, fingerprint: file.fingerprint, size: file.size,
        owner: owners[place] ?? ownersOfUnnamedRows[place])
      guard let kept = first[content] else {
        first[content] = place
        continue
      }
      leftOutFiles.insert(place)
      tallies.leaveOut(file.records, for: .repeatedFile, source: place, customer: nil)
      findings.append(
        Finding(
          .warning, .repeatedFile, file: file.file.path, found: "the bytes of \(counts[kept].file.path)"))
    }
  }

  /// Whose the rows of an analytics file are, by the key's number: by the tenant, else by the file's folder and name,
  /// else by the company's name; `nil` for those that match nobody.
  func matches(of keys: [CustomerKey], inFileAt place: Int) -> [CustomerDirectory.Match?] {
    let owner = ownersOfUnnamedRows[place]
    return keys.map { key in
      if let tenant = key.tenant, let match = directory.match(key: tenant) { return match }
      if key.tenant == nil, let owner { return CustomerDirectory.Match(place: owner, byNameOnly: false) }
      guard let name = key.name, let match = directory.match(key: name) else { return nil }
      // A tenant that nobody knows is another one than the tenant who has this name.
      if let tenant = key.tenant, directory.contradicts(tenant, customerAt: match.place) { return nil }
      return CustomerDirectory.Match(place: match.place, byNameOnly: true)
    }
  }
}

extension FileCounts {
  /// Whether the file, or rows of it that name nobody, can only belong to the tenant that its place or content tells.
  fileprivate var isOfOneTenant: Bool {
    switch content {
    case .users: kind == .graphActiveUserDetail
    case .licenses: true
    case .deployment(let rows), .usage(let rows): rows.customers.contains { $0.tenant == nil }
    case .customers, .subscriptions, .requests, .reference: false
    }
  }
}

extension CustomerDirectory {
  /// Whether a tenant's id says that a row is not about this customer, who is known by another tenant's id; customers
  /// that are known by keys of the partner's own may be any tenant.
  fileprivate func contradicts(_ tenant: String, customerAt place: Int) -> Bool {
    let id = customers[place].id
    return isTenantID(id.text) && id != Customer.ID(tenant)
  }
}

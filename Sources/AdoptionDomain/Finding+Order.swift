/// Findings by weight, then file, place, kind and customer, then by all the rest, so that the order says nothing of its own.
///
/// There may be one for every customer, and each is large: they are compared where they are, and change places if nobody
/// else has them.
public func inFixedOrder(_ findings: consuming [Finding]) -> [Finding] {
  var order = findings.withUnsafeBufferPointer { all in all.indices.sorted { all[$0].precedes(all[$1]) } }
  // Each circle of findings that take each other's places.
  for start in order.indices {
    var place = start
    while order[place] != start {
      let next = order[place]
      findings.swapAt(place, next)
      order[place] = place
      place = next
    }
    order[place] = place
  }
  return findings
}

extension Finding {
  /// Whether this one comes first; what is absent comes before all that is not.
  fileprivate func precedes(_ other: Finding) -> Bool {
    if severity != other.severity { return severity.weight < other.severity.weight }
    if file != other.file { return file ?? "" < other.file ?? "" }
    if line != other.line { return line ?? 0 < other.line ?? 0 }
    if column != other.column { return column ?? 0 < other.column ?? 0 }
    if code != other.code { return code.rawValue < other.code.rawValue }
    if customer != other.customer { return customer?.text ?? "" < other.customer?.text ?? "" }
    if count != other.count { return count ?? 0 < other.count ?? 0 }
    if expected != other.expected { return expected ?? "" < other.expected ?? "" }
    return found ?? "" < other.found ?? ""
  }
}

extension Finding.Severity {
  /// The weightiest first.
  fileprivate var weight: Int {
    switch self {
    case .refusal: 0
    case .warning: 1
    case .note: 2
    }
  }
}
